/** Generate, and Cancel in the same place; how far it is; what went wrong. */

import { text } from "../../messages/current";
import type { NotReady } from "../../messages/en";
import { Button } from "../../widgets/button";
import { Note } from "../../widgets/note";
import { Progress } from "../../widgets/progress";
import type { EditingState } from "../draft/state";
import type { Machine } from "../machine/machine";
import type { ModelsState } from "../models/state";
import { viewOf } from "../preview/view";
import type { Outcomes } from "../results/accepting";
import { readinessOf } from "../run/readiness";
import type { Running, RunState } from "../run/state";
import type { SelectingState } from "../selection/state";
import type { Shell } from "../shell/shell";
import type { ShellState } from "../shell/state";
import type { Queueing } from "./queueing";

/** Where a run is, in words. */
function status(job: Running): string {
  switch (job.phase) {
    case "starting":
      return text.run.starting;
    case "loading":
      return text.run.loading(Math.round(job.loaded * 100));
    case "cancelling":
      return text.run.cancelling;
    case "painting": {
      const parts = [text.run.step(Math.min(job.of, job.step), job.of)];
      if (job.candidates > 1) parts.push(text.run.candidate(job.candidate + 1, job.candidates));
      if (job.secondsLeft !== null && job.secondsLeft >= 1) parts.push(text.run.left(job.secondsLeft));
      return parts.join(" · ");
    }
  }
}

/** 0 to 1 over all candidates; null while there is nothing to count. */
function share(job: Running): number | null {
  switch (job.phase) {
    case "starting":
    case "cancelling":
      return null;
    case "loading":
      return job.loaded;
    case "painting":
      return job.of === 0 ? null : (job.candidate * job.of + job.step) / (job.candidates * job.of);
  }
}

/** What the user has still to do on the picture; the other reasons say themselves elsewhere. */
const wantsHand: ReadonlySet<NotReady> = new Set([
  "nothing-marked",
  "no-subject",
  "all-subject",
  "nothing-drawn",
  "drawn-outside",
  "no-extension",
  "other-pack",
  "unknown-words",
]);

export interface RunBarProps {
  readonly editing: EditingState;
  readonly machine: Machine;
  readonly models: ModelsState;
  readonly outcomes: Outcomes;
  readonly progress: RunState;
  readonly queueing: Queueing;
  readonly selecting: SelectingState;
  readonly shell: Shell;
}

export function RunBar({ editing, machine, models, outcomes, progress, queueing, selecting, shell }: RunBarProps) {
  const job = progress.job.value;
  const running = job.state === "running" ? job : null;
  const results = outcomes.results.value !== null && shell.stage.value === "result";
  const reason = readinessOf({ editing, machine, models, selecting });
  const hint = !running && reason !== null && wantsHand.has(reason) ? text.notReady[reason].next : "";
  return (
    <div class="run-bar">
      <Failed
        editing={editing}
        machine={machine}
        outcomes={outcomes}
        progress={progress}
        selecting={selecting}
        shell={shell}
      />
      {running && <Status job={running} shell={shell} />}
      {hint && (
        <p id="run-hint" class="hint" data-testid="run-hint">
          {hint}
        </p>
      )}
      <div class="run-buttons">
        <Button
          look={running || results ? "secondary" : "primary"}
          wide
          disabled={reason !== null}
          onPress={() => void queueing.run()}
          title={text.settings.keys.generate}
          testId="generate"
          {...(hint ? { describedBy: "run-hint" } : {})}
        >
          {running ? text.queue.add : text.run.generate}
          <span class="shortcut" aria-hidden="true">
            {text.run.shortcut(machine.environment.value.facts.mac)}
          </span>
        </Button>
        {running && (
          <Button wide disabled={running.phase === "cancelling"} onPress={queueing.cancel} testId="cancel">
            {text.run.cancel}
            <span class="shortcut" aria-hidden="true">
              Esc
            </span>
          </Button>
        )}
      </div>
    </div>
  );
}

interface StatusProps {
  readonly job: Running;
  readonly shell: Shell;
}

function Status({ job, shell }: StatusProps) {
  const following = shell.following.value;
  return (
    <div class="run-status">
      <div class="run-line">
        <p data-testid="status">{status(job)}</p>
        {shell.page.value === "edit" && (
          <button type="button" class="link" data-testid="follow" onClick={() => shell.follow(!following)}>
            {following ? text.queue.prepare : text.queue.watch}
          </button>
        )}
      </div>
      <Progress label={text.run.progress} value={share(job)} />
    </div>
  );
}

interface FailedProps {
  readonly editing: EditingState;
  readonly machine: Machine;
  readonly outcomes: Outcomes;
  readonly progress: RunState;
  readonly selecting: SelectingState;
  readonly shell: ShellState;
}

function Failed({ editing, machine, outcomes, progress, selecting, shell }: FailedProps) {
  const job = progress.job.value;
  if (job.state !== "failed") return null;
  const { engine } = machine.environment.value;
  // The empty state says it already, in the middle of the window.
  if (engine === "dead" && viewOf({ editing, outcomes, progress, selecting, shell }).shows === "nothing") return null;
  const dead = engine === "dead" || job.code === "engine-dead";
  return (
    <Note look="warning" dismiss={{ label: text.dismiss, onPress: outcomes.dismissFailure }} testId="failed">
      <strong>{job.sentence}</strong> {job.next}
      {dead && (
        <div class="note-actions">
          <Button onPress={() => void machine.retryEngine()}>{text.run.again}</Button>
        </div>
      )}
    </Note>
  );
}
