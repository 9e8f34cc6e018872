/** What this frame can do. Facts only; messages put them in words. */

export interface Facts {
  readonly secure: boolean;
  readonly webgpu: boolean;
  readonly storage: boolean;
  readonly mac: boolean;
  /** Half precision on the graphics card; null until it has been asked. */
  readonly f16: boolean | null;
  /** About how much memory the machine has, bytes; null where the browser does not tell. */
  readonly memory: number | null;
}

/** The parts of a window that are asked. */
export interface Asked {
  readonly isSecureContext: boolean;
  readonly navigator: {
    readonly gpu?: unknown;
    readonly storage?: unknown;
    readonly platform?: string;
    /** In GiB, rounded, at most 8 in most browsers. */
    readonly deviceMemory?: number;
  };
}

/** Reads the facts once; they do not change while the page lives. What takes time is left null. */
export function readFacts({ isSecureContext, navigator }: Asked): Facts {
  return {
    secure: isSecureContext,
    webgpu: navigator.gpu !== undefined && navigator.gpu !== null,
    storage: navigator.storage !== undefined,
    f16: null,
    memory: navigator.deviceMemory === undefined ? null : navigator.deviceMemory * 1024 ** 3,
    mac: /Mac|iPhone|iPad/.test(navigator.platform ?? ""),
  };
}

/** The part of WebGPU that is asked here. */
interface Gpu {
  requestAdapter(): Promise<{ readonly features: { has(name: string): boolean } } | null>;
}

/** Whether the graphics card computes in half precision; false where there is no adapter. Never rejects. */
export async function readF16(gpu: unknown): Promise<boolean> {
  if (typeof gpu !== "object" || gpu === null || !("requestAdapter" in gpu)) return false;
  try {
    const adapter = await (gpu as Gpu).requestAdapter();
    return adapter?.features.has("shader-f16") ?? false;
  } catch {
    return false; // A driver that cannot be asked will not be used either.
  }
}
