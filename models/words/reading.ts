/** In which language a prompt is read. */
import type { Dictionary } from "./dictionary";
import { inEnglishOrder } from "./english-order";
import type { Lexicon } from "./lexicon";
import { readEnglish } from "./read-english";
import { readLanguage } from "./read-language";
import type { Segment } from "./segment";
import { keyOf } from "./split";

export interface Reading {
  /** null: English. */
  readonly dictionary: Dictionary | null;
  /** In English order. */
  readonly segments: readonly Segment[];
}

/** In the language that knows most of the prompt; English where that knows every word. */
export function readingOf(prompt: string, lexicon: Lexicon, prefer: string): Reading {
  const english: Reading = { dictionary: null, segments: readEnglish(prompt, lexicon) };
  const others = lexicon.dictionaries.filter(({ language }) => isWrittenIn(prompt, language.scripts));
  let [best, most] = [
    english,
    knownLetters(english.segments) + (prefer === "en" && /\p{Script=Latin}/u.test(prompt) ? 0.5 : 0),
  ];
  const isEnglish = english.segments.every((each) => each.is !== "unknown" || lexicon.isEnglish(keyOf(each.from)));
  for (const dictionary of others) {
    const { language } = dictionary;
    const { code } = language;
    if (isEnglish && code !== prefer && prompt.trim() !== "") continue;
    const segments = readLanguage(prompt, dictionary, lexicon);
    const known = knownLetters(segments) + (code === prefer ? 0.5 : 0);
    // Who writes in another script writes in another language, known or not.
    const isSurer = known > most || (best === english && known === most && !language.scripts.includes("Latin"));
    if (!isSurer) continue;
    [best, most] = [{ dictionary, segments: inEnglishOrder(segments, dictionary) }, known];
  }
  return best;
}

function isWrittenIn(prompt: string, scripts: readonly string[]): boolean {
  return scripts.some((script) => new RegExp(`\\p{Script=${script}}`, "u").test(prompt));
}

/** Letters of words that are understood, less those of words that are not. */
function knownLetters(segments: readonly Segment[]): number {
  let sum = 0;
  for (const each of segments) {
    const letters = [...each.from].length;
    if (each.is === "unknown") sum -= letters;
    else if (each.is === "name") sum += letters * (each.spelt !== null ? 0.4 : each.found.why === null ? 1 : 0.9);
    else if (each.is === "colour") sum += letters * (each.spelt !== null ? 0.4 : 1);
    else sum += letters * 0.5;
  }
  return sum;
}
