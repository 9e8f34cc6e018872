/** A pack's pair for finding pictures by words nobody listed: each part is read and opened when first needed. */
import type { Planes } from "../image/raster";
import { measuring } from "../networks/guide";
import { pairText, type TextVector, type UnitVector } from "../networks/pair";
import { makePieces, type Pieces, parsePieces } from "../networks/pieces";
import type { ClipFiles, PackFile, PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import { remembered } from "../packs/remembered";
import { parseShelf, type Shelf } from "../starts/find/shelf";
import type { BackendOpener } from "./backend";
import type { CatalogEntry } from "./catalog";

export interface PairTexts {
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
 * Of each pack, opened at most once and kept: the text network is small. Null for packs without a pair or a shelf.
 * @param processor one small run an edit is not worth a graphics card, and gives the same numbers everywhere
 */
export function makePairTexts(processor: BackendOpener | undefined): (entry: CatalogEntry) => PairTexts | null {
  const known = new WeakMap<CatalogEntry, PairTexts>();
  return (entry) => {
    const found = known.get(entry);
    const { clip: pair } = entry.pack;
    if (found !== undefined || processor === undefined || pair?.shelf === undefined) return found ?? null;
    const made = open(pair, pair.shelf, entry.source, processor);
    known.set(entry, made);
    return made;
  };
}

function open(pair: ClipFiles, shelf: PackFile, source: PackSource, processor: BackendOpener): PairTexts {
  const { tokenizer, networks } = pair;
  const pieces = remembered(async () =>
    makePieces(parsePieces(decodeJson(await readVerified(source, tokenizer), tokenizer.file))),
  );
  return {
    pieces,
    shelf: remembered(async () => parseShelf(decodeJson(await readVerified(source, shelf), shelf.file))),
    vector: remembered(async () => {
      const session = await processor.open(await readVerified(source, networks.text), "pair's text");
      return pairText(session, await pieces());
    }),
    imageKey: networks.image.sha256.slice(0, 16),
    side: pair.size,
    picture: remembered(async () => {
      const session = await processor.open(await readVerified(source, networks.image), "pair's image");
      const measure = measuring(session, pair.size);
      // The network also says how far from a text; nobody asks.
      const nothing = new Float32Array(pair.width);
      return async (pixels) => (await measure(pixels, nothing, 0)).vector;
    }),
  };
}
