/** A pack's text side of its pair, for finding pictures by words nobody listed: read and opened when first needed. */
import { parseShelf, type Shelf } from "../library/shelf";
import { pairText, type TextVector } from "../networks/pair";
import { makePieces, type Pieces, parsePieces } from "../networks/pieces";
import type { PackFile, PackSource, PairFiles } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import type { BackendOpener } from "./backend";
import type { CatalogEntry } from "./catalog";
import { remembered } from "./remembered";

export interface PairTexts {
  /** What the pack knows of a library's pictures. */
  shelf(): Promise<Shelf>;
  pieces(): Promise<Pieces>;
  vector(): Promise<TextVector>;
}

/**
 * Of each pack, opened at most once and kept: the text network is small. Null for packs without a pair or a shelf.
 * @param processor one small run an edit is not worth a graphics card, and gives the same numbers everywhere
 */
export function makePairTexts(processor: BackendOpener | undefined): (entry: CatalogEntry) => PairTexts | null {
  const known = new WeakMap<CatalogEntry, PairTexts>();
  return (entry) => {
    const found = known.get(entry);
    const { pair } = entry.pack;
    if (found !== undefined || processor === undefined || pair?.shelf === undefined) return found ?? null;
    const made = open(pair, pair.shelf, entry.source, processor);
    known.set(entry, made);
    return made;
  };
}

function open(pair: PairFiles, shelf: PackFile, source: PackSource, processor: BackendOpener): PairTexts {
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
  };
}
