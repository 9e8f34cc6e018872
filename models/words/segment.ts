/** What a prompt's words are, one after the other: the form in which every language's reading is judged. */
import type { Found } from "./lexicon";

interface Typed {
  /** What the user wrote. */
  readonly from: string;
  /** Where it stands in the prompt. */
  readonly start: number;
  readonly end: number;
}

export type Segment = Typed &
  (
    | {
        /** A thing, material or place that can be painted. */
        readonly is: "name";
        readonly english: string;
        readonly found: Found;
        readonly spelt: string | null;
      }
    | {
        readonly is: "colour";
        readonly english: string;
        /** What the word names besides, in English: "orange", the fruit. */
        readonly name: string | null;
        readonly spelt: string | null;
      }
    /** Counts, sizes, adjectives, verbs: heard, but nothing to look for. */
    | { readonly is: "light"; readonly english: string }
    /** What follows (or, `behind`, what came before) says where the thing is. */
    | { readonly is: "placing"; readonly english: string; readonly behind: boolean }
    | { readonly is: "join"; readonly english: string }
    | { readonly is: "break"; readonly english: string }
    | { readonly is: "unknown"; readonly english: string }
  );

/** A sign or an emoji beside a name is left out, and asks for nothing by itself. */
export function isNoun(segment: Segment): boolean {
  return segment.is === "name" || (segment.is === "unknown" && /\p{L}/u.test(segment.from));
}

/** Where the last of them stands for which the test holds; -1 where none does. */
export function lastIndex<T>(all: readonly T[], holds: (one: T) => boolean): number {
  for (let at = all.length - 1; at >= 0; at--) if (holds(all[at] as T)) return at;
  return -1;
}
