/** A pack's CLIP-like networks for finding pictures by words nobody listed: each part is read and opened when first needed. */
import type { Planes } from "../image/raster";
import { measuring } from "../networks/clip-image";
import { clipText, type TextVector, type UnitVector } from "../networks/clip-text";
import { makePieces, type Pieces, parsePieces } from "../networks/pieces";
import type { ClipFiles, PackFile, PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import { remembered } from "../packs/remembered";
import { parseShelf, type Shelf } from "../starts/find/shelf";
import type { BackendOpener } from "./backend";
import type { CatalogEntry } from "./catalog";

export interface ClipTexts {
  /** What the pack knows of a library's pictures. */
  shelf(): Promise<Shelf>;
  pieces(): Promise<Pieces>;
  vector(): Promise<TextVector>;
  /** Which image network it is. */
  readonly imageKey: string;
  /** Side of the pictures it sees, pixels. */
  readonly side: number;
  /** Unit vectors of pictures: 3 planes of that side in [-1, 1]. */
  picture(): Promise<(pixels: Planes) => Promise<UnitVector>>;
}

/**
 * Of each pack, opened at most once and kept: the text network is small. Null for packs without them or without a shelf.
 * @param processor one small run an edit is not worth a graphics card, and gives the same numbers everywhere
 */
export function makeClipTexts(processor: BackendOpener | undefined): (entry: CatalogEntry) => ClipTexts | null {
  const known = new WeakMap<CatalogEntry, ClipTexts>();
  return (entry) => {
    const found = known.get(entry);
    const { clip } = entry.pack;
    if (found !== undefined || processor === undefined || clip?.shelf === undefined) return found ?? null;
    const made = open(clip, clip.shelf, entry.source, processor);
    known.set(entry, made);
    return made;
  };
}

function open(clip: ClipFiles, shelf: PackFile, source: PackSource, processor: BackendOpener): ClipTexts {
  const { tokenizer, networks } = clip;
  const pieces = remembered(async () =>
    makePieces(parsePieces(decodeJson(await readVerified(source, tokenizer), tokenizer.file))),
  );
  return {
    pieces,
    shelf: remembered(async () => parseShelf(decodeJson(await readVerified(source, shelf), shelf.file))),
    vector: remembered(async () => {
      const session = await processor.open(await readVerified(source, networks.text), "CLIP text");
      return clipText(session, await pieces());
    }),
    imageKey: networks.image.sha256.slice(0, 16),
    side: clip.size,
    picture: remembered(async () => {
      const session = await processor.open(await readVerified(source, networks.image), "CLIP image");
      const measure = measuring(session, clip.size);
      // The network also says how far from a text; nobody asks.
      const nothing = new Float32Array(clip.width);
      return async (pixels) => (await measure(pixels, nothing, "cosine")).vector;
    }),
  };
}
