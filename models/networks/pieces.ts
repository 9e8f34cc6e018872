/**
 * Word pieces of the CLIP-like text network: the longest piece first (Wu et al. 2016, section 4.1). Thirty lines of our own
 * instead of a library, because the tables are ours and the libraries that read them bring every other tokenizer too.
 * The training side implements the same rules (models/training/blendtrain/pieces.py; golden numbers compare them).
 */
import * as v from "valibot";
import { EditError } from "../contract/errors";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const tableSchema = v.object({
  format: v.literal(1),
  /** Tokens per text. */
  length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024)),
  pad: count,
  unknown: count,
  /** Position = token. Pieces inside a word begin with ##. */
  pieces: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(100_000)),
});

export type PieceTable = Readonly<v.InferOutput<typeof tableSchema>>;

export interface Pieces {
  /** Tokens of a text, the table's length; what no longer fits is left out. */
  tokens(text: string): Int32Array<ArrayBuffer>;
  /** Whether a word has a piece of its own, so that the network was trained on it as a word. */
  knows(word: string): boolean;
}

/** Longer words are unknown. */
const longestWord = 40;
const mostCharacters = 10_000;
const wordPattern = /[\p{L}\p{N}]+/gu;

/** @throws EditError "pack-invalid", naming the first thing wrong and where */
export function parsePieces(json: unknown): PieceTable {
  const result = v.safeParse(tableSchema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw invalid(`${v.getDotPath(issue) ?? "the file"}: ${issue.message}`);
  }
  const table = result.output;
  for (const key of ["pad", "unknown"] as const) {
    if (table[key] >= table.pieces.length) throw invalid(`${key}: token ${table[key]} has no piece`);
  }
  return table;
}

function invalid(problem: string): EditError {
  return new EditError("pack-invalid", `The pack's pieces.json is not valid (${problem}); reinstall the pack.`);
}

export function makePieces({ length, pad, unknown, pieces }: PieceTable): Pieces {
  const tokenOf = new Map<string, number>();
  for (const [token, piece] of pieces.entries()) if (token !== pad && token !== unknown) tokenOf.set(piece, token);

  const ofWord = (word: string): readonly number[] => {
    if (word.length > longestWord) return [unknown];
    const found: number[] = [];
    for (let start = 0; start < word.length; ) {
      let end = word.length;
      let token: number | undefined;
      for (; end > start && token === undefined; end--) {
        token = tokenOf.get((start > 0 ? "##" : "") + word.slice(start, end));
      }
      if (token === undefined) return [unknown];
      found.push(token);
      start = end + 1;
    }
    return found;
  };

  return {
    tokens(text) {
      const words = text.slice(0, mostCharacters).normalize("NFKC").toLowerCase().match(wordPattern) ?? [];
      const tokens = new Int32Array(length).fill(pad);
      tokens.set(words.flatMap(ofWord).slice(0, length));
      return tokens;
    },
    knows: (word) => tokenOf.has(word),
  };
}
