/** Reads a prompt in another language by its dictionary. */
import { cut } from "./cut";
import type { Dictionary, Entry } from "./dictionary";
import { isOneEdit } from "./distance";
import type { Lexicon } from "./lexicon";
import type { Segment } from "./segment";
import { keyOf, partsOf, type Token, tokensOf } from "./split";

/** Words shorter than this are not taken for misspelt ones: no list says which words the language has. */
const shortestSpelling = 6;
/** Korean words have few letters, each of several parts. */
const shortestSyllables = 3;
/** Endings one behind the other: 집에는. */
const mostEndings = 3;

type Typed = Pick<Segment, "from" | "start" | "end">;

/** What the words say, in the order of the prompt. */
export function readLanguage(prompt: string, dictionary: Dictionary, lexicon: Lexicon): readonly Segment[] {
  const tokens = tokensOf(prompt);
  const segments: Segment[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    if (token.word === "") {
      segments.push({ is: "break", english: ",", ...typedOf([token]) });
      at++;
      continue;
    }
    const { made, length } = readAt(tokens, at, dictionary, lexicon);
    segments.push(...made);
    at += length;
  }
  return segments;
}

function readAt(
  tokens: readonly Token[],
  at: number,
  dictionary: Dictionary,
  lexicon: Lexicon,
): { readonly made: readonly Segment[]; readonly length: number } {
  const { spaces } = dictionary.language;
  for (let length = Math.min(dictionary.longest(), tokens.length - at); length > 0; length--) {
    const part = tokens.slice(at, at + length);
    if (part.some(({ word }) => word === "")) continue;
    const key = dictionary.key(part.map(({ word }) => word).join(" "));
    const entry = dictionary.find(key);
    if (entry !== null) return { made: [segmentOf(entry, typedOf(part), lexicon, null)], length };
    const stems = spaces === "stems" ? withoutEndings(key, dictionary, mostEndings, part.at(-1)?.word ?? "") : null;
    if (stems !== null) return { made: stems.map((each) => segmentOf(each, typedOf(part), lexicon, null)), length };
  }
  const token = tokens[at] as Token;
  return { made: readOne(token, dictionary, lexicon), length: 1 };
}

/** One word that is not in the dictionary as it stands. */
function readOne(token: Token, dictionary: Dictionary, lexicon: Lexicon): readonly Segment[] {
  const typed = typedOf([token]);
  const english = /^[a-z0-9]+$/.test(token.word) ? lexicon.find(token.word) : null;
  if (english !== null) return [{ is: "name", english: token.word, found: english, spelt: null, ...typed }];
  if (/^\p{N}+$/u.test(token.word)) return [{ is: "light", english: token.word, ...typed }];
  const { spaces } = dictionary.language;
  if (spaces !== "words") {
    const pieces = cut(dictionary.key(token.typed), dictionary);
    const isWhole = pieces.every(({ entry }) => entry !== null);
    // A Korean word is one thing: either all of it is understood, or nothing.
    const holds = pieces.some(({ text }) => [...text].length > 1) && pieces.length <= 4;
    if (spaces === "none" || (isWhole && holds)) {
      return pieces.map(({ text, entry }) => {
        const piece = { ...typed, from: text };
        return entry === null ? { is: "unknown", english: text, ...piece } : segmentOf(entry, piece, lexicon, null);
      });
    }
  }
  const { describing } = dictionary.language;
  if (describing.some((ending) => token.word.endsWith(ending))) return [{ is: "light", english: "", ...typed }];
  const meant = misspelt(token.word, dictionary);
  const entry = meant === null ? null : dictionary.exact(meant);
  if (entry && meant !== null) return [segmentOf(entry, typed, lexicon, meant)];
  return [{ is: "unknown", english: token.word, ...typed }];
}

/** A word and the particles at its end, or null. */
function withoutEndings(key: string, dictionary: Dictionary, most: number, lastWord: string): readonly Entry[] | null {
  const { endings, after = {}, joiners = {} } = dictionary.language;
  const all = [...endings.map(([ending]) => ending), ...Object.keys(after), ...Object.keys(joiners)].map(
    dictionary.key,
  );
  for (const ending of [...new Set(all)].sort((a, b) => b.length - a.length)) {
    // A word that is all ending stands for itself.
    if (lastWord.length <= ending.length || !key.endsWith(ending)) continue;
    const stem = key.slice(0, -ending.length);
    const entry = dictionary.exact(stem);
    const rest = entry
      ? [entry]
      : most > 1
        ? withoutEndings(stem, dictionary, most - 1, lastWord.slice(0, -ending.length))
        : null;
    const said = dictionary.exact(ending);
    if (rest !== null) return said === undefined || said.is === "name" ? rest : [...rest, said];
  }
  return null;
}

function misspelt(word: string, dictionary: Dictionary): string | null {
  const { spaces } = dictionary.language;
  if (spaces === "none" || [...word].length < (spaces === "stems" ? shortestSyllables : shortestSpelling)) return null;
  const parts = partsOf(word);
  const meant = dictionary.parts().find((name) => {
    const isNear = name.parts[0] === parts[0] && isOneEdit(parts, name.parts);
    return isNear && [...name.key].length >= shortestSyllables;
  });
  return meant?.key ?? null;
}

function segmentOf(entry: Entry, typed: Typed, lexicon: Lexicon, spelt: string | null): Segment {
  switch (entry.is) {
    case "name": {
      const found = lexicon.find(keyOf(entry.english));
      const { english } = entry;
      return found === null ? { is: "unknown", english, ...typed } : { is: "name", english, found, spelt, ...typed };
    }
    case "colour":
      return { is: "colour", english: entry.english, name: entry.name, spelt, ...typed };
    case "placing":
      return { is: "placing", english: entry.english, behind: entry.behind, ...typed };
    default:
      return { is: entry.is, english: entry.english, ...typed };
  }
}

function typedOf(tokens: readonly Token[]): Typed {
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token];
  return { from: tokens.map(({ typed }) => typed).join(" "), start: first.start, end: last.end };
}
