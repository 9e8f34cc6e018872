/** Taking back what a layer or a run of the history carries: words, mask, drawing, settings and seed. */
import { batch } from "@preact/signals";
import type { EncodedImage } from "../../../models/contract/picture";
import { noStrokes, stroked } from "../../painter/strokes";
import { fromBase64 } from "../../stored/edit";
import { fromStored, type Recalled } from "../../stored/format";
import type { Draft } from "../draft/draft";
import { recalledArea, recalledDraft } from "../draft/recalled";
import type { EditingState } from "../draft/state";
import type { MarkingState } from "../marking/state";
import type { ModelsState } from "../models/state";
import { missingPackOf } from "../models/wanted";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";

export interface Recalling {
  /** Loads prompt, mask, seed and settings of the selected layer. */
  editAgain(): void;
  /** Loads what was kept of a run. */
  takeBack(recalled: Recalled): void;
}

export interface RecallingStates {
  readonly editing: EditingState;
  readonly marking: Pick<MarkingState, "strokes">;
  readonly models: Pick<ModelsState, "packs" | "wanted">;
  readonly selecting: Pick<SelectingState, "selection">;
  readonly shell: Pick<ShellState, "stage" | "following" | "focusPrompt">;
}

export interface RecallingNeighbours {
  /** Takes the strokes of an earlier request; null clears the drawing. */
  readonly recallSketch: (strokes: EncodedImage | null) => Promise<void>;
  readonly drawingChanged: () => void;
  readonly markChanged: () => void;
}

export function createRecalling(
  { editing, marking, models, selecting, shell }: RecallingStates,
  { recallSketch, drawingChanged, markChanged }: RecallingNeighbours,
): Recalling {
  const { draft } = editing;
  const { strokes } = marking;

  const setDraft = (part: Partial<Draft>): void => {
    draft.value = { ...draft.value, ...part };
  };

  const restore = (recalled: Recalled): void => {
    switch (recalled.state) {
      case "unreadable":
        return;
      case "newer":
        setDraft({
          ...(recalled.prompt === null ? {} : { prompt: recalled.prompt }),
          ...(recalled.seed === null ? {} : { seed: recalled.seed, seedKept: true }),
        });
        return;
      case "whole": {
        const { edit } = recalled;
        const { painted } = recalledArea(edit);
        batch(() => {
          models.wanted.value = missingPackOf(models, recalled);
          strokes.value = painted ? stroked(noStrokes, painted) : noStrokes;
          draft.value = { ...draft.value, ...recalledDraft(edit), drawnOn: [] };
        });
        const drawing = edit.kind === "scribble" ? fromBase64(edit.strokes) : null;
        void recallSketch(drawing && { type: "image/png", bytes: drawing });
        drawingChanged();
        markChanged();
      }
    }
  };

  return {
    takeBack(recalled) {
      restore(recalled);
      // A run of the history is painted anew over what is there now.
      setDraft({ again: false });
      shell.stage.value = "mask";
      shell.following.value = false;
      shell.focusPrompt.value += 1;
    },
    editAgain() {
      const selection = selecting.selection.value;
      if (selection?.state !== "ready" || selection.stored === null) return;
      restore(fromStored(selection.stored));
      shell.stage.value = "mask";
      shell.focusPrompt.value += 1;
    },
  };
}
