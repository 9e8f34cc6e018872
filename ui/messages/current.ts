/** The language in use. Another language is another file of this folder and a line in `languages`. */
import { type Signal, signal } from "@preact/signals";
import { en, type Messages } from "./en";
import { ko } from "./ko";

/** Each under its own name for itself. */
export const languages = {
  en: { name: "English", messages: en },
  ko: { name: "한국어", messages: ko },
} as const satisfies Record<string, { readonly name: string; readonly messages: Messages }>;

export type Language = keyof typeof languages;

export const language: Signal<Language> = signal("en");

/** A live binding: whoever renders anew after the language changed says everything in it. */
export let text: Messages = en;

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

export function chooseLanguage(code: Language): void {
  text = languages[code].messages;
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
