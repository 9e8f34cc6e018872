/** A text cut into words and punctuation, with where each stands. */

export interface Token {
  /** As typed. */
  readonly typed: string;
  /** NFKC lower case; "" for punctuation. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const mostCharacters = 10_000;
const piece =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|\p{Extended_Pictographic}(?:\p{M}|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*|[,.;:!?()[\]/|、。，！？]/gu;
const isWord = /^[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** Words (runs of letters and digits), pictographs and what ends a phrase; anything else is left out. At most 10,000 characters. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.slice(0, mostCharacters).matchAll(piece)].map((match) => {
    const [typed] = match;
    const word = isWord.test(typed) ? normal(typed) : "";
    return { typed, word, start: match.index, end: match.index + typed.length };
  });
}

/** How words are compared: NFKC lower case, a pictograph without the sign that only asks for colour. */
export function normal(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("\ufe0f", "");
}

/** A name's words joined by single spaces: "Hot-air balloon" becomes "hot air balloon". */
export function keyOf(name: string): string {
  if (/^[a-z]+( [a-z]+)*$/.test(name)) return name;
  if (/^[\p{L}\p{M}]+( [\p{L}\p{M}]+)*$/u.test(name)) return normal(name);
  return tokensOf(name)
    .map(({ word }) => word)
    .filter((word) => word !== "")
    .join(" ");
}

/** For telling how alike two words are: Latin letters without accents, Korean syllables in their parts. */
export function partsOf(text: string): string {
  return folded(normal(text)).normalize("NFD");
}

/** Without accents: "Bäume" becomes "baume". Korean syllables stay whole. */
export function folded(text: string): string {
  if (/^[a-z0-9 ]*$/.test(text)) return text;
  return text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").replaceAll("ß", "ss").replaceAll("œ", "oe");
}
