/** Where a pack is installed from. */
import { EditError } from "../../contract/errors";
import type { PackFile } from "../pack";

/** How a record names it: an address can be asked again, a file of the user's cannot. */
export type OriginName =
  | { readonly type: "url"; readonly url: string }
  | { readonly type: "folder" | "zip"; readonly name: string };

/** The part of AbortSignal that is used. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface PackOrigin {
  readonly name: OriginName;
  /** Bytes of its pack.json, at most 1 MiB. Rejects with "not-a-pack" | "pack-foreign" and what reading can meet. */
  manifest(stop: StopSignal): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * A file's bytes from one of them on, as they come; a piece holds them until the next is asked for. May yield more or fewer than are promised, which the receiver
   * notices. Rejects with "pack-file-missing" | "download-blocked" | "download-interrupted" | "checksum-mismatch" |
   * "archive-invalid" | "cancelled".
   */
  read(file: PackFile, from: number, stop: StopSignal): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** More is no description of a pack. */
export const manifestBytes = 2 ** 20;

export function stopped(): EditError {
  return new EditError("cancelled", "Stopped.");
}

/** Rejects as soon as the signal says so, however long the work would still wait. */
export async function orStopped<T>(work: Promise<T>, stop: StopSignal): Promise<T> {
  if (stop.aborted) throw stopped();
  let forget = (): void => {};
  const end = new Promise<never>((_, reject) => {
    const listener = (): void => reject(stopped());
    stop.addEventListener("abort", listener, { once: true });
    forget = () => stop.removeEventListener("abort", listener);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    forget();
  }
}

export function notAPack(where: string): EditError {
  return new EditError("not-a-pack", `There is no pack.json in ${where}; choose the folder, zip or address of one.`, {
    about: where,
  });
}

/** A model as Diffusers and Optimum lay it out. */
export function foreignPack(where: string): EditError {
  return new EditError(
    "pack-foreign",
    `${where} holds a model in the layout of Diffusers or Optimum, which this version cannot run; it needs a Blendfill pack (pack.json).`,
    { about: where },
  );
}

/** Files that only models in other layouts have. */
export function looksForeign(path: string): boolean {
  return /(^|\/)model_index\.json$|\.(safetensors|ckpt|gguf)$/i.test(path);
}
