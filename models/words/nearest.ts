/** Three names that can be painted for a word that cannot. */
import type { Dictionary } from "./dictionary";
import { unlikeness } from "./distance";
import type { Lexicon } from "./lexicon";
import { singularsOf } from "./number";
import { keyOf, partsOf } from "./split";

const offered = 3;
/** Words more unlike than this have nothing in common. */
const mostUnlike = 0.5;

/** @param dictionary the prompt's language; null for English */
export function nearestTo(word: string, lexicon: Lexicon, dictionary: Dictionary | null): readonly string[] {
  return dictionary === null ? nearestEnglish(keyOf(word), lexicon) : nearestIn(word, dictionary, lexicon);
}

function nearestEnglish(word: string, lexicon: Lexicon): readonly string[] {
  const found = new Set<string>();
  const forms = [word, ...singularsOf(word)];
  // Perhaps another language's word, which was not read as one because English has it too: "chat", a cat.
  for (const dictionary of lexicon.dictionaries) {
    const entry = dictionary.exact(word);
    if (entry?.is === "name" && dictionary.language.scripts.includes("Latin")) add(found, lexicon, entry.english);
  }
  for (const form of forms) for (const name of lexicon.english?.near.get(form) ?? []) add(found, lexicon, name);
  const names = lexicon.names.map(({ name }) => name);
  for (const name of alike(word, lexicon.parts)) add(found, lexicon, name);
  for (const name of names) {
    if (found.size >= offered) break;
    found.add(name);
  }
  return [...found].slice(0, offered);
}

function add(found: Set<string>, lexicon: Lexicon, name: string): void {
  const known = lexicon.find(keyOf(name));
  if (known !== null) found.add(known.name);
}

function nearestIn(word: string, dictionary: Dictionary, lexicon: Lexicon): readonly string[] {
  const likely = dictionary.parts().filter(({ english }) => lexicon.find(keyOf(english)) !== null);
  const close = alike(
    word,
    likely.map(({ word, parts }) => ({ name: word, parts })),
  );
  const found = new Set(close);
  const first = new Map(likely.map(({ word, english }) => [english, word] as const).reverse());
  for (const { name } of lexicon.names) {
    if (found.size >= offered) break;
    const said = first.get(name);
    if (said !== undefined) found.add(said);
  }
  return [...found].slice(0, offered);
}

/** Spelt most alike first; of equals the commoner stays first. */
function alike(word: string, names: readonly { readonly name: string; readonly parts: string }[]): readonly string[] {
  const parts = partsOf(word);
  return names
    .map((each) => ({ name: each.name, unlike: unlikeness(parts, each.parts, mostUnlike) }))
    .filter(({ unlike }) => unlike <= mostUnlike)
    .sort((a, b) => a.unlike - b.unlike)
    .slice(0, offered)
    .map(({ name }) => name);
}
