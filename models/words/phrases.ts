/** Which of a prompt's words name what is asked for, and which are left out. */
import { isFilling } from "./grammar";
import type { Lexicon } from "./lexicon";
import { isNoun, lastIndex, type Segment } from "./segment";
import { keyOf } from "./split";

/** One of these says that a noun comes: "an orange" is a fruit, "make it orange" asks for none. */
const counting = new Set("a an the one two three few several some my your his her their our this these".split(" "));

interface Phrase {
  /** What begins it: a word such as "on" or "and", or a comma. */
  readonly opener: Segment | null;
  readonly words: readonly Segment[];
  /** Says only where or how the thing is. */
  readonly isPlace: boolean;
}

export interface Judged {
  readonly segments: readonly Segment[];
  /** Whether the thing asked for, or at least one of several, can be painted. */
  readonly isKnown: boolean;
  /** Segments that are not handed to the painter. */
  readonly omitted: ReadonlySet<Segment>;
}

/** @param read a prompt's segments in English order */
export function judged(read: readonly Segment[], lexicon: Lexicon): Judged {
  const segments = named(modifying(settled(read, lexicon)));
  const phrases = phrasesOf(segments);
  return { segments, isKnown: isKnown(phrases), omitted: new Set(leftOut(phrases)) };
}

/** A colour that is a fruit too is the fruit where nothing is coloured by it: "an orange", but "an orange kite". */
function settled(segments: readonly Segment[], lexicon: Lexicon): readonly Segment[] {
  return phrasesOf(segments).reduce<readonly Segment[]>((read, { words }) => {
    const last = lastIndex(words, (each) => each.is === "colour" && each.name !== null);
    const colour = words[last];
    if (colour?.is !== "colour" || colour.name === null || words.some(isNoun)) return read;
    const before = words.slice(0, last);
    const isThing = before.length === 0 || before.some(({ english }) => counting.has(english));
    const found = isThing ? lexicon.find(keyOf(colour.name)) : null;
    if (found === null) return read;
    const { name: english, spelt, from, start, end } = colour;
    const name: Segment = { is: "name", english, found, spelt, from, start, end };
    return read.map((each) => (each === colour ? name : each));
  }, segments);
}

/** "A neon sign" is a sign: before a thing that is known, a word that would be painted as another only describes it. */
function modifying(segments: readonly Segment[]): readonly Segment[] {
  return segments.map((each, at) => {
    const next = segments[at + 1];
    const describes = each.is === "name" && each.found.why !== null && each.spelt === null && next?.is === "name";
    if (!describes) return each;
    const { from, start, end, english } = each;
    return { is: "light", english, from, start, end };
  });
}

/** Where there is no noun at all, the last word that says something is what nobody knows: "chat", "beautiful". */
function named(segments: readonly Segment[]): readonly Segment[] {
  if (segments.some(isNoun)) return segments;
  const last = segments[lastIndex(segments, (each) => each.is === "light" && !isFilling(each.english))];
  return segments.map((each) => (each === last ? { ...each, is: "unknown" as const, english: each.english } : each));
}

function isKnown(phrases: readonly Phrase[]): boolean {
  let [known, unknown, placed] = [false, false, false];
  for (const { words, isPlace } of phrases) {
    const head = headOf(words);
    if (head === null) continue;
    if (isPlace) placed ||= head.is === "name";
    else if (head.is === "name") known = true;
    else unknown = true;
  }
  return known || (placed && !unknown);
}

/** English puts the thing last: "coffee shop" is a shop. Of "a bowl of berries" the bowl is the thing. */
function headOf(words: readonly Segment[]): Segment | null {
  const of = words.findIndex((each, at) => each.english === "of" && words.slice(0, at).some(isNoun));
  const before = of < 0 ? words : words.slice(0, of);
  return before[lastIndex(before, isNoun)] ?? null;
}

/** Unknown words; phrases that name nothing else go with all their words, and with what says where those things are. */
function leftOut(phrases: readonly Phrase[]): readonly Segment[] {
  const omitted: Segment[] = [];
  let isGone = false;
  for (const { opener, words, isPlace } of phrases) {
    const unknown = words.filter(({ is }) => is === "unknown");
    const isLost = unknown.length > 0 && !words.some(({ is }) => is === "name");
    if (isLost || (isPlace && isGone)) {
      omitted.push(...(opener === null ? [] : [opener]), ...words);
      isGone ||= !isPlace;
      continue;
    }
    if (!isPlace) isGone = false;
    const of = lastIndex(words, ({ english }) => english === "of");
    const isOfUnknown = unknown.length > 0 && of >= 0 && !words.slice(of).some(({ is }) => is === "name");
    omitted.push(...unknown, ...(isOfUnknown ? words.slice(of) : []));
  }
  return omitted;
}

function phrasesOf(segments: readonly Segment[]): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let words: Segment[] = [];
  let opener: Segment | null = null;
  let isPlace = false;
  const end = (next: Segment | null, place: boolean): void => {
    if (words.length > 0 || opener?.is === "placing") phrases.push({ opener, words, isPlace });
    [words, opener, isPlace] = [[], next, place];
  };
  for (const segment of segments) {
    if (segment.is === "placing") end(segment, true);
    else if (segment.is === "join") end(segment, isPlace);
    else if (segment.is === "break") end(segment, false);
    else words.push(segment);
  }
  end(null, false);
  return phrases;
}
