/** Undo and redo of what is painted or drawn. */
import { text } from "../../messages/current";
import { IconButton } from "../../widgets/button";
import type { Kit } from "../kit";

export interface UndoRedoProps extends Pick<Kit, "actions"> {
  /** Steps there are to go back to, and forward. */
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
}

export function UndoRedo({ actions, past, future }: UndoRedoProps) {
  return (
    <>
      <IconButton
        icon="undo"
        label={text.mask.undo}
        disabled={past.length === 0}
        onPress={actions.undoStroke}
        testId="undo"
      />
      <IconButton
        icon="redo"
        label={text.mask.redo}
        disabled={future.length === 0}
        onPress={actions.redoStroke}
        testId="redo"
      />
    </>
  );
}
