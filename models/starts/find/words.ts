/** Words of a prompt for looking things up: as the tokenizer reads them, with what ends a phrase. */
import { singulars } from "../../networks/tokenizer";

/** A part of a prompt that names one thing. */
export interface Phrase {
  readonly words: readonly string[];
  /** What follows only says where or how it is. */
  readonly endsThing: boolean;
  /** Stands after a word such as "on": where or how something is. */
  readonly isPlace: boolean;
}

const mostCharacters = 10_000;
const piece = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|[,.;:!?()[\]/|]/gu;
const isWord = /^[\p{L}\p{N}]/u;

/** What stands after these is where the thing is, or what it has or does. */
const breaking = new Set(
  (
    "on in under with at by near over behind above below beneath beside between inside outside against among around " +
    "across along before after into onto upon within without from to for next like as that which who whose where while " +
    "is are was were has have wearing holding sitting standing lying laying eating drinking riding made floating"
  ).split(" "),
);
/** Joins two things; the first one counts. */
const joining = new Set(["and", "or", "plus", "but"]);

/** Runs of letters and digits in NFKC lower case. */
export function wordsIn(text: string): readonly string[] {
  return pieces(text).filter((each) => isWord.test(each));
}

function pieces(text: string): readonly string[] {
  return text.slice(0, mostCharacters).normalize("NFKC").toLowerCase().match(piece) ?? [];
}

/** Whether a prompt would be cut at this word. */
export function cuts(word: string): boolean {
  return breaking.has(word) || joining.has(word);
}

/**
 * The prompt cut where punctuation, "and", or a preposition ends a phrase; empty phrases are left out.
 * @param whole names that are not cut: "bow and arrow"
 */
export function phrasesOf(prompt: string, whole: readonly (readonly string[])[] = []): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let words: string[] = [];
  const all = pieces(prompt);
  let kept = 0;
  let isPlace = false;
  const end = (endsThing: boolean): void => {
    if (words.length > 0) phrases.push({ words, endsThing, isPlace });
    words = [];
    isPlace = endsThing;
  };
  for (const [i, each] of all.entries()) {
    const name = whole.find((name) => name.every((word, k) => all[i + k] === word));
    if (name !== undefined) kept = Math.max(kept, i + name.length);
    if (i < kept) words.push(each);
    else if (breaking.has(each)) end(true);
    else if (!isWord.test(each) || joining.has(each)) end(false);
    else words.push(each);
  }
  end(true);
  return phrases;
}

const irregular: Readonly<Record<string, string>> = {
  mice: "mouse",
  geese: "goose",
  oxen: "ox",
  cacti: "cactus",
  octopi: "octopus",
  dice: "die",
};

/** A word's possible singulars, likeliest first: "leaves" → "leave", "leaf"; "mice" → "mouse". */
export function singularsOf(word: string): readonly string[] {
  const known = irregular[word];
  if (known !== undefined) return [known];
  const found = [...singulars(word)];
  if (word.endsWith("ves")) found.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  return found;
}
