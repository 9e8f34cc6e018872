/** What was made: look, compare, take, leave. */

import type { Notice } from "../../../models/contract/notices";
import type { Candidate } from "../../../models/contract/result";
import { drawnSource } from "../../../models/contract/starts";
import type { Selection } from "../../../plugin/protocol/host";
import { text } from "../../messages/current";
import { Button, IconButton } from "../../widgets/button";
import { HoldButton } from "../../widgets/hold-button";
import { Note } from "../../widgets/note";
import { noticeWords } from "../../wording/failures";
import { labelOf } from "../../wording/labels";
import type { Editing } from "../draft/editing";
import type { MachineState } from "../machine/state";
import type { ModelsState } from "../models/state";
import { readinessOf } from "../run/readiness";
import type { RunState } from "../run/state";
import type { SelectingState } from "../selection/state";
import type { Shell } from "../shell/shell";
import type { Outcomes } from "./accepting";
import type { Results as Made, OutcomesState } from "./state";
import { chosenOf } from "./state";
import { Strip } from "./strip";

export interface ResultsProps {
  readonly editing: Editing;
  readonly machine: MachineState;
  readonly models: ModelsState;
  readonly outcomes: Outcomes;
  readonly progress: RunState;
  /** Runs what the draft asks for. */
  readonly onRun: () => void;
  readonly selecting: SelectingState;
  readonly shell: Shell;
}

export function Results({ editing, machine, models, outcomes, progress, onRun, selecting, shell }: ResultsProps) {
  const results = outcomes.results.value;
  const chosen = chosenOf(outcomes);
  if (!results || !chosen) return null;
  const running = progress.job.value.state === "running";
  const placing = outcomes.placing.value;
  const front = shell.stage.value === "result";
  return (
    <section class="results" aria-label={text.results.label} data-testid="results">
      <RunsBar outcomes={outcomes} />
      <Strip outcomes={outcomes} progress={progress} shell={shell} />
      <div class="results-line">
        <span class="hint">
          {headline(results, selecting.selection.value)}
          <button
            type="button"
            class="link"
            title={text.results.reuse}
            data-testid="reuse-seed"
            onClick={() => editing.reuseSeed(chosen.candidate.seed)}
          >
            {text.results.seed(chosen.candidate.seed)}
          </button>
        </span>
        {!running && (
          <button
            type="button"
            class="link"
            data-testid="toggle-mask"
            onClick={() => (front ? shell.showMask() : shell.showResult())}
          >
            {front ? text.results.mark : text.results.show}
          </button>
        )}
      </div>
      <div class="results-actions">
        <Button
          look="primary"
          disabled={placing.state === "placing"}
          onPress={() => void outcomes.accept()}
          title={text.results.acceptHint(machine.environment.value.facts.mac)}
          testId="accept"
        >
          {placing.state === "placing" ? text.results.accepting : text.results.accept}
        </Button>
        <HoldButton
          held={shell.comparing.value}
          onHold={shell.compare}
          title={text.results.compareHint}
          testId="compare"
        >
          {text.results.compare}
        </HoldButton>
        <Button onPress={outcomes.discard} testId="discard">
          {text.results.discard}
        </Button>
        {results.shown.length > 1 && !running && (
          <IconButton icon="clear" label={text.results.discardOne} onPress={outcomes.discardOne} testId="discard-one" />
        )}
        <IconButton
          icon="download"
          label={text.results.save}
          onPress={() => void outcomes.savePng()}
          testId="save-png"
        />
      </div>
      {chosen.candidate.trajectory && (
        <p class="hint" data-testid="formed">
          {text.trajectory.label} <FormedLink as="moving" outcomes={outcomes} /> ·{" "}
          <FormedLink as="strip" outcomes={outcomes} />
        </p>
      )}
      {results.before && (
        <p class="hint" data-testid="from-before">
          {text.results.back}
        </p>
      )}
      <Origin
        editing={editing}
        machine={machine}
        models={models}
        outcomes={outcomes}
        progress={progress}
        onRun={onRun}
        selecting={selecting}
      />
      <Outcome outcomes={outcomes} />
      {[...new Set(results.notices.filter(isNews).map(noticeWords))].map((words) => (
        <Note key={words} look="info" testId="notice">
          {words}
        </Note>
      ))}
    </section>
  );
}

