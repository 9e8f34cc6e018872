/** Changing the window's language, which may have to be loaded first. */
import { chooseLanguage, type Language } from "../../messages/current";
import type { SpeechState } from "./state";

export interface SpeechVerbs {
  /** Resolves when the window speaks it, or when it could not be loaded (see `missingLanguage`). */
  setLanguage(code: Language): Promise<void>;
}

export type Speech = SpeechState & SpeechVerbs;

/** Never rejects: a language that cannot be loaded is told in the state, and the one in use stays. */
export async function speak(speech: SpeechState, code: Language, log: (error: unknown) => void): Promise<void> {
  try {
    await chooseLanguage(code);
    speech.missingLanguage.value = null;
  } catch (error) {
    log(error);
    speech.missingLanguage.value = code;
  }
}
