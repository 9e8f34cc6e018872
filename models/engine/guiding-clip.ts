/** A pack's CLIP-like networks, opened when a run first guides or ranks: most runs do neither. */
import type { GuidingClip } from "../guidance/guide";
import { measuring } from "../networks/clip-image";
import { clipText, type UnitVector } from "../networks/clip-text";
import { makePieces, parsePieces } from "../networks/pieces";
import type { NetworkSession } from "../networks/session";
import type { ModelPack, PackFile, PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import { remembered } from "../packs/remembered";
import type { BackendOpener } from "./backend";

export interface LazyClip extends GuidingClip {
  /** Frees what was opened. */
  release(): Promise<void>;
}

/** Null for packs without them. Files are read and verified at first use; a failure is tried again by the next run. */
export function lazyClip(
  { clip }: Pick<ModelPack, "clip">,
  source: PackSource,
  backend: BackendOpener,
): LazyClip | null {
  if (clip === undefined) return null;
  const opened: NetworkSession[] = [];
  // Without progress: a few megabytes, and whoever loaded the pack may no longer listen.
  const read = (file: PackFile): Promise<Uint8Array<ArrayBuffer>> => readVerified(source, file);
  const open = async (file: PackFile, label: string): Promise<NetworkSession> => {
    const session = await backend.open(await read(file), label);
    opened.push(session);
    return session;
  };
  const image = remembered(async () => measuring(await open(clip.networks.image, "CLIP image"), clip.size));
  const text = remembered(async () => {
    const pieces = makePieces(parsePieces(decodeJson(await read(clip.tokenizer), clip.tokenizer.file)));
    return clipText(await open(clip.networks.text, "CLIP text"), pieces);
  });
  const vectors = new Map<string, Promise<UnitVector>>();
  return {
    size: clip.size,
    async text(prompt) {
      const known = vectors.get(prompt) ?? (await text())(prompt);
      vectors.set(prompt, known);
      // One run knows a handful of texts; a failed one is not kept.
      known.catch(() => vectors.delete(prompt));
      return known;
    },
    measure: async (pixels, words, by) => (await image())(pixels, words, by),
    async release() {
      await Promise.all(opened.splice(0).map((session) => session.release()));
    },
  };
}
