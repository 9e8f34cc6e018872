/** A library's pictures as vectors of a text-image pair, and which of them is nearest to a text's. */
import * as v from "valibot";
import { EditError } from "../../contract/errors";

const shelfSchema = v.object({
  format: v.literal(1),
  /** The library's id. */
  library: v.pipe(v.string(), v.nonEmpty()),
  /** Numbers of a vector. */
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096)),
  /** Cosine similarity from which on a picture counts as what was asked for. */
  threshold: v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
  /** Name of an entry to its vector: whole numbers from -127 to 127 in base64, of any length. */
  vectors: v.record(v.string(), v.pipe(v.string(), v.base64())),
});

export interface Shelf {
  readonly library: string;
  readonly width: number;
  readonly threshold: number;
  /** Unit vectors by the entry's name. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

export interface Near {
  readonly name: string;
  /** Cosine similarity, -1 to 1. */
  readonly similarity: number;
}

/** Present in every realm that reads packs; this realm's types do not have it. */
declare const atob: (base64: string) => string;

/** @throws EditError "pack-invalid", naming the first thing wrong and where */
export function parseShelf(json: unknown): Shelf {
  const result = v.safeParse(shelfSchema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw invalid(`${v.getDotPath(issue) ?? "the file"}: ${issue.message}`);
  }
  const { library, width, threshold, vectors } = result.output;
  return {
    library,
    width,
    threshold,
    vectors: new Map(Object.entries(vectors).map(([name, base64]) => [name, unitVector(name, base64, width)])),
  };
}

function unitVector(name: string, base64: string, width: number): Float32Array {
  const numbers = Float32Array.from(atob(base64), (byte) => (byte.charCodeAt(0) << 24) >> 24);
  const length = Math.hypot(...numbers);
  if (numbers.length !== width || length === 0) throw invalid(`the vector of "${name}" is not one`);
  return numbers.map((number) => number / length);
}

function invalid(problem: string): EditError {
  return new EditError("pack-invalid", `The pack's list of library pictures is not valid (${problem}); reinstall it.`);
}

/**
 * The picture nearest to a text, of those `offered`; null where none is near enough. Of equal ones the first.
 * @throws RangeError if the text's vector has another width
 */
export function nearest(
  shelf: Shelf,
  text: Float32Array,
  offered: (name: string) => boolean = () => true,
): Near | null {
  if (text.length !== shelf.width) throw new RangeError(`a vector of ${text.length} numbers on one of ${shelf.width}`);
  let name: string | null = null;
  let most = shelf.threshold;
  for (const [each, vector] of shelf.vectors) {
    const similarity = vector.reduce((sum, value, i) => sum + value * (text[i] as number), 0);
    if ((similarity > most || (name === null && similarity === most)) && offered(each)) {
      name = each;
      most = similarity;
    }
  }
  return name === null ? null : { name, similarity: most };
}
