/** What is marked on the picture, and the tool in hand. */
import { type Signal, signal } from "@preact/signals";
import { noStrokes, type Strokes } from "../../painter/strokes";
import { firstTools, type Tools } from "./tools";

export interface MarkingState {
  readonly strokes: Signal<Strokes>;
  readonly tools: Signal<Tools>;
}

export function newMarking(): MarkingState {
  return { strokes: signal<Strokes>(noStrokes), tools: signal<Tools>(firstTools) };
}
