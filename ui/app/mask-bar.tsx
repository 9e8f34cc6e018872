/** Where to paint, and the tools that say so; what a job needs besides. */

import { type Where, whereOf } from "../features/draft/draft";
import type { Editing } from "../features/draft/editing";
import { waysOf } from "../features/draft/jobs";
import type { Extending } from "../features/extend/extending";
import { ExtendBar } from "../features/extend/later";
import type { MachineState } from "../features/machine/state";
import type { Marking } from "../features/marking/marking";
import { ToolBar } from "../features/marking/tool-bar";
import type { ModelsState } from "../features/models/state";
import { isPreparing } from "../features/preview/view";
import type { OutcomesState } from "../features/results/state";
import type { RunState } from "../features/run/state";
import { SketchBar } from "../features/scribble/later";
import type { Scribbling } from "../features/scribble/scribbling";
import type { SelectingState } from "../features/selection/state";
import type { ShellState } from "../features/shell/state";
import { text } from "../messages/current";
import { Check } from "../widgets/check";
import { Segmented } from "../widgets/segmented";

export interface MaskBarProps {
  readonly editing: Editing;
  readonly extending: Extending;
  readonly machine: MachineState;
  readonly marking: Marking;
  readonly models: ModelsState;
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly scribbling: Scribbling;
  readonly selecting: SelectingState;
  readonly shell: ShellState;
}

export function MaskBar({
  editing,
  extending,
  machine,
  marking,
  models,
  outcomes,
  progress,
  scribbling,
  selecting,
  shell,
}: MaskBarProps) {
  const reading = selecting.reading.value;
  if (reading.state !== "read" || !isPreparing({ outcomes, progress, shell })) return null;
  const { job } = editing.draft.value;
  return (
    <section class="mask-bar" aria-label={text.mask.label}>
      <Ways
        editing={editing}
        machine={machine}
        marking={marking}
        shell={shell}
        shapes={reading.subject.shapes.length}
      />
      {job === "scribble" && (
        <SketchBar
          editing={editing}
          machine={machine}
          marking={marking}
          models={models}
          scribbling={scribbling}
          selecting={selecting}
          shell={shell}
        />
      )}
      {job === "extend" && <ExtendBar editing={editing} extending={extending} selecting={selecting} />}
      {job === "remove" && (
        <Check
          label={text.mask.shadow}
          hint={text.mask.shadowHint}
          on={editing.draft.value.shadow}
          onChange={(shadow) => editing.change({ shadow })}
          testId="shadow"
        />
      )}
    </section>
  );
}

interface WaysProps {
  readonly shapes: number;
  readonly editing: Editing;
  readonly machine: MachineState;
  readonly marking: Marking;
  readonly shell: ShellState;
}

/** How the region is marked; left out where there is only one way. */
function Ways({ shapes, editing, machine, marking, shell }: WaysProps) {
  const { job, painted } = editing.draft.value;
  const choices = waysOf(job, { shapes: shapes > 0, painted: painted !== null });
  const where = whereOf(editing.draft.value, shapes);
  const photopea = shell.editor.value === "photopea";
  return (
    <>
      {choices.length > 1 && (
        <Segmented
          label={text.mask.label}
          options={choices.map((value) => ({ value, ...wayNamed(value, photopea) }))}
          value={where}
          onChange={(value) => editing.change({ where: value })}
          testId="where"
        />
      )}
      {where === "painted" && job !== "scribble" && choices.length > 0 && (
        <ToolBar machine={machine} marking={marking} />
      )}
      {where === "shapes" && (
        <>
          <p class="hint">{photopea ? text.photopea.shapesHint : text.mask.shapesHint(shapes)}</p>
          {/* A pixel selection covers nothing. */}
          {!photopea && (
            <Check
              label={text.mask.hideShapes(shapes)}
              hint={text.mask.hideShapesHint}
              on={editing.draft.value.hideShapes}
              onChange={(hideShapes) => editing.change({ hideShapes })}
              testId="hide-shapes"
            />
          )}
        </>
      )}
      {where === "everything" && <p class="hint">{text.mask.everythingHint}</p>}
    </>
  );
}

/** Photopea marks with its pixel selection, so there it is called that. */
function wayNamed(way: Where, photopea: boolean): { readonly text: string; readonly title: string } {
  if (way === "shapes" && photopea) return { text: text.photopea.shapes, title: text.photopea.waysHint };
  return { text: text.mask[way], title: text.mask.hints[way] };
}
