/** What of a prompt the painter is given. */
import { withArticles } from "./grammar";
import type { Understood } from "./understand";

export interface Handing {
  readonly prompt: string;
  /** Whether what lies there stays to some degree, so that a colour alone says what is asked for. */
  readonly keeps: boolean;
}

/** The words that are painted, in English; null where nothing may be painted, because no word names a thing. */
export function handed(understood: Understood, { prompt, keeps }: Handing): string | null {
  const { noun, empty, colours, unknown } = understood;
  if (noun) return withArticle(understood);
  if (empty) return prompt;
  return keeps && unknown.length === 0 && colours.length > 0 ? coloursOf(understood, prompt) : null;
}

/** What should not appear: a colour alone is enough, and words that nobody knows ask for nothing. */
export function unwanted(understood: Understood, prompt: string): string {
  return understood.noun ? understood.english : coloursOf(understood, prompt);
}

/** One thing as English has it: "빨간 연" is painted as "a red kite" is, to the byte. */
function withArticle({ english, language, things }: Understood): string {
  const [thing] = things;
  const isOne = thing !== undefined && (english === thing || english.endsWith(` ${thing}`));
  const isPlain = !/[,.;:]/.test(english) && !hasArticle.test(english);
  return language !== "en" && isOne && isPlain ? withArticles(`a ${english}`) : english;
}

const hasArticle = /^(?:an?|the|one|my|your|his|her|our|their|this|that) /;

function coloursOf({ colours, language }: Understood, prompt: string): string {
  return language === "en" && colours.length > 0 ? prompt : colours.join(" ");
}
