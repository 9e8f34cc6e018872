/** Why Generate would do nothing right now; null when it would run. */

import { kindOf } from "../../../models/kinds/kinds";
import type { NotReady } from "../../messages/en";
import { sides } from "../draft/jobs";
import { requestOf, wordsOf } from "../draft/request";
import type { EditingState } from "../draft/state";
import type { MachineState } from "../machine/state";
import { type ModelsState, packOf } from "../models/state";
import type { SelectingState } from "../selection/state";
import type { Later } from "./work";

export interface BatchOfStates {
  readonly editing: EditingState;
  readonly selecting: Pick<SelectingState, "selection">;
}

/** Several selected pictures as edits of their own: each with the shapes over it, else the whole of it. */
export function batchOf({ editing, selecting }: BatchOfStates): readonly Later[] {
  const selection = selecting.selection.value;
  const pictures = selection?.state === "none" ? (selection.pictures ?? []) : [];
  return pictures.map((picture) => ({
    selection: { state: "ready", ...picture, stored: null },
    draft: {
      ...editing.draft.value,
      where: picture.shapes.length > 0 ? "shapes" : "everything",
      painted: null,
      drawn: null,
      drawnOn: [],
      strayed: false,
      again: false,
    },
  }));
}

interface BatchReadinessStates {
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "packs">;
}

/** What keeps several pictures from being painted in one go. */
function batchReadiness({ editing, models }: BatchReadinessStates, pictures: readonly Later[]): NotReady | null {
  const { job, sides: by } = editing.draft.value;
  const pack = packOf(models, editing.draft.value);
  if (!pack) return "no-pack";
  if (!pack.kinds.includes(job)) return "other-pack";
  const marked = pictures.every(({ selection }) => selection.shapes.length > 0);
  const { takes, marks, whole } = kindOf(job);
  if (takes.strokes) return "nothing-drawn";
  if (takes.sides) return sides.some((side) => by[side] > 0) ? null : "no-extension";
  if (marked || whole) return null;
  return marks === "subject" ? "no-subject" : "nothing-marked";
}

export interface ReadinessOfStates {
  readonly editing: EditingState;
  readonly machine: MachineState;
  readonly models: Pick<ModelsState, "packs">;
  readonly selecting: SelectingState;
}

export function readinessOf({ editing, machine, models, selecting }: ReadinessOfStates): NotReady | null {
  const reading = selecting.reading.value;
  if (machine.environment.value.engine !== "ready") return "no-engine";
  const several = batchOf({ editing, selecting });
  const unread = wordsOf(editing)?.paints === false ? "unknown-words" : null;
  if (several.length > 0) return batchReadiness({ editing, models }, several) ?? unread;
  switch (reading.state) {
    case "none":
      return "no-picture";
    case "reading":
      return "reading";
    case "failed":
      return "unreadable";
    case "read": {
      const ready = requestOf(editing.draft.value, reading.subject, packOf(models, editing.draft.value), "");
      return ready.ready ? unread : ready.reason;
    }
  }
}
