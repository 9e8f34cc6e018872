/** What the preview shows now. Pure over the session's signals. */

import type { EditPreview } from "../../../models/contract/engine-api";
import type { EditKind } from "../../../models/contract/request";
import { frameOf, outset, type Rect, type Size, union } from "../../../models/image/geometry";
import { extendedFrame } from "../../painter/extension";
import { type Where, whereOf } from "../draft/draft";
import type { EditingState } from "../draft/state";
import type { OutcomesState } from "../results/state";
import { chosenOf } from "../results/state";
import type { Forming, RunState } from "../run/state";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";

export type View =
  | { readonly shows: "nothing" }
  | {
      readonly shows: "picture";
      readonly name: string;
      readonly base: EditPreview;
      readonly source: Size;
      /** Drawn over the picture: what forms, or the chosen result. */
      readonly over: Forming | null;
      /** The frame and stripes of what would be painted; null to leave them out. */
      readonly marked: EditPreview | null;
      /** What the user may do on the picture: mark, draw in colours, drag its sides. */
      readonly tool: "mask" | "sketch" | "extend" | "none";
      /** What the view holds, source pixels: the picture, and what lies or will lie beside it. */
      readonly world: Rect;
      readonly where: Where;
      readonly busy: boolean;
    };

export interface PreparingStates {
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly shell: ShellState;
}

export interface ViewStates extends PreparingStates {
  readonly editing: EditingState;
  readonly selecting: SelectingState;
}

export function viewOf({ editing, outcomes, progress, selecting, shell }: ViewStates): View {
  const job = progress.job.value;
  const results = outcomes.results.value;
  const reading = selecting.reading.value;
  const chosen = chosenOf(outcomes);
  const over: Forming | null =
    chosen && !shell.comparing.value ? { image: chosen.small, patch: chosen.candidate.patch } : null;

  if (job.state === "running" && job.base && (shell.following.value || reading.state !== "read")) {
    const mine = results?.request.id === job.id;
    const front = job.forming ?? (mine ? over : null);
    const { name, base, source } = job;
    const marked = front ? null : job.marked;
    const world = worldOf(source, front);
    return {
      shows: "picture",
      name,
      base,
      source,
      over: front,
      marked,
      tool: "none",
      world,
      where: "shapes",
      busy: true,
    };
  }
  if (results && (shell.stage.value === "result" || reading.state === "none")) {
    const { name, base, source } = results;
    const world = worldOf(source, chosen && { image: chosen.small, patch: chosen.candidate.patch });
    const rest = { over, marked: null, tool: "none", world, where: "shapes", busy: false } as const;
    return { shows: "picture", name, base, source, ...rest };
  }
  if (reading.state !== "read") return { shows: "nothing" };
  const { subject, base, marked } = reading;
  const draft = editing.draft.value;
  const where = whereOf(draft, subject.shapes.length);
  const { source } = base;
  return {
    shows: "picture",
    name: subject.selection.source.name,
    base,
    source,
    over: null,
    marked,
    tool: toolOf(draft.job, where),
    world: draft.job === "extend" ? roomAround(extendedFrame(draft.sides, source)) : frameOf(source),
    where,
    busy: false,
  };
}

function toolOf(job: EditKind, where: Where): "mask" | "sketch" | "extend" | "none" {
  if (job === "extend") return "extend";
  if (job === "scribble") return "sketch";
  return where === "painted" ? "mask" : "none";
}

/** Room to drag a side outwards. */
function roomAround(frame: Rect): Rect {
  return outset(frame, 0.12 * Math.max(frame.width, frame.height));
}

function worldOf(source: Size, over: Forming | null): Rect {
  return over ? union(frameOf<Rect>(source), over.patch) : frameOf(source);
}

/** Whether the user prepares an edit, rather than watching one or looking at what was made. */
export function isPreparing({ outcomes, progress, shell }: PreparingStates): boolean {
  if (progress.job.value.state === "running" && shell.following.value) return false;
  return !(outcomes.results.value && shell.stage.value === "result");
}
