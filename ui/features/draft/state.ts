/** What the user is preparing. */
import { type Signal, signal } from "@preact/signals";
import { type Draft, newDraft } from "./draft";

export interface EditingState {
  readonly draft: Signal<Draft>;
}

/** @param seed comes from outside because chance is an argument */
export function newEditing(seed: number): EditingState {
  return { draft: signal<Draft>(newDraft(seed)) };
}
