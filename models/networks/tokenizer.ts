/** Prompts to tokens, by whole words. The training side implements the same rules (golden numbers compare them). */
import type { Vocabulary } from "./vocabulary";

interface TokenizedPrompt {
  /** [start] word word … pad pad, the vocabulary's length. */
  readonly tokens: Int32Array<ArrayBuffer>;
  /** Words left out, because the pack does not know them or the prompt is too long; as typed, each once, at most 20. */
  readonly unknownWords: readonly string[];
}

export type Tokenizer = (prompt: string) => TokenizedPrompt;

const mostCharacters = 10_000;
const mostUnknown = 20;

/**
 * A tokenizer for one vocabulary. Words are runs of Unicode letters and digits, compared in NFKC lower case. A word
 * that is not known is tried as a synonym (which may stand for several words) and as a plural; else it is dropped.
 */
export function makeTokenizer(vocabulary: Vocabulary): Tokenizer {
  const { length, pad, start, unknown } = vocabulary;
  const special = new Set([pad, start, unknown]);
  const tokenOf = new Map<string, number>();
  for (const [token, word] of vocabulary.words.entries()) if (!special.has(token)) tokenOf.set(word, token);
  const synonyms = new Map(Object.entries(vocabulary.synonyms));

  const exact = (word: string): readonly number[] | undefined => {
    const token = tokenOf.get(word);
    if (token !== undefined) return [token];
    const parts = synonyms.get(word)?.split(" ");
    const tokens = parts?.map((part) => tokenOf.get(part)).filter((part) => part !== undefined);
    return tokens !== undefined && tokens.length > 0 ? tokens : undefined;
  };

  const known = (word: string): readonly number[] | undefined => {
    const found = exact(word);
    if (found !== undefined) return found;
    for (const singular of singulars(word)) {
      const tokens = exact(singular);
      if (tokens !== undefined) return tokens;
    }
    return undefined;
  };

  return (prompt) => {
    const found: number[] = [start];
    const dropped = new Map<string, string>();
    for (const { word, typed } of wordsOf(prompt)) {
      const tokens = known(word);
      if (tokens !== undefined && found.length + tokens.length <= length) found.push(...tokens);
      else if (dropped.size < mostUnknown && !dropped.has(word)) dropped.set(word, typed);
    }
    const tokens = new Int32Array(length).fill(pad);
    tokens.set(found);
    return { tokens, unknownWords: [...dropped.values()] };
  };
}

/** "berries" → "berry"; "boxes" → "boxe", "box"; "apples" → "apple". */
export function singulars(word: string): readonly string[] {
  const stems: string[] = [];
  if (word.length < 3 || !word.endsWith("s") || word.endsWith("ss")) return stems;
  if (word.endsWith("ies")) stems.push(`${word.slice(0, -3)}y`);
  stems.push(word.slice(0, -1));
  if (word.endsWith("es")) stems.push(word.slice(0, -2));
  return stems;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** A word, or a symbol that is none (emoji, with what joins and varies it); punctuation is neither. */
const piecePattern =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|\p{Extended_Pictographic}(?:\p{M}|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*/gu;

/** Words to look up, with what the user typed for them. */
function* wordsOf(prompt: string): Generator<{ readonly word: string; readonly typed: string }> {
  for (const typed of readable(prompt).match(piecePattern) ?? []) {
    // Compatibility forms can fall apart: "½" becomes "1⁄2", two words.
    const words = typed.normalize("NFKC").toLowerCase().match(wordPattern) ?? [typed];
    for (const word of words) yield { word, typed: words.length === 1 ? typed : word };
  }
}

/** At most 10,000 characters, not ending inside a surrogate pair. */
function readable(prompt: string): string {
  if (prompt.length <= mostCharacters) return prompt;
  const last = prompt.charCodeAt(mostCharacters - 1);
  const splitsPair = last >= 0xd800 && last < 0xdc00;
  return prompt.slice(0, splitsPair ? mostCharacters - 1 : mostCharacters);
}
