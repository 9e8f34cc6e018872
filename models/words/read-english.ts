/** Reads an English prompt: the longest names first, so that "hot air balloon" is no balloon. */
import { isOneEdit } from "./distance";
import { colours, isFilling, isManner, joining, placing } from "./grammar";
import type { Lexicon } from "./lexicon";
import { isNoun, type Segment } from "./segment";
import { type Token, tokensOf } from "./split";

/** Shorter words have too many neighbours. */
const shortestSpelling = 4;

interface Word extends Token {
  /** The word it was taken for, where it was misspelt. */
  readonly spelt: string | null;
}

export function readEnglish(prompt: string, lexicon: Lexicon): readonly Segment[] {
  const words = tokensOf(prompt).map((token) => spelled(token, lexicon));
  const segments: Segment[] = [];
  for (let at = 0; at < words.length; ) {
    const { segment, length } = segmentAt(words, at, segments, lexicon);
    segments.push(segment);
    at += length;
  }
  return segments;
}

function segmentAt(
  words: readonly Word[],
  at: number,
  before: readonly Segment[],
  lexicon: Lexicon,
): { readonly segment: Segment; readonly length: number } {
  const first = words[at] as Word;
  const { word, start } = first;
  const one = { from: first.typed, start, end: first.end };
  if (word === "") return { segment: { is: "break", english: first.typed, ...one }, length: 1 };
  for (let length = Math.min(lexicon.longest, words.length - at); length > 0; length--) {
    const part = words.slice(at, at + length);
    if (part.some(({ word }) => word === "")) continue;
    const english = part.map(({ word }) => word).join(" ");
    if (
      length === 1 &&
      (placing.has(english) || joining.has(english) || Object.hasOwn(colours, english) || isFilling(english))
    )
      break;
    const found = lexicon.find(english);
    if (found === null || (found.why !== null && isColoured(part, lexicon))) continue;
    const last = part.at(-1) as Word;
    const from = part.map(({ typed }) => typed).join(" ");
    const spelt = part.some(({ spelt }) => spelt !== null) ? english : null;
    return { segment: { is: "name", english, found, spelt, from, start, end: last.end }, length };
  }
  if (placing.has(word)) return { segment: { is: "placing", english: word, behind: false, ...one }, length: 1 };
  if (joining.has(word)) return { segment: { is: "join", english: word, ...one }, length: 1 };
  if (Object.hasOwn(colours, word)) {
    const name = lexicon.find(word) === null ? null : word;
    return { segment: { is: "colour", english: word, name, spelt: first.spelt, ...one }, length: 1 };
  }
  const symbol = lexicon.english?.emoji.get(word);
  const shown = symbol === undefined ? null : lexicon.find(symbol);
  if (symbol !== undefined && shown !== null) {
    const found = { ...shown, why: shown.why ?? "synonym" } as const;
    return { segment: { is: "name", english: symbol, found, spelt: null, ...one }, length: 1 };
  }
  return { segment: plainWord(word, one, before, lexicon), length: 1 };
}

/** "A black kite" is a kite that is black, though dictionaries know a bird of that name. */
function isColoured([first, ...rest]: readonly Word[], lexicon: Lexicon): boolean {
  const name = lexicon.find(rest.map(({ word }) => word).join(" "));
  return first !== undefined && Object.hasOwn(colours, first.word) && name !== null && name.why === null;
}

/** A word without a name: does it describe, or is it a noun that nobody can paint? */
function plainWord(
  word: string,
  typed: Pick<Segment, "from" | "start" | "end">,
  before: readonly Segment[],
  { english }: Lexicon,
): Segment {
  // "a child flying a kite" asks for the child: what follows is what it does.
  const last = before.at(-1);
  if (word.endsWith("ing") && isManner(word) && last !== undefined && isNoun(last)) {
    return { is: "placing", english: word, behind: false, ...typed };
  }
  if (isFilling(word) || english?.light.has(word)) return { is: "light", english: word, ...typed };
  const isNounKnown = english?.nouns.has(word) || english?.near.has(word);
  return { is: isManner(word) && !isNounKnown ? "light" : "unknown", english: word, ...typed };
}

/** A word no list has, taken for the commonest one that is one edit away. */
function spelled(token: Token, lexicon: Lexicon): Word {
  const { word } = token;
  const plain = { ...token, spelt: null };
  if (word.length < shortestSpelling || !/^[a-z]+$/.test(word)) return plain;
  if (lexicon.isEnglish(word) || isFilling(word) || (isManner(word) && !isNearName(word, lexicon))) return plain;
  // A letter replaced or swapped is likelier than one too few, and that than one too many.
  const lengths = [word.length, word.length + 1, word.length - 1].filter((letters) => letters >= shortestSpelling - 1);
  const near = lengths.flatMap((letters) =>
    lexicon.spellings(letters).filter((each) => !isFilling(each) && isOneEdit(word, each)),
  );
  // People seldom mistake the first letter.
  const meant = near.find((each) => each[0] === word[0]) ?? near[0] ?? misspeltColour(word);
  return meant === undefined ? plain : { ...token, word: meant, spelt: meant };
}

function misspeltColour(word: string): string | undefined {
  return Object.keys(colours).find((colour) => colour.length >= shortestSpelling && isOneEdit(word, colour));
}

/** "buildng" could be a form of a verb, but one edit makes it a name. */
function isNearName(word: string, { names }: Lexicon): boolean {
  return names.some(({ name }) => isOneEdit(word, name));
}
