/** Undo and redo of what is painted or drawn. */

import { text } from "../../messages/current";
import { IconButton } from "../../widgets/button";
import type { MachineState } from "../machine/state";
import type { Marking } from "./marking";

export interface UndoRedoProps {
  /** Steps there are to go back to, and forward. */
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
  readonly machine: MachineState;
  readonly marking: Marking;
}

export function UndoRedo({ past, future, machine, marking }: UndoRedoProps) {
  const { mac } = machine.environment.value.facts;
  return (
    <>
      <IconButton
        icon="undo"
        label={text.tools.named(text.mask.undo, mac ? "⌘Z" : "Ctrl+Z")}
        disabled={past.length === 0}
        onPress={marking.undoStroke}
        testId="undo"
      />
      <IconButton
        icon="redo"
        label={text.tools.named(text.mask.redo, mac ? "⌘⇧Z" : "Ctrl+Shift+Z")}
        disabled={future.length === 0}
        onPress={marking.redoStroke}
        testId="redo"
      />
    </>
  );
}
