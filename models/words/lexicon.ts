/** Everything a prompt's words are looked up in: names that can be painted, English words for them, other languages. */

import { type Dictionary, makeDictionary } from "./dictionary";
import type { EnglishWords, Why } from "./english-words";
import { colours, joining, placing } from "./grammar";
import type { LanguageData } from "./language";
import { singularsOf } from "./number";
import { keyOf, partsOf } from "./split";

export type Kind = "thing" | "material" | "place";

/** Something that can be painted. */
export interface PaintedName {
  readonly name: string;
  readonly kind: Kind;
  /** Other words for it, in English. */
  readonly words?: readonly string[];
}

export interface Found {
  /** What the library, the surfaces or the pack call it. */
  readonly name: string;
  readonly kind: Kind;
  /** Why another word leads there; null for the thing's own names. */
  readonly why: Why | null;
  /** Typed in the plural. */
  readonly many: boolean;
}

export interface Lexicon {
  /** What English words in lower case, joined by single spaces, stand for. */
  find(key: string): Found | null;
  /** Words in the longest name. */
  readonly longest: number;
  readonly english: EnglishWords | null;
  readonly dictionaries: readonly Dictionary[];
  /** Names as given, the commonest first. */
  readonly names: readonly PaintedName[];
  /** The same, for telling how alike a word is. */
  readonly parts: readonly { readonly name: string; readonly parts: string }[];
  /** Single English words of so many letters that occur in names, the commonest first: what a misspelt word may have meant. */
  spellings(letters: number): readonly string[];
  /** Whether English has such a word at all, so that it is no misspelling. */
  isEnglish(word: string): boolean;
}

export interface LexiconParts {
  /** What can be painted; of two with one name the first counts. */
  readonly names: readonly PaintedName[];
  /** null: only the names themselves are known. */
  readonly english: EnglishWords | null;
  readonly languages?: readonly LanguageData[];
  /** Other names, which cannot be painted here: words all the same, and no misspelling of one that can. */
  readonly elsewhere?: readonly PaintedName[];
}

/** Chains of words are followed so far: acorn tree → oak → tree. */
const mostSteps = 4;
/** Short words have too many neighbours to be taken for a rare one: "suli" is no sugi. */
const shortestRare = 6;
/** Words in a name of ours and in an English word of several parts. */
const mostWords = 12;

export function makeLexicon({ names, english, languages = [], elsewhere = [] }: LexiconParts): Lexicon {
  const exact = new Map<string, PaintedName>();
  const singular = new Map<string, PaintedName>();
  for (const each of names) claim(exact, keyOf(each.name), each);
  for (const each of names) for (const word of each.words ?? []) claim(exact, keyOf(word), each);
  for (const [key, each] of exact) for (const one of inSingular(key)) claim(singular, one, each);

  const own = (key: string): Found | null => {
    const written = exact.get(key);
    if (written !== undefined) return { name: written.name, kind: written.kind, why: null, many: false };
    for (const one of inSingular(key)) {
      const found = exact.get(one);
      if (found !== undefined) return { name: found.name, kind: found.kind, why: null, many: true };
    }
    const found = [key, ...inSingular(key)].map((one) => singular.get(one)).find((each) => each !== undefined);
    return found === undefined ? null : { name: found.name, kind: found.kind, why: null, many: false };
  };

  const mapped = (key: string, steps: number): Found | null => {
    const forms = [key, ...inSingular(key)];
    for (const [at, form] of forms.entries()) {
      const map = english?.maps.get(form);
      for (const to of map?.to ?? []) {
        const target = keyOf(to);
        const found = own(target) ?? (steps > 1 ? mapped(target, steps - 1) : null);
        if (found !== null && map !== undefined) return { ...found, why: farther(map.why, found.why), many: at > 0 };
      }
    }
    return null;
  };

  const longest = Math.min(
    mostWords,
    Math.max(1, ...[...exact.keys(), ...(english?.maps.keys() ?? [])].map((key) => key.split(" ").length)),
  );
  const ordered = byCommonness(names, english);
  const parts = ordered.flatMap(({ name, words = [] }) => [name, ...words].flatMap((each) => keyOf(each).split(" ")));
  const singles = [...(english?.maps.keys() ?? [])].filter(
    (word) => word.length >= shortestRare && !word.includes(" "),
  );
  const spellings = [...new Set([...parts, ...singles])];
  const others = elsewhere.flatMap(({ name, words = [] }) =>
    [name, ...words].flatMap((each) => keyOf(each).split(" ")),
  );
  const spelt = new Set([...spellings, ...others]);
  const byLength = new Map<number, string[]>();
  for (const word of spellings) {
    const same = byLength.get(word.length);
    if (same === undefined) byLength.set(word.length, [word]);
    else same.push(word);
  }
  return {
    find: (key) => own(key) ?? mapped(key, mostSteps),
    longest,
    english,
    dictionaries: languages.map(makeDictionary),
    names: ordered,
    parts: ordered.map(({ name }) => ({ name, parts: partsOf(name) })),
    spellings: (letters) => byLength.get(letters) ?? [],
    isEnglish: (word) =>
      [word, ...singularsOf(word)].some(
        (form) =>
          spelt.has(form) ||
          english?.maps.has(form) ||
          Object.hasOwn(colours, form) ||
          placing.has(form) ||
          joining.has(form) ||
          english?.nouns.has(form) ||
          english?.near.has(form) ||
          english?.light.has(form),
      ),
  };
}

function claim<T>(index: Map<string, T>, key: string, value: T): void {
  if (key !== "" && !index.has(key)) index.set(key, value);
}

function inSingular(key: string): readonly string[] {
  const at = key.lastIndexOf(" ") + 1;
  return singularsOf(key.slice(at)).map((last) => key.slice(0, at) + last);
}

/** Two steps are told as the looser one. */
function farther(a: Why, b: Why | null): Why {
  const order = [null, "synonym", "kind", "sort"];
  return b !== null && order.indexOf(b) > order.indexOf(a) ? b : a;
}

function byCommonness(names: readonly PaintedName[], english: EnglishWords | null): readonly PaintedName[] {
  const rank = new Map((english?.common ?? []).map((name, at) => [name, at]));
  const of = ({ name }: PaintedName): number => rank.get(name) ?? rank.size;
  const unique = [...new Map([...names].reverse().map((each) => [each.name, each])).values()].reverse();
  return unique.sort((a, b) => of(a) - of(b) || (a.name < b.name ? -1 : 1));
}
