/** A language's words, to look up and to cut a text by. */
import type { LanguageData } from "./language";
import { folded, keyOf, normal, partsOf } from "./split";

/** Where words may be written apart or together: so many together. */
const mostLoose = 5;

export type Entry =
  | { readonly is: "name"; readonly english: string }
  | { readonly is: "colour"; readonly english: string; readonly name: string | null }
  | { readonly is: "light" | "join"; readonly english: string }
  | { readonly is: "placing"; readonly english: string; readonly behind: boolean };

export interface Dictionary {
  readonly language: LanguageData;
  /** Words in the longest entry. */
  readonly longest: () => number;
  /** As written, then without accents, then without an ending. */
  find(key: string): Entry | null;
  /** As written only. */
  exact(key: string): Entry | undefined;
  /** Every word for something that can be painted, in its lists' order; colours are not among them. */
  readonly names: () => readonly ForeignName[];
  /** How a text's words are compared. */
  key(text: string): string;
  /** The names for telling how alike they are to another word. */
  parts: () => readonly (ForeignName & { readonly parts: string })[];
}

export interface ForeignName {
  readonly word: string;
  readonly english: string;
  /** As the dictionary's keys are written. */
  readonly key: string;
}

interface Built {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly plain: ReadonlyMap<string, Entry>;
  readonly names: readonly ForeignName[];
  readonly longest: number;
}

/** Its lists are unfolded when it is first asked: most prompts need one language. */
export function makeDictionary(language: LanguageData): Dictionary {
  const isLoose = language.spaces !== "words";
  const key = (text: string): string => (isLoose ? normal(text).replace(/\s+/g, "") : keyOf(text));
  let made: Built | undefined;
  let parts: readonly (ForeignName & { readonly parts: string })[] | undefined;
  const built = (): Built => {
    made ??= build(language, key);
    return made;
  };
  const find = (written: string): Entry | null => {
    const { entries, plain } = built();
    const found = entries.get(written);
    if (found !== undefined || isLoose) return found ?? null;
    const simple = plain.get(folded(written));
    if (simple !== undefined) return simple;
    for (const [ending, instead] of language.endings) {
      if (!written.endsWith(ending) || written.length - ending.length + instead.length < 2) continue;
      const stem = written.slice(0, written.length - ending.length) + instead;
      const shorter = entries.get(stem) ?? plain.get(folded(stem));
      if (shorter !== undefined) return shorter;
    }
    return null;
  };
  return {
    language,
    longest: () => (isLoose ? mostLoose : built().longest),
    find,
    exact: (written) => built().entries.get(written),
    names: () => built().names,
    key,
    parts: () => {
      parts ??= built().names.map((name) => ({ ...name, parts: partsOf(name.key) }));
      return parts;
    },
  };
}

function build(language: LanguageData, key: (text: string) => string): Built {
  const entries = new Map<string, Entry>();
  const plain = new Map<string, Entry>();
  const put = (word: string, entry: Entry): void => {
    const written = key(word);
    if (written === "" || entries.has(written)) return;
    entries.set(written, entry);
    const simple = folded(written);
    if (!plain.has(simple)) plain.set(simple, entry);
  };
  const putAll = (says: Readonly<Record<string, string>>, make: (english: string) => Entry): void => {
    for (const [word, english] of Object.entries(says)) put(word, make(english));
  };
  putAll(language.before, (english) => ({ is: "placing", english, behind: false }));
  putAll(language.after, (english) => ({ is: "placing", english, behind: true }));
  putAll(language.joiners, (english) => ({ is: "join", english }));
  putAll(language.light, (english) => ({ is: "light", english }));
  const lists = [language.things, language.materials, language.places, language.emoji];
  const named = lists.flatMap((list) =>
    Object.entries(list).flatMap(([english, words]) => words.map((word) => [word, english] as const)),
  );
  const nameOf = new Map(named.map(([word, english]) => [key(word), english] as const).reverse());
  for (const [english, words] of Object.entries(language.colours)) {
    for (const word of words) put(word, { is: "colour", english, name: nameOf.get(key(word)) ?? null });
  }
  for (const [word, english] of named) put(word, { is: "name", english });
  const longest = Math.max(1, ...[...entries.keys()].map((each) => each.split(" ").length));
  const names = named.map(([word, english]) => ({ word, english, key: key(word) }));
  return { entries, plain, names, longest };
}