/** What words mean was said under the prompt before the run. */
function isNews({ code }: Notice): boolean {
  return code !== "word-mapped" && code !== "word-unknown";
}

interface FormedLinkProps {
  readonly as: "moving" | "strip";
  readonly outcomes: Outcomes;
}

function FormedLink({ as, outcomes }: FormedLinkProps) {
  return (
    <button
      type="button"
      class="link"
      title={text.trajectory.hints[as]}
      data-testid={`save-${as}`}
      onClick={() => void outcomes.saveTrajectory(as)}
    >
      {text.trajectory[as]}
    </button>
  );
}

interface RunsBarProps {
  readonly outcomes: Outcomes;
}

/** The window's other runs, whose pictures are still here: a queue's results are one step away from each other. */
function RunsBar({ outcomes }: RunsBarProps) {
  const runs = outcomes.runs.value;
  const at = runs.findIndex(({ request }) => request.id === outcomes.results.value?.request.id);
  if (runs.length < 2 || at < 0) return null;
  const show = (index: number): void => {
    const run = runs[index];
    if (run) outcomes.showRun(run.request.id);
  };
  return (
    <div class="runs-bar" data-testid="runs-bar">
      <IconButton icon="back" label={text.queue.previous} disabled={at === 0} onPress={() => show(at - 1)} />
      <span class="hint runs-name">
        {text.queue.run(at + 1, runs.length)} · {runs[at] && labelOf(runs[at].request)}
      </span>
      <IconButton
        icon="chevron"
        label={text.queue.next}
        disabled={at === runs.length - 1}
        onPress={() => show(at + 1)}
      />
    </div>
  );
}

interface OriginProps {
  readonly editing: Editing;
  readonly machine: MachineState;
  readonly models: ModelsState;
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  /** Runs what the draft asks for. */
  readonly onRun: () => void;
  readonly selecting: SelectingState;
}

/** Says plainly when a picture of the library was used, and offers to do without. */
function Origin({ editing, machine, models, outcomes, progress, onRun, selecting }: OriginProps) {
  const reference = chosenOf(outcomes)?.candidate.reference;
  if (!reference) return null;
  const without = (): void => {
    editing.change({ start: "none", picture: null });
    onRun();
  };
  return (
    <p class="hint" title={reference.source} data-testid="reference">
      {saidOf(reference)}{" "}
      {progress.job.value.state !== "running" && readinessOf({ editing, machine, models, selecting }) === null && (
        <button type="button" class="link" data-testid="without-reference" onClick={without}>
          {text.results.withoutReference}
        </button>
      )}
    </p>
  );
}

function saidOf({ name, source, own }: NonNullable<Candidate["reference"]>): string {
  if (own !== undefined) return text.results.own(name);
  return source === drawnSource ? text.results.drawing(name) : text.results.reference(name);
}

/** Whose results these are, when the selection has moved on; else how long they took. */
function headline(results: Made, selection: Selection | null): string {
  const elsewhere = selection?.state !== "ready" || selection.source.nodeId !== results.selection.source.nodeId;
  if (elsewhere) return `${text.results.from(results.name)} · `;
  return results.secondsEach === null ? "" : `${text.results.took(results.secondsEach)} · `;
}

interface OutcomeProps {
  readonly outcomes: Outcomes;
}

/** How placing went. After a failure the result can still be saved. */
function Outcome({ outcomes }: OutcomeProps) {
  const placing = outcomes.placing.value;
  const dismiss = { label: text.dismiss, onPress: outcomes.dismissFailure };
  switch (placing.state) {
    case "idle":
    case "placing":
      return null;
    case "placed":
      return (
        <Note look="success" dismiss={dismiss} testId="placed">
          {text.results.added(placing.label)}
        </Note>
      );
    case "failed":
      return (
        <Note look="warning" dismiss={dismiss} testId="place-failed">
          <strong>{placing.sentence}</strong> {placing.next}
          <div class="note-actions">
            <Button onPress={() => void outcomes.savePng()}>{text.results.save}</Button>
          </div>
        </Note>
      );
  }
}
