/** How far a picture is extended. */
import { fittedSides } from "../../painter/extension";
import type { Sides } from "../draft/jobs";
import type { EditingState } from "../draft/state";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";

export interface Extending {
  /** Kept within what editors take. */
  extend(sides: Sides): void;
}

export interface ExtendingStates {
  readonly editing: EditingState;
  readonly selecting: Pick<SelectingState, "reading">;
  readonly shell: Pick<ShellState, "stage">;
}

export function createExtending({ editing, selecting, shell }: ExtendingStates): Extending {
  return {
    extend(next) {
      const reading = selecting.reading.value;
      if (reading.state !== "read") return;
      editing.draft.value = { ...editing.draft.value, sides: fittedSides(next, reading.base.source) };
      shell.stage.value = "mask";
    },
  };
}
