/** What can be painted, by pack and by kind of edit, as lexicons: made when words are first read, and kept. */
import type { WordsQuestion } from "../contract/words";
import { kindOf } from "../kinds/kinds";
import { placeNames, surfaceNamed, surfaceWords } from "../scenery/names";
import { wordingsOf } from "../starts/find/match";
import { singularsOf, wordsIn } from "../starts/find/words";
import { type Lexicon, type LexiconParts, makeLexicon, type PaintedName } from "../words/lexicon";
import type { CatalogEntry } from "./catalog";

/** Start pictures, drawings and the painter; drawings and the painter; or the painter alone. */
type Reach = "everything" | "surroundings" | "painter";

export interface Lexicons {
  /** @throws EditError as reading the pack's vocabulary can meet */
  of(question: WordsQuestion, entry: CatalogEntry): Promise<Lexicon>;
}

/** Lexicons kept for each pack: one for each reach, and some while own pictures come and go. */
const most = 4;

const surfaces: readonly PaintedName[] = [...new Set(surfaceWords.map((word) => surfaceNamed(word) ?? word))].map(
  (name) => ({
    name,
    kind: placeNames.has(name) ? "place" : "material",
    words: surfaceWords.filter((word) => word !== name && surfaceNamed(word) === name),
  }),
);

type WordLists = Pick<LexiconParts, "english" | "languages">;

/** @param libraryNames what the libraries show */
export function makeLexicons(libraryNames: () => Promise<readonly PaintedName[]>, lists: WordLists): Lexicons {
  const kept = new WeakMap<CatalogEntry, Map<string, Promise<Lexicon>>>();

  const made = async (question: WordsQuestion, { family }: CatalogEntry, reach: Reach): Promise<Lexicon> => {
    const painted = (await family.names()).map(
      ({ name, kind }): PaintedName => ({ name, kind: kind === "material" || kind === "place" ? kind : "thing" }),
    );
    const shown = await libraryNames();
    const drawn = reach === "painter" ? [] : surfaces;
    const isFree = family.traits.words === "free";
    const all = [...ownNames(question), ...drawn, ...(reach === "everything" ? shown : []), ...painted];
    // What is drawn and shown the painter may know too, whether its pack lists it or not.
    const known = isFree || reach === "everything" ? [] : knownTo(await family.words(), [...surfaces, ...shown]);
    return makeLexicon({ names: [...all, ...known], elsewhere: [...surfaces, ...shown], ...lists });
  };

  return {
    of(question, entry) {
      const reach = reachOf(question);
      const key = [reach, ...ownNames(question).flatMap(({ name, words = [] }) => [name, ...words])].join("\n");
      const ofPack = kept.get(entry) ?? new Map<string, Promise<Lexicon>>();
      kept.set(entry, ofPack);
      const found = ofPack.get(key) ?? made(question, entry, reach);
      ofPack.delete(key);
      ofPack.set(key, found);
      // A failure is told to who asked, and forgotten.
      found.catch(() => ofPack.delete(key));
      for (const old of [...ofPack.keys()].slice(0, -most)) ofPack.delete(old);
      return found;
    },
  };
}

/** Whether painting keeps something of what lies there, or of what was drawn. */
export function keepsOf({ kind, strength }: Pick<WordsQuestion, "kind" | "strength">): boolean {
  const { strokes, sides } = kindOf(kind).takes;
  return strokes || (strength < 1 && !sides);
}

function reachOf(question: WordsQuestion): Reach {
  const { takes, marks } = kindOf(question.kind);
  if (!takes.start || question.reference === "none" || question.strength < 1) return "painter";
  return marks === "subject" ? "surroundings" : "everything";
}

/** The user's own pictures that may be used. */
export function ownOf(question: WordsQuestion): readonly { readonly name: string }[] {
  const { takes, marks } = kindOf(question.kind);
  if (!takes.own || reachOf(question) === "painter") return [];
  const pictures = question.own?.pictures ?? [];
  return marks === "subject" ? pictures.filter(({ use }) => use === "covers") : pictures;
}

function ownNames(question: WordsQuestion): readonly PaintedName[] {
  return ownOf(question).flatMap(({ name: all }): readonly PaintedName[] => {
    const [name, ...words] = wordingsOf(all).filter((wording) => wordsIn(wording).length > 0);
    return name === undefined ? [] : [{ name, kind: "thing", words }];
  });
}

/** Names of which the painter knows each word. */
function knownTo(words: ReadonlySet<string>, names: readonly PaintedName[]): readonly PaintedName[] {
  const isKnown = (name: string): boolean =>
    wordsIn(name).every((word) => [word, ...singularsOf(word)].some((form) => words.has(form)));
  return names
    .filter(({ name }) => isKnown(name))
    .map((each) => ({ ...each, words: (each.words ?? []).filter(isKnown) }));
}
