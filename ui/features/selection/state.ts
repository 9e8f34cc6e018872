/** What is selected in the editor, and its pictures. */
import { type Signal, signal } from "@preact/signals";
import type { EditPreview } from "../../../models/contract/engine-api";
import type { ReadySelection, Selection } from "../../../plugin/protocol/host";
import type { Failure } from "../../wording/failures";
import type { Material } from "../draft/draft";

/** The selection with its pictures. */
export interface Subject extends Material {
  readonly selection: ReadySelection;
  /** Layers the picture was read without, because they are the drawing; see `takenLayers`. */
  readonly without: readonly string[];
}

export type Reading =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly name: string }
  | {
      readonly state: "read";
      readonly subject: Subject;
      readonly base: EditPreview;
      readonly marked: EditPreview | null;
    }
  | { readonly state: "failed"; readonly failure: Failure };

export interface SelectingState {
  /** As the editor told it; null before it has. */
  readonly selection: Signal<Selection | null>;
  readonly reading: Signal<Reading>;
}

export function newSelecting(): SelectingState {
  return { selection: signal<Selection | null>(null), reading: signal<Reading>({ state: "none" }) };
}
