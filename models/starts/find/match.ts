/**
 * Which thing a prompt asks for, and whether the library shows it. English puts the thing last in its phrase and what
 * it is on, in or with after that: "a slice of pizza on a wooden table" asks for pizza.
 */
import type { OwnPicture } from "../../contract/starts";
import { type Colour, colourOf } from "../compose/colours";
import type { Library, LibraryEntry } from "./library";
import { cuts, phrasesOf, singularsOf, wordsIn } from "./words";

/** A thing that is drawn to be lit by any photograph, by its names. */
export interface NamedThing {
  readonly name: string;
  readonly words: readonly string[];
}

export type Match =
  | {
      readonly by: "thing";
      readonly name: string;
      readonly words: readonly string[];
      readonly colour: Colour | null;
    }
  | {
      readonly by: "library";
      readonly entry: LibraryEntry;
      /** The prompt's words that name it and its colour, lower case: nobody needs to report these as unknown. */
      readonly words: readonly string[];
      /** What the prompt asks, beyond the name. */
      readonly colour: Colour | null;
    }
  /** A picture of the user's own. */
  | {
      readonly by: "own";
      readonly picture: OwnPicture;
      readonly words: readonly string[];
      readonly colour: Colour | null;
    }
  /** A material or a place: no cut-out shows it. */
  | {
      readonly by: "surface";
      readonly name: string;
      readonly words: readonly string[];
      readonly colour: Colour | null;
    };

export type Matcher = (prompt: string) => Match | null;

/** Names have at most so many words; of the user's own names so many count. */
const [longestName, longestOwn] = [5, 12];

/** Say nothing about what the thing is: neither before it nor after it. */
export const filling = new Set(
  (
    "a an the some one two three few several my your his her their our this these there please put add draw paint make " +
    "show insert replace it turn change create generate want i me give place here now today small big little tiny large " +
    "huge giant closeup close up photo photograph picture image illustration render realistic slice piece half toy " +
    "statue figurine sculpture of"
  ).split(" "),
);

/** One of these says that a noun comes: "an orange" is a fruit, "painted orange" is none. */
const counting = new Set("a an the one two three few several some my your his her their our this these".split(" "));

/** Names that are said in passing as well: "a dog as well", "the cat I saw", "a bird to watch". */
const everyday = new Set("well saw watch light ring match can fan bat stand rest bow rock fly duck fish".split(" "));
/** After one of these they name nothing. */
const aside = new Set("as i we you he she they it to very so that who which not".split(" "));

/** What the thing does or what was done to it: "a cat sleeping", "a car parked". */
const manner = /^\p{L}{2,}(ing|ed|ly)$/u;

/**
 * @param surfaces names, and other words for them, of materials and places
 * @param own pictures of the user's, which come before all others
 * @param things drawn to be lit, which come before the library's of the same name
 */
