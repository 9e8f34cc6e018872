/**
 * What a prompt's words mean, before anything runs: each is known, mapped to a known one and said, or named as unknown
 * with the three nearest. Nothing is painted for a prompt whose thing nobody knows.
 */
import type { Dictionary } from "./dictionary";
import type { Why } from "./english-words";
import { withArticles } from "./grammar";
import type { Kind, Lexicon } from "./lexicon";
import { nearestTo } from "./nearest";
import { pluralOf } from "./number";
import { judged } from "./phrases";
import { readEnglish } from "./read-english";
import { inEnglishOrder, readLanguage } from "./read-language";
import type { Segment } from "./segment";
import { keyOf } from "./split";

export interface Mapped {
  /** As typed. */
  readonly from: string;
  /** In English, as it will be painted. */
  readonly to: string;
  readonly why: "spelling" | "translation" | Why;
}

export interface Unknown {
  /** As typed. */
  readonly word: string;
  /** Three names that can be painted (fewer only where fewer are known), in the prompt's language. */
  readonly nearest: readonly string[];
}

export interface Understood {
  /** What will be painted: the prompt itself where nothing had to be changed, "" where nothing can be painted. */
  readonly english: string;
  /** The prompt's language: "en" or a language's code. */
  readonly language: string;
  /** Names that can be painted, as their lists call them, each once. */
  readonly things: readonly string[];
  readonly materials: readonly string[];
  readonly places: readonly string[];
  /** English colour words, each once. */
  readonly colours: readonly string[];
  readonly mapped: readonly Mapped[];
  readonly unknown: readonly Unknown[];
  /** Whether what is asked for can be painted. False too for an empty prompt, which asks for nothing. */
  readonly noun: boolean;
  /** Nothing was typed: the surroundings are continued. */
  readonly empty: boolean;
}

export interface UnderstandOptions {
  /** The window's language, which wins where two languages have a word: "de" makes "Hut" a hat. */
  readonly prefer?: string;
}

/** Words told at most, of each sort. */
const mostTold = 20;

/** @param prompt any text; its first 10,000 characters are read */
export function understand(prompt: string, lexicon: Lexicon, { prefer = "en" }: UnderstandOptions = {}): Understood {
  const { dictionary, segments } = reading(prompt, lexicon, prefer);
  const { segments: read, isKnown, omitted } = judged(segments, lexicon);
  const english = !isKnown ? "" : dictionary === null ? edited(prompt, read, omitted) : translated(read, omitted);
  // Words put side by side by a translation can be one name: "black cat".
  const names = dictionary === null || !isKnown ? read : judged(readEnglish(english, lexicon), lexicon).segments;
  const named = (kind: Kind): readonly string[] =>
    unique(names.flatMap((each) => (each.is === "name" && each.found.kind === kind ? [each.found.name] : [])));
  const unknown = read.flatMap((each) => (each.is === "unknown" ? [each.from] : []));
  return {
    english,
    language: dictionary?.language.code ?? "en",
    things: named("thing"),
    materials: named("material"),
    places: named("place"),
    colours: unique(read.flatMap((each) => (each.is === "colour" ? [each.english] : []))),
    mapped: uniqueBy(
      read.flatMap((each) => mappedIn(each, dictionary)),
      ({ from, why }) => `${why} ${from}`,
    ).slice(0, mostTold),
    unknown: unique(unknown)
      .slice(0, mostTold)
      .map((word) => ({ word, nearest: nearestTo(word, lexicon, dictionary) })),
    noun: isKnown,
    empty: prompt.trim() === "",
  };
}

interface Reading {
  /** null: English. */
  readonly dictionary: Dictionary | null;
  /** In English order. */
  readonly segments: readonly Segment[];
}

