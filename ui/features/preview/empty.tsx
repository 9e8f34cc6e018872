/** In place of the preview when there is no picture: why, and what to do. */

import { text } from "../../messages/current";
import type { Advice } from "../../messages/en";
import { Button } from "../../widgets/button";
import { Icon } from "../../widgets/icon";
import type { EditingState } from "../draft/state";
import type { Machine } from "../machine/machine";
import type { OutcomesState } from "../results/state";
import { batchOf } from "../run/readiness";
import type { RunState } from "../run/state";
import type { Later } from "../run/work";
import type { Selecting } from "../selection/reading";
import type { ShellState } from "../shell/state";
import { viewOf } from "./view";

export interface EmptyProps {
  readonly editing: EditingState;
  readonly machine: Machine;
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly selecting: Selecting;
  readonly shell: ShellState;
}

export function Empty({ editing, machine, outcomes, progress, selecting, shell }: EmptyProps) {
  if (viewOf({ editing, outcomes, progress, selecting, shell }).shows !== "nothing") return null;
  const reading = selecting.reading.value;
  const selection = selecting.selection.value;
  const { engine } = machine.environment.value;
  const starting = engine === "starting";

  if (reading.state !== "failed" && engine !== "dead" && (reading.state === "reading" || starting || !selection)) {
    return (
      <div class="empty empty-busy" data-testid="empty">
        <span class="spinner" aria-hidden="true" />
        <p>{starting ? text.environment.starting : text.preview.reading}</p>
      </div>
    );
  }
  const several = batchOf({ editing, selecting });
  if (several.length > 0 && engine === "ready") return <Several pictures={several} />;
  const problem = selection?.state === "none" ? selection.problem : "nothing-selected";
  const failure: (Advice & { readonly code: string }) | null =
    engine === "dead"
      ? { code: "engine-dead", ...text.editErrors["engine-dead"] }
      : reading.state === "failed"
        ? reading.failure
        : null;
  const words =
    problem === "nothing-selected" && shell.editor.value === "photopea"
      ? text.photopea.nothingSelected
      : text.selection[problem];
  const advice = failure ?? words;
  return (
    <div class="empty" data-testid="empty" data-problem={failure?.code ?? problem}>
      <span class="empty-icon">
        <Icon name={failure ? "warning" : "picture"} />
      </span>
      <h2>{advice.sentence}</h2>
      <p>{advice.next}</p>
      {failure && (
        <Button onPress={() => void (engine === "dead" ? machine.retryEngine() : selecting.readAgain())}>
          {text.run.again}
        </Button>
      )}
    </div>
  );
}

/** Several pictures are no problem but a batch: what will happen to each. */
function Several({ pictures }: { readonly pictures: readonly Later[] }) {
  const marked = pictures.filter(({ selection }) => selection.shapes.length > 0).length;
  return (
    <div class="empty" data-testid="several">
      <span class="empty-icon">
        <Icon name="picture" />
      </span>
      <h2>{text.several.title(pictures.length)}</h2>
      {marked > 0 && <p>{text.several.shapes(marked)}</p>}
      {marked < pictures.length && <p>{text.several.whole}</p>}
    </div>
  );
}
