/** Reads a prompt in another language by its dictionary, and puts what it says in English order. */
import { cut } from "./cut";
import type { Dictionary, Entry } from "./dictionary";
import { isOneEdit } from "./distance";
import type { Lexicon } from "./lexicon";
import { isNoun, lastIndex, type Segment } from "./segment";
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

/** The same in English order: colours before things, where it is after what it is. */
export function inEnglishOrder(segments: readonly Segment[], dictionary: Dictionary): readonly Segment[] {
  const clauses: Segment[][] = [[]];
  for (const segment of segments) {
    if (segment.is === "break") clauses.push([segment], []);
    else (clauses.at(-1) as Segment[]).push(segment);
  }
  const { colourFollows } = dictionary.language;
  return clauses.flatMap(headFirst).reduce<Segment[]>((sorted, segment) => {
    const name = segment.is === "colour" && colourFollows ? colouredBy(sorted) : -1;
    sorted.splice(name < 0 ? sorted.length : name, 0, segment);
    return sorted;
  }, []);
}

/** "A above B" is said "B A"-wise where a language marks the place behind: what is left at the end is the thing. */
function headFirst(clause: readonly Segment[]): readonly Segment[] {
  const places: Segment[][] = [];
  let current: Segment[] = [];
  for (const segment of clause) {
    if (segment.is !== "placing" || !segment.behind) current.push(segment);
    else {
      // What the sentence is about stands before: 고양이가 소파 위에.
      const from = lastIndex(current, isSubject) + 1;
      const place = current.slice(from);
      if (!place.some(isNoun)) continue;
      places.push([{ ...segment, behind: false }, ...place]);
      current = current.slice(0, from);
    }
  }
  if (!current.some((each) => isNoun(each) || each.is === "colour") && places.length > 0) {
    const [, ...head] = places.pop() as Segment[];
    current = [...head, ...current];
  }
  return [...countFirst(current), ...places.reverse().flat()];
}

/** A particle that joins nothing, but says what the sentence is about. */
function isSubject(segment: Segment): boolean {
  return segment.is === "join" && segment.english === "";
}

/** "Flower three" is said "three flowers". */
function countFirst(words: readonly Segment[]): readonly Segment[] {
  const last = lastIndex(words, isNoun);
  const behind = last < 0 ? [] : words.slice(last + 1).filter((each) => each.is === "light" && each.english !== "");
  return behind.length === 0 ? words : [...behind, ...words.filter((each) => !behind.includes(each))];
}

/** Where the name stands that a colour behind it belongs to: -1 where none does. */
function colouredBy(before: readonly Segment[]): number {
  for (let at = before.length - 1; at >= 0; at--) {
    const segment = before[at] as Segment;
    if (segment.is === "name" || segment.is === "unknown") return at;
    if (segment.is !== "light" && segment.is !== "colour") return -1;
  }
  return -1;
}
