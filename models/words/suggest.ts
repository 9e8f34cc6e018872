/** Names to offer while a prompt is typed: the likely ones first. */
import type { Lexicon } from "./lexicon";
import { folded, keyOf, tokensOf } from "./split";

export interface SuggestContext {
  /** Earlier prompts, the latest first. */
  readonly recent?: readonly string[];
  /** Names that fit the picture, the best first: what was recognised in it, or usually stands in such places. */
  readonly fitting?: readonly string[];
  /** Of the window's language, for its own words; English where no such dictionary is known. */
  readonly language?: string;
  /** At most so many. */
  readonly most?: number;
}

/** Words of a prompt that a name can go on from: "hot air" goes on to "hot air balloon". */
const mostWords = 4;
/** Letters that a single Latin word needs. */
const fewestLetters = 2;

/**
 * Names that go on from what is being typed at the end of a prompt. For an empty prompt the likely ones: those that
 * fit the picture, those asked for lately, then the commonest. Never more than one of the same name.
 */
export function suggest(prompt: string, lexicon: Lexicon, context: SuggestContext = {}): readonly string[] {
  const { recent = [], fitting = [], language = "en", most = 8 } = context;
  const names = namesIn(language, lexicon);
  const asked = recent.flatMap((prompt) => names.filter((name) => containsName(prompt, name)));
  const likely = [...new Set([...fitting.filter((name) => names.includes(name)), ...asked, ...names])];
  if (prompt.trim() === "") return likely.slice(0, most);
  const tails = tailsOf(prompt);
  if (tails.length === 0) return [];
  const starts = tails.flatMap((tail) => likely.filter((name) => goesOn(name, tail)));
  const within = likely.filter((name) => tails.some((tail) => plain(name).includes(` ${tail}`)));
  return [...new Set([...starts, ...within])].slice(0, most);
}

/** The prompt with its last words completed to a name. */
export function completed(prompt: string, name: string): string {
  const tail = tailsOf(prompt).find((tail) => goesOn(name, tail)) ?? tailsOf(prompt).at(-1) ?? "";
  return `${prompt.slice(0, prompt.length - tail.length)}${name}`;
}

/** The last words of a prompt, the most first; none where it ends in a space or too short a word. */
function tailsOf(prompt: string): readonly string[] {
  if (/[\s,.;:!?]$/.test(prompt)) return [];
  const tokens = tokensOf(prompt);
  const last = tokens.at(-1);
  if (last === undefined || last.word === "") return [];
  const tails: string[] = [];
  for (let many = 1; many <= Math.min(mostWords, tokens.length); many++) {
    const first = tokens[tokens.length - many];
    if (first === undefined || first.word === "") break;
    if (many > 1 || !isTooShort(last.typed)) tails.unshift(plain(prompt.slice(first.start)));
  }
  return tails;
}

/** One Latin letter starts too many names; one Korean or Chinese letter is a word. */
function isTooShort(word: string): boolean {
  return /^[\p{Script=Latin}\p{N}]+$/u.test(word) && [...word].length < fewestLetters;
}

function goesOn(name: string, tail: string): boolean {
  const written = plain(name);
  return written.startsWith(tail) && written !== tail;
}

function containsName(prompt: string, name: string): boolean {
  return ` ${plain(prompt)} `.includes(` ${plain(name)} `);
}

function plain(text: string): string {
  return folded(text.toLowerCase());
}

/** Names in the language, common ones first; each thing by its first word. */
function namesIn(language: string, lexicon: Lexicon): readonly string[] {
  const english = lexicon.names.map(({ name }) => name);
  const dictionary = lexicon.dictionaries.find((each) => each.language.code === language);
  if (dictionary === undefined) return english;
  const words = new Map<string, string>();
  for (const { word, english } of dictionary.names()) {
    const found = lexicon.find(keyOf(english));
    if (found !== null && !words.has(found.name)) words.set(found.name, word);
  }
  return english.flatMap((name) => words.get(name) ?? []);
}
