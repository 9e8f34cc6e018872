/** Cuts text without spaces into words of a dictionary. */
import type { Dictionary, Entry } from "./dictionary";

export interface Piece {
  readonly text: string;
  /** null: no word of the dictionary. */
  readonly entry: Entry | null;
}

const mostLetters = 16;
/** A letter that no word covers costs as much as this many words. */
const uncovered = 4;

/** The cut with the fewest letters left over, then the fewest words. Letters left over stand together. */
export function cut(text: string, dictionary: Dictionary): readonly Piece[] {
  const letters = [...text];
  const cost = [0];
  const step: number[] = [0];
  for (let end = 1; end <= letters.length; end++) {
    cost[end] = (cost[end - 1] as number) + uncovered;
    step[end] = 0;
    for (let length = Math.min(mostLetters, end); length > 0; length--) {
      const word = letters.slice(end - length, end).join("");
      const before = cost[end - length] as number;
      if (before + 1 < (cost[end] as number) && dictionary.exact(word) !== undefined) {
        cost[end] = before + 1;
        step[end] = length;
      }
    }
  }
  const backwards: Piece[] = [];
  for (let end = letters.length; end > 0; ) {
    const length = Math.max(1, step[end] as number);
    const word = letters.slice(end - length, end).join("");
    backwards.push({ text: word, entry: step[end] === 0 ? null : (dictionary.exact(word) ?? null) });
    end -= length;
  }
  const describing = dictionary.language.describing;
  const runs = joined(backwards.reverse()).map(({ text, entry }): Piece => {
    const describes = entry === null && [...text].length > 1 && describing.some((ending) => text.endsWith(ending));
    return { text, entry: describes ? { is: "light", english: "" } : entry };
  });
  // A name of one letter beside letters nobody knows is most likely a part of their word.
  const isUnknown = (at: number): boolean => runs[at]?.entry === null;
  return joined(
    runs.map((run, at) => {
      const isShort = [...run.text].length === 1 && run.entry?.is === "name";
      return isShort && (isUnknown(at - 1) || isUnknown(at + 1)) ? { text: run.text, entry: null } : run;
    }),
  );
}

/** Letters nobody knows, together where they stand together. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const { text, entry } of pieces) {
    const last = all.at(-1);
    if (last?.entry === null && entry === null) all[all.length - 1] = { text: last.text + text, entry };
    else all.push({ text, entry });
  }
  return all;
}
