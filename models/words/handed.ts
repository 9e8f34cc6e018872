/** What of a prompt the painter is given. */
import type { Understood } from "./understand";

export interface Handing {
  readonly prompt: string;
  /** Whether what lies there stays to some degree, so that a colour alone says what is asked for. */
  readonly keeps: boolean;
}

/** The words that are painted, in English; null where nothing may be painted, because no word names a thing. */
export function handed(understood: Understood, { prompt, keeps }: Handing): string | null {
  const { noun, empty, english, colours, unknown } = understood;
  if (noun) return english;
  if (empty) return prompt;
  return keeps && unknown.length === 0 && colours.length > 0 ? coloursOf(understood, prompt) : null;
}

/** What should not appear: a colour alone is enough, and words that nobody knows ask for nothing. */
export function unwanted(understood: Understood, prompt: string): string {
  return understood.noun ? understood.english : coloursOf(understood, prompt);
}

function coloursOf({ colours, language }: Understood, prompt: string): string {
  return language === "en" && colours.length > 0 ? prompt : colours.join(" ");
}
