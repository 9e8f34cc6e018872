/** Undo and redo of what is painted or drawn. */
import { text } from "../../messages/current";
import { IconButton } from "../../widgets/button";
import type { Kit } from "../kit";

export interface UndoRedoProps extends Kit {
  /** Steps there are to go back to, and forward. */
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
}

export function UndoRedo({ session, actions, past, future }: UndoRedoProps) {
  const { mac } = session.environment.value.facts;
  return (
    <>
      <IconButton
        icon="undo"
        label={text.tools.named(text.mask.undo, mac ? "⌘Z" : "Ctrl+Z")}
        disabled={past.length === 0}
        onPress={actions.undoStroke}
        testId="undo"
      />
      <IconButton
        icon="redo"
        label={text.tools.named(text.mask.redo, mac ? "⌘⇧Z" : "Ctrl+Shift+Z")}
        disabled={future.length === 0}
        onPress={actions.redoStroke}
        testId="redo"
      />
    </>
  );
}
