/** What a prompt asks for in words a text-image pair can compare: the thing, without what surrounds it. */
import { type Colour, colourOf } from "../compose/colours";
import { filling } from "./match";
import { phrasesOf, singularsOf } from "./words";

export interface Asked {
  /** For the pair: "small brown puppy" becomes "puppy". */
  readonly text: string;
  /** The prompt's words it stands for and its colour, lower case. */
  readonly words: readonly string[];
  readonly colour: Colour | null;
}

/** Stand for the thing that is only told by what follows: "something to drink". */
const placeholders = new Set(["something", "anything", "thing", "things", "somebody", "someone"]);

/**
 * The first phrase that says what is asked for. Null where there is none; where one of its words is not known, because
 * what was never learnt would be answered all the same, with a wrong picture; and where one of them is a name of its
 * own, because "coffee shop" is no coffee.
 */
export function askedFor(
  prompt: string,
  { knows, isName }: { readonly knows: (word: string) => boolean; readonly isName: (word: string) => boolean },
): Asked | null {
  for (const { words } of phrasesOf(prompt)) {
    const naming = words.filter((word) => !filling.has(word) && !placeholders.has(word));
    const colourWord = naming.find((word) => colourOf(word) !== null);
    const thing = naming.filter((word) => word !== colourWord);
    if (thing.length === 0) continue;
    if (!thing.every((word) => [word, ...singularsOf(word)].some(knows)) || thing.some(isName)) return null;
    const colour = colourWord === undefined ? null : colourOf(colourWord);
    return { text: thing.join(" "), words: colourWord === undefined ? thing : [...thing, colourWord], colour };
  }
  return null;
}
