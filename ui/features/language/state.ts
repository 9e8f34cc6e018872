/** The window's language, where the one that is wanted is not there. The one in use is `language` of `messages`. */
import { type Signal, signal } from "@preact/signals";
import type { Language } from "../../messages/current";

export interface SpeechState {
  /** The language the user wants, while it could not be loaded. */
  readonly missingLanguage: Signal<Language | null>;
}

export function newSpeech(): SpeechState {
  return { missingLanguage: signal<Language | null>(null) };
}