/** In the language that knows most of the prompt; English where that knows every word. */
function reading(prompt: string, lexicon: Lexicon, prefer: string): Reading {
  const english: Reading = { dictionary: null, segments: readEnglish(prompt, lexicon) };
  const others = lexicon.dictionaries.filter(({ language }) => isWrittenIn(prompt, language.scripts));
  let [best, most] = [
    english,
    knownLetters(english.segments) + (prefer === "en" && /\p{Script=Latin}/u.test(prompt) ? 0.5 : 0),
  ];
  const isEnglish = english.segments.every((each) => each.is !== "unknown" || lexicon.isEnglish(keyOf(each.from)));
  for (const dictionary of others) {
    const { language } = dictionary;
    const { code } = language;
    if (isEnglish && code !== prefer && prompt.trim() !== "") continue;
    const segments = readLanguage(prompt, dictionary, lexicon);
    const known = knownLetters(segments) + (code === prefer ? 0.5 : 0);
    // Who writes in another script writes in another language, known or not.
    const isSurer = known > most || (best === english && known === most && !language.scripts.includes("Latin"));
    if (!isSurer) continue;
    [best, most] = [{ dictionary, segments: inEnglishOrder(segments, dictionary) }, known];
  }
  return best;
}

function isWrittenIn(prompt: string, scripts: readonly string[]): boolean {
  return scripts.some((script) => new RegExp(`\\p{Script=${script}}`, "u").test(prompt));
}

/** Letters of words that are understood, less those of words that are not. */
function knownLetters(segments: readonly Segment[]): number {
  let sum = 0;
  for (const each of segments) {
    const letters = [...each.from].length;
    if (each.is === "unknown") sum -= letters;
    else if (each.is === "name") sum += letters * (each.spelt !== null ? 0.4 : each.found.why === null ? 1 : 0.9);
    else if (each.is === "colour") sum += letters * (each.spelt !== null ? 0.4 : 1);
    else sum += letters * 0.5;
  }
  return sum;
}

function mappedIn(segment: Segment, dictionary: Dictionary | null): readonly Mapped[] {
  if (segment.is !== "name" && segment.is !== "colour") return [];
  const { from, english, spelt } = segment;
  const said: Mapped[] = [];
  if (spelt !== null) said.push({ from, to: spelt, why: "spelling" });
  const isForeign = dictionary !== null && keyOf(from) !== english;
  if (isForeign) said.push({ from, to: english, why: "translation" });
  if (segment.is === "name" && segment.found.why !== null) {
    const word = spelt !== null || isForeign ? english : from;
    said.push({ from: word, to: painted(segment.found), why: segment.found.why });
  }
  return said;
}

function painted({ name, many }: { readonly name: string; readonly many: boolean }): string {
  return many ? pluralOf(name) : name;
}

/** The English words of a segment as the painter gets them. */
function wordsOf(segment: Segment): string {
  return segment.is === "name" && segment.found.why !== null ? painted(segment.found) : segment.english;
}

/** The prompt with only those words changed that are painted as others; as typed where there are none. */
function edited(prompt: string, segments: readonly Segment[], omitted: ReadonlySet<Segment>): string {
  let text = "";
  let at = 0;
  for (const segment of segments) {
    const isRead = (segment.is === "name" || segment.is === "colour") && segment.spelt !== null;
    const isOther = segment.is === "name" && segment.found.why !== null;
    if (!isRead && !isOther && !omitted.has(segment)) continue;
    const before = prompt.slice(at, segment.start);
    const words = omitted.has(segment) ? "" : wordsOf(segment);
    // "A waterfall" is painted as water, not as "a water".
    const isMass = segment.is === "name" && segment.found.kind === "material" && words !== "";
    text += (isMass ? before.replace(/\ban? $/i, "") : before) + words;
    at = segment.end;
  }
  return at === 0 ? prompt : withArticles(tidied(text + prompt.slice(at)));
}

const many = new Set(["two", "three", "four", "five", "several"]);

function translated(segments: readonly Segment[], omitted: ReadonlySet<Segment>): string {
  let isMany = false;
  const words = segments.flatMap((segment) => {
    if (omitted.has(segment)) return [];
    if (segment.is === "light") isMany ||= many.has(segment.english);
    if (segment.is !== "name") return [segment.english];
    const one = wordsOf(segment);
    const said = isMany ? pluralOf(one) : one;
    isMany = false;
    return [said];
  });
  return withArticles(tidied(words.join(" ")));
}

/** Without gaps, and without commas that nothing stands between. */
function tidied(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?])/g, "")
    .replace(/([,;:])(?:[,;:])+/g, "$1")
    .replace(/^[\s,.;:!?]+|[\s,;:]+$/g, "");
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}

function uniqueBy<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map([...all].reverse().map((one) => [key(one), one])).values()].reverse();
}
