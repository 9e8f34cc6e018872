/** A pack's text side of its pair, for finding pictures by words nobody listed: read and opened when first needed. */
import { parseShelf, type Shelf } from "../library/shelf";
import { pairText, type TextVector } from "../networks/pair";
import { makePieces, type Pieces, parsePieces } from "../networks/pieces";
import type { PairFiles, PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import type { BackendOpener } from "./backend";
import { remembered } from "./remembered";

export interface PairTexts {
  /** What the pack knows of a library's pictures. */
  shelf(): Promise<Shelf>;
  pieces(): Promise<Pieces>;
  vector(): Promise<TextVector>;
}

/**
 * Null for packs without a pair or without a shelf.
 * @param processor one small run an edit: not worth a graphics card, and the same numbers everywhere
 */
export function makePairTexts(
  pair: PairFiles | undefined,
  source: PackSource,
  processor: BackendOpener,
): PairTexts | null {
  const shelfFile = pair?.shelf;
  if (pair === undefined || shelfFile === undefined) return null;
  const { tokenizer, networks } = pair;
  const pieces = remembered(async () =>
    makePieces(parsePieces(decodeJson(await readVerified(source, tokenizer), tokenizer.file))),
  );
  return {
    pieces,
    shelf: remembered(async () => parseShelf(decodeJson(await readVerified(source, shelfFile), shelfFile.file))),
    vector: remembered(async () => {
      const session = await processor.open(await readVerified(source, networks.text), "pair's text");
      return pairText(session, await pieces());
    }),
  };
}
