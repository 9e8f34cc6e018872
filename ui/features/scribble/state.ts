/** A scribble's drawing. */
import { type Signal, signal } from "@preact/signals";
import { noSketch, type Sketch } from "../../painter/sketch";
import type { Failure } from "../../wording/failures";

export interface LayerState {
  readonly busy: boolean;
  readonly failure: Failure | null;
}

export interface ScribblingState {
  /** At the preview's size. */
  readonly sketch: Signal<Sketch>;
  /** Whether the drawing is being taken from a layer, and why the last try failed. */
  readonly layerState: Signal<LayerState>;
}

export function newScribbling(): ScribblingState {
  return { sketch: signal<Sketch>(noSketch), layerState: signal<LayerState>({ busy: false, failure: null }) };
}