export function makeMatcher(
  { entries }: Pick<Library, "entries">,
  surfaces: readonly string[],
  own: readonly OwnPicture[] = [],
  things: readonly NamedThing[] = [],
): Matcher {
  const ownNames = own.flatMap((picture) => wordingsOf(picture.name).map((name) => [name, picture] as const));
  const mine = indexed(ownNames);
  const longest = own.length > 0 ? longestOwn : longestName;
  const shown = indexed(entries.flatMap((entry) => [entry.name, ...entry.words].map((name) => [name, entry] as const)));
  // A thing's own name comes before a material's of the same name ("a fence"), its other words after ("carpet").
  const ownNamed = indexed(things.map(({ name }) => [name, name] as const));
  const otherNamed = indexed(things.flatMap(({ name, words }) => words.map((word) => [word, name] as const)));
  const known = indexed(surfaces.map((name) => [name, name] as const));
  const all = [
    ...ownNames.map(([name]) => name),
    ...[...entries, ...things].flatMap(({ name, words }) => [name, ...words]),
  ];
  const whole = all.map(wordsIn).filter((words) => words.length <= longest && words.some(cuts));
  const surface = (find: Lookup<string>) => (words: readonly string[]) => {
    const name = find(words);
    return name === undefined ? null : ({ by: "surface", name } as const);
  };
  const owned = (find: Lookup<OwnPicture>) => (words: readonly string[]) => {
    const picture = find(words);
    return picture === undefined ? null : ({ by: "own", picture } as const);
  };
  const drawn = (find: Lookup<string>) => (words: readonly string[]) => {
    const name = find(words);
    return name === undefined ? null : ({ by: "thing", name } as const);
  };
  const thing = (find: Lookup<LibraryEntry>) => (words: readonly string[]) => {
    const entry = find(words);
    return entry === undefined ? null : ({ by: "library", entry } as const);
  };
  /** As written before in another number: "a cloud" is the thing, "clouds" are the sky. */
  const finders = [
    owned(mine.asWritten),
    owned(mine.inflected),
    drawn(ownNamed.asWritten),
    surface(known.asWritten),
    drawn(otherNamed.asWritten),
    thing(shown.asWritten),
    surface(known.inflected),
    drawn(ownNamed.inflected),
    drawn(otherNamed.inflected),
    thing(shown.inflected),
  ] as const;

  const isDrawn = (name: readonly string[]): boolean =>
    [ownNamed.asWritten, otherNamed.asWritten, ownNamed.inflected].some((find) => find(name) !== undefined);

  /** The longest name that ends right before `end`. */
  const named = (words: readonly string[], end: number): Match | null => {
    for (let length = Math.min(longest, end); length > 0; length--) {
      const name = words.slice(end - length, end);
      const before = words.slice(0, end - length).reverse();
      const colourWord = before.find((word) => colourOf(word) !== null);
      const colour = colourWord === undefined ? neutralOf(name) : colourOf(colourWord);
      const all = colourWord === undefined ? name : [...name, colourWord];
      for (const find of finders) {
        const found = find(name);
        // The library's "green apple" is the drawn apple in green.
        if (found?.by === "library" && colourOf(name[0] ?? "") !== null && isDrawn(name.slice(1))) continue;
        if (found !== null) return { ...found, words: all, colour };
      }
    }
    return null;
  };

  const inPhrase = (words: readonly string[]): Match | null => {
    let end = words.length;
    let vague: Match | null = null;
    for (; end > 0; end--) {
      const found = named(words, end);
      const single = found?.by === "thing" && found.words[0] === words[end - 1] ? (found.words[0] ?? "") : "";
      const before = words[end - 2] ?? "";
      if (everyday.has(single) && (aside.has(before) || manner.test(before))) {
        end--;
        continue;
      }
      // "a dog statue" is a dog; "a statue" alone is one.
      if (filling.has(single)) {
        vague ??= found;
        continue;
      }
      if (found !== null && isColourOnly(found, words, end)) return null;
      // "a glass of water" is a glass; "a wall of bricks" is bricks.
      const of = words.lastIndexOf("of", end - 1);
      const holder = found?.by === "surface" && of > 0 ? named(words, of) : null;
      if (found !== null) return holder?.by === "library" || holder?.by === "thing" ? holder : found;
      const last = words[end - 1] as string;
      // A noun nobody knows: "coffee shop" is no coffee.
      if (!filling.has(last) && !manner.test(last)) break;
    }
    // "a bowl of berries nobody drew" still has a bowl.
    const of = words.indexOf("of");
    return (of > 0 ? named(words, of) : null) ?? vague;
  };

  return (prompt) => {
    const phrases = phrasesOf(prompt, whole);
    let first: Match | null = null;
    for (const [i, { words, endsThing, isPlace }] of phrases.entries()) {
      const found = inPhrase(words);
      // "On the table, a teapot" asks for the teapot.
      if (i === 0 && isPlace && found !== null) {
        first = found;
        continue;
      }
      // "an orange and white cat": the colour of what comes.
      const mixed = !endsThing && namesColour(found) && colourOf(phrases[i + 1]?.words[0] ?? "") !== null;
      if (found !== null && !mixed) return found;
      if (endsThing && words.some((word) => !filling.has(word))) return null;
    }
    return first;
  };
}

/** Whether it was found by a word that is also a colour: the fruit, or only its colour. */
function namesColour(found: Match | null): boolean {
  if (found?.by === "thing") return colourOf(found.name) !== null;
  return found?.by === "library" && colourOf(found.entry.name) !== null;
}

/** Whether a word that is both is a colour here: "the orange one", "make it orange", "a wall painted orange". */
function isColourOnly(found: Match, words: readonly string[], end: number): boolean {
  if (!namesColour(found) || colourOf(words[end - 1] as string) === null) return false;
  const before = words.slice(0, end - 1);
  const isNoun =
    before.length === 0 || (before.some((word) => counting.has(word)) && !manner.test(before.at(-1) ?? ""));
  return end < words.length || !isNoun;
}

/** The colour in a name such as "black bird": renders of black and white things are tinted, so it is asked of them too. */
function neutralOf(name: readonly string[]): Colour | null {
  const colour = name.length > 1 ? colourOf(name[0] as string) : null;
  return colour?.hue === null ? colour : null;
}

/** What a picture of the user's is called: its name, words after commas, and each without "my" and the like. */
export function wordingsOf(name: string): readonly string[] {
  return name.split(",").flatMap((wording) => {
    const words = wordsIn(wording);
    const first = words.findIndex((word) => !filling.has(word));
    return first > 0 ? [wording, words.slice(first).join(" ")] : [wording];
  });
}

type Lookup<T> = (words: readonly string[]) => T | undefined;

/** Names by their words, as written and in another number; the first that claims a name keeps it. */
function indexed<T>(
  names: readonly (readonly [name: string, value: T])[],
): Record<"asWritten" | "inflected", Lookup<T>> {
  const exact = new Map<string, T>();
  const singular = new Map<string, T>();
  const claim = (index: Map<string, T>, words: readonly string[], value: T): void => {
    const key = words.join(" ");
    if (key !== "" && !index.has(key)) index.set(key, value);
  };
  for (const [name, value] of names) {
    const words = wordsIn(name);
    claim(exact, words, value);
    for (const form of inSingular(words)) claim(singular, form, value);
  }
  return {
    asWritten: (words) => exact.get(words.join(" ")),
    inflected: (words) =>
      [words, ...inSingular(words)]
        .map((form) => form.join(" "))
        .map((key) => exact.get(key) ?? singular.get(key))
        .find((value) => value !== undefined),
  };
}

function inSingular(words: readonly string[]): readonly (readonly string[])[] {
  return singularsOf(words.at(-1) ?? "").map((last) => [...words.slice(0, -1), last]);
}
