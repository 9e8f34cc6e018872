/** What this frame can do. Facts only; messages put them in words. */

export interface Facts {
  readonly secure: boolean;
  readonly webgpu: boolean;
  readonly storage: boolean;
  readonly mac: boolean;
}

/** The parts of a window that are asked. */
export interface Asked {
  readonly isSecureContext: boolean;
  readonly navigator: { readonly gpu?: unknown; readonly storage?: unknown; readonly platform?: string };
}

/** Reads the facts once; they do not change while the page lives. */
export function readFacts({ isSecureContext, navigator }: Asked): Facts {
  return {
    secure: isSecureContext,
    webgpu: navigator.gpu !== undefined && navigator.gpu !== null,
    storage: navigator.storage !== undefined,
    mac: /Mac|iPhone|iPad/.test(navigator.platform ?? ""),
  };
}
