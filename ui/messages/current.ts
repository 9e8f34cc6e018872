/**
 * The language in use. Another language is another file of this folder and a line in `languages`. English is always
 * there; the others are loaded when they are chosen.
 */
import { type Signal, signal } from "@preact/signals";
import { en, type Messages } from "./en";

/** Each under its own name for itself. */
export const languages = {
  en: { name: "English", load: async () => en },
  ko: { name: "한국어", load: async () => (await import("./ko")).ko },
} as const satisfies Record<string, { readonly name: string; readonly load: () => Promise<Messages> }>;

export type Language = keyof typeof languages;

export const language: Signal<Language> = signal("en");

/** A live binding: whoever renders anew after the language changed says everything in it. */
export let text: Messages = en;

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

let asked: Language = "en";

/**
 * Resolves when everything is said in that language, or at once when another was asked for meanwhile.
 * @throws what the import throws when the language cannot be loaded; the one in use stays
 */
export async function chooseLanguage(code: Language): Promise<void> {
  asked = code;
  const messages = await languages[code].load();
  if (asked !== code) return;
  text = messages;
  language.value = code;
}

/** The first of the browser's languages that there is, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const code = tag.toLowerCase().split("-")[0] ?? "";
    if (isLanguage(code)) return code;
  }
  return "en";
}
