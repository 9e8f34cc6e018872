/** The state of every feature, as a fresh window has it. */

import type { Facts } from "../engine/environment";
import { newEditing } from "../features/draft/state";
import { newKeeping } from "../features/history/state";
import { newSpeech } from "../features/language/state";
import { newMachine } from "../features/machine/state";
import { newMarking } from "../features/marking/state";
import { newModels } from "../features/models/state";
import { newPlanning } from "../features/plan/state";
import { newQueueing } from "../features/queue/state";
import { newOutcomes } from "../features/results/state";
import { newRun } from "../features/run/state";
import { newScribbling } from "../features/scribble/state";
import { newSelecting } from "../features/selection/state";
import { newShell } from "../features/shell/state";
import { newStarts } from "../features/starts/state";

export type States = ReturnType<typeof newStates>;

/** @param seed of the first run; it comes from outside because chance is an argument */
export function newStates(seed: number, facts: Facts) {
  return {
    shell: newShell(),
    machine: newMachine(facts),
    speech: newSpeech(),
    models: newModels(),
    editing: newEditing(seed),
    selecting: newSelecting(),
    marking: newMarking(),
    scribbling: newScribbling(),
    starts: newStarts(),
    planning: newPlanning(),
    progress: newRun(),
    outcomes: newOutcomes(),
    keeping: newKeeping(),
    queueing: newQueueing(),
  };
}
