/**
 * What a prompt's words mean, before anything runs: each is known, mapped to a known one and said, or named as unknown
 * with the three nearest. Nothing is painted for a prompt whose thing nobody knows.
 */
import type { MappedWord, UnknownWord } from "../contract/words";
import type { Dictionary } from "./dictionary";
import { colours } from "./grammar";
import type { Kind, Lexicon } from "./lexicon";
import { nearestTo } from "./nearest";
import { judged } from "./phrases";
import { readEnglish } from "./read-english";
import { readingOf } from "./reading";
import type { Segment } from "./segment";
import { keyOf } from "./split";
import { edited, painted, translated } from "./wording";

export interface Understood {
  /** What will be painted: the prompt itself where nothing had to be changed, "" where nothing can be painted. */
  readonly english: string;
  /** The prompt's language: "en" or a language's code. */
  readonly language: string;
  /** Names that can be painted, as their lists call them, each once. */
  readonly things: readonly string[];
  readonly materials: readonly string[];
  readonly places: readonly string[];
  /** English names of colours, as grammar.ts calls them, each once. */
  readonly colours: readonly string[];
  readonly mapped: readonly MappedWord[];
  readonly unknown: readonly UnknownWord[];
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
  const { dictionary, segments } = readingOf(prompt, lexicon, prefer);
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
    colours: unique(read.flatMap((each) => (each.is === "colour" ? [colours[each.english] ?? each.english] : []))),
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

function mappedIn(segment: Segment, dictionary: Dictionary | null): readonly MappedWord[] {
  if (segment.is !== "name" && segment.is !== "colour") return [];
  const { from, english, spelt } = segment;
  const said: MappedWord[] = [];
  if (spelt !== null) said.push({ from, to: spelt, why: "spelling" });
  const isForeign = dictionary !== null && keyOf(from) !== english;
  if (isForeign) said.push({ from, to: english, why: "translation" });
  if (segment.is === "name" && segment.found.why !== null) {
    const word = spelt !== null || isForeign ? english : from;
    said.push({ from: word, to: painted(segment.found), why: segment.found.why });
  }
  return said;
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}

function uniqueBy<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map([...all].reverse().map((one) => [key(one), one])).values()].reverse();
}
