/** What the user is preparing. */
import { type Signal, signal } from "@preact/signals";
import type { WordsAnswer } from "../../../models/contract/words";
import { type Draft, newDraft } from "./draft";

export interface ReadTexts {
  readonly texts: readonly string[];
  readonly answer: WordsAnswer;
}

export interface EditingState {
  readonly draft: Signal<Draft>;
  /** What the words mean, for these texts; null before it is known, and where there are none. */
  readonly words: Signal<ReadTexts | null>;
}

/** @param seed comes from outside because chance is an argument */
export function newEditing(seed: number): EditingState {
  return { draft: signal<Draft>(newDraft(seed)), words: signal<ReadTexts | null>(null) };
}
