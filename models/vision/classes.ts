/** The 1,000 classes' names, and the plain kinds they belong to. */
import { EditError } from "../contract/errors";
import { softmax } from "./elementary";
import { classCount } from "./features";
import { kinds } from "./kinds";

export interface ImageClass {
  /** WordNet's number of the class, such as "n02123045". */
  readonly synset: string;
  /** English words for it, the plainest first. */
  readonly words: readonly string[];
}

export interface Likely {
  readonly index: number;
  readonly name: string;
  /** 0 to 1; all classes' sum is 1. */
  readonly probability: number;
}

/**
 * classes.txt of the vision pack: one class a line, "synset word, word, …".
 * @throws EditError "pack-invalid" if a line is something else or there are not 1,000
 */
export function parseClasses(text: string): readonly ImageClass[] {
  const classes = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index): ImageClass => {
      const match = /^(n\d{8}) (.+)$/.exec(line);
      if (match === null) {
        throw new EditError(
          "pack-invalid",
          `Line ${index + 1} of the vision pack's class names is "${line.slice(0, 40)}"; reinstall the pack.`,
        );
      }
      return { synset: match[1] as string, words: (match[2] as string).split(", ") };
    });
  if (classes.length === classCount) return classes;
  throw new EditError(
    "pack-invalid",
    `The vision pack names ${classes.length} classes instead of ${classCount}; reinstall the pack.`,
  );
}

/** The `count` most likely classes, most likely first. */
export function topClasses(logits: Float32Array, classes: readonly ImageClass[], count = 5): readonly Likely[] {
  const shares = softmax(logits);
  return ranked(shares, count).map((index) => ({
    index,
    name: classes[index]?.words[0] ?? "",
    probability: shares[index],
  }));
}

/** The `count` most likely kinds ("dog", not the breed), most likely first; `index` is that in `kinds`. */
export function topKinds(logits: Float32Array, count = 5): readonly Likely[] {
  const shares = softmax(logits);
  const sums = Float64Array.from(kinds, ({ ranges }) => {
    let sum = 0;
    for (const [first, last] of ranges) for (let i = first; i <= last; i++) sum += shares[i];
    return sum;
  });
  return ranked(sums, count).map((index) => ({
    index,
    name: kinds[index]?.name ?? "",
    probability: sums[index],
  }));
}

function ranked(shares: Float64Array, count: number): number[] {
  const order = Array.from(shares.keys());
  // Equal shares keep their order, so that the answer is the same everywhere.
  order.sort((a, b) => shares[b] - shares[a] || a - b);
  return order.slice(0, count);
}
