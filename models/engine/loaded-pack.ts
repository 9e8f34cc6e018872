/** A pack with its networks open on one backend. */
import type { Report } from "../contract/events";
import type { Model } from "../families/family";
import type { BackendOpener } from "./backend";
import type { CatalogEntry } from "./catalog";
import { type LazyClip, lazyClip } from "./guiding-clip";
import type { Resident } from "./residency";

export interface LoadedPack extends Resident {
  readonly model: Model;
  /** Null for packs that can neither guide nor rank. */
  readonly clip: LazyClip | null;
}

/** What of a pack is known before it is opened. */
export type Openable = Pick<CatalogEntry, "pack" | "source" | "family">;

/**
 * Reads, verifies and opens a pack's networks; what was opened before a failure is released.
 * @throws EditError "pack-file-missing" | "checksum-mismatch" | "pack-invalid", and what opening can meet
 */
export async function openPack(
  { pack, source, family }: Openable,
  backend: BackendOpener,
  report: Report,
): Promise<LoadedPack> {
  const model = await family.open(backend.open, report);
  const clip = lazyClip(pack, source, backend);
  return {
    model,
    clip,
    bytes: family.bytes,
    async release() {
      await clip?.release();
      await model.release();
    },
  };
}
