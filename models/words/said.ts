/** What has to be told about a prompt's words, as data; the window and the command line put it into sentences. */
import type { MappedWord, UnknownWord } from "../contract/words";
import type { Understood } from "./understand";

export type Said =
  /** Something else is painted than was typed. */
  | ({ readonly code: "word-mapped" } & MappedWord)
  /** A word is left out. */
  | ({ readonly code: "word-unknown" } & UnknownWord)
  /** Nothing is run: no word names a thing that can be painted. */
  | { readonly code: "no-known-noun"; readonly words: readonly string[]; readonly nearest: readonly string[] };

/** In the order to tell it: why nothing runs, what is left out, what is read as something else. */
export function saidOf({ noun, empty, unknown, mapped }: Understood): readonly Said[] {
  const words = unknown.map(({ word }) => word);
  const nearest = [...new Set(unknown.flatMap((each) => each.nearest))].slice(0, 3);
  const refused: readonly Said[] = noun || empty ? [] : [{ code: "no-known-noun", words, nearest }];
  const left: readonly Said[] = noun ? unknown.map((each) => ({ code: "word-unknown", ...each })) : [];
  return [...refused, ...left, ...mapped.map((each) => ({ code: "word-mapped" as const, ...each }))];
}

/** An English sentence for each, without advice on where to click. */
export function sentenceOf(said: Said): string {
  switch (said.code) {
    case "word-mapped":
      return said.why === "spelling"
        ? `Read “${said.from}” as “${said.to}”.`
        : said.why === "translation"
          ? `“${said.from}” means “${said.to}”.`
          : `Painting ${said.to} for “${said.from}”.`;
    case "word-unknown":
      return `Unknown word ignored: ${said.word}.${offer(said.nearest)}`;
    case "no-known-noun":
      return said.words.length === 0
        ? "Nothing to paint: name a thing, a material or a place."
        : `Nothing to paint: ${listed(said.words)} ${said.words.length > 1 ? "are" : "is"} not known.${offer(said.nearest)}`;
  }
}

function offer(nearest: readonly string[]): string {
  return nearest.length === 0 ? "" : ` Nearest: ${nearest.join(", ")}.`;
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length < 2 ? (quoted[0] ?? "") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
