/** Below the preview: how large the picture is, what the model sees of it, and how fine the result will be. */

import type { EditPreview } from "../../../models/contract/engine-api";
import type { Size } from "../../../models/image/geometry";
import { text } from "../../messages/current";
import { IconButton } from "../../widgets/button";
import { whereOf } from "../draft/draft";
import type { Editing } from "../draft/editing";
import { closerContext, finenessOf, isSharp } from "../draft/enlarging";
import { markedSize, maskOf } from "../draft/request";
import type { EditingState } from "../draft/state";
import { ExtendCaption } from "../extend/later";
import type { ModelsState } from "../models/state";
import { packOf } from "../models/state";
import type { PlanningState } from "../plan/state";
import type { OutcomesState } from "../results/state";
import type { RunState } from "../run/state";
import type { Selecting } from "../selection/reading";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";
import { isPreparing, viewOf } from "./view";

export function PictureSize({ source }: { readonly source: Size }) {
  return <p data-testid="picture-size">{text.preview.size(source.width, source.height)}</p>;
}

export interface ReadAgainProps {
  readonly busy: boolean;
  readonly selecting: Selecting;
}

export function ReadAgain({ busy, selecting }: ReadAgainProps) {
  return (
    <IconButton
      icon="refresh"
      label={text.preview.again}
      disabled={busy}
      onPress={() => void selecting.readAgain()}
      testId="read-again"
    />
  );
}

interface MarkedSideStates {
  readonly editing: EditingState;
  readonly selecting: SelectingState;
}

/** The longer side of what is marked, source pixels; null where no frame is drawn around it. */
function markedSide({ editing, selecting }: MarkedSideStates): number | null {
  const reading = selecting.reading.value;
  const draft = editing.draft.value;
  if (reading.state !== "read" || draft.job === "background") return null;
  if (whereOf(draft, reading.subject.shapes.length) === "everything") return null;
  const mask = maskOf(draft, reading.subject);
  if (!mask) return null;
  const { width, height } = markedSize(mask, reading.subject);
  return Math.max(width, height);
}

interface SecondPassSecondsStates {
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "evaluations" | "packs">;
}

/** What a second pass adds to a candidate, seconds; null before anything was painted here. */
function secondPassSeconds({ editing, models }: SecondPassSecondsStates, steps: number): number | null {
  const each = models.evaluations.value[packOf(models, editing.draft.value)?.id ?? ""];
  return each === undefined ? null : each * steps;
}

export interface CaptionProps {
  readonly editing: Editing;
  readonly models: ModelsState;
  readonly outcomes: OutcomesState;
  readonly planning: PlanningState;
  readonly progress: RunState;
  readonly selecting: SelectingState;
  readonly shell: ShellState;
}

/** The working resolution, said honestly, with what to do where it is coarse. */
export function Caption({ editing, models, outcomes, planning, progress, selecting, shell }: CaptionProps) {
  const view = viewOf({ editing, outcomes, progress, selecting, shell });
  if (view.shows === "nothing") return null;
  if (editing.draft.value.job === "extend" && isPreparing({ outcomes, progress, shell }))
    return <ExtendCaption editing={editing} models={models} source={view.source} />;
  if (!view.marked) return null;
  const fineness = finenessOf(view.marked);
  return (
    <p class="caption" data-testid="size-hint" title={text.preview.legend(fineness.side * fineness.times)}>
      {text.preview.enlarged(fineness.side, fineness.times)}
      {!view.busy && !isSharp(fineness) && (
        <Remedies editing={editing} models={models} planning={planning} selecting={selecting} marked={view.marked} />
      )}
      {!view.busy && <Reset editing={editing} />}
    </p>
  );
}

interface RemediesProps {
  readonly editing: Editing;
  readonly models: Pick<ModelsState, "evaluations" | "packs">;
  readonly planning: PlanningState;
  readonly selecting: SelectingState;
  readonly marked: EditPreview;
}

/** What makes a coarse result finer, each one press away. */
function Remedies({ editing, models, planning, selecting, marked }: RemediesProps) {
  const side = markedSide({ editing, selecting });
  const { sharper } = editing.draft.value;
  const closer = side === null || marked.frames.length > 1 ? null : closerContext(marked, side);
  const steps = planning.plan.value?.secondSteps ?? 0;
  const again = steps > 0;
  const seconds = secondPassSeconds({ editing, models }, steps);
  return (
    <>
      {closer !== null && (
        <button
          type="button"
          class="link"
          title={text.preview.closerHint}
          data-testid="closer-frame"
          onClick={() => editing.override({ context: closer })}
        >
          {text.preview.closer}
        </button>
      )}
      {again && !sharper && (
        <button
          type="button"
          class="link"
          title={text.finish.sharperHint}
          data-testid="second-pass"
          onClick={() => editing.change({ sharper: true })}
        >
          {text.preview.secondPass(seconds)}
        </button>
      )}
      {again && sharper && <span data-testid="second-pass-on">{text.preview.secondPassOn(seconds)}</span>}
    </>
  );
}

interface ResetProps {
  readonly editing: Editing;
}

/** Offered where the frame was moved or resized by hand. */
function Reset({ editing }: ResetProps) {
  const { aside, overrides } = editing.draft.value;
  if (aside.x === 0 && aside.y === 0 && overrides.context === null) return null;
  return (
    <button type="button" class="link" data-testid="reset-frame" onClick={editing.resetFrame}>
      {text.preview.frameReset}
    </button>
  );
}
