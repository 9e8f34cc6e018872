/** What was made: look, compare, take, leave. */
import type { Candidate } from "../../models/contract/result";
import { drawnSource } from "../../models/contract/starts";
import type { Selection } from "../../plugin/protocol/host";
import { text } from "../messages/current";
import { labelOf } from "../session/labels";
import { noticeWords } from "../session/messages";
import { readinessOf } from "../session/readiness";
import { chosenOf, type Results as Made } from "../session/session";
import { Button, IconButton } from "../widgets/button";
import { HoldButton } from "../widgets/hold-button";
import { Note } from "../widgets/note";
import type { Kit } from "./kit";
import { Strip } from "./strip";

export function Results({ session, actions }: Kit) {
  const results = session.results.value;
  const chosen = chosenOf(session);
  if (!results || !chosen) return null;
  const running = session.job.value.state === "running";
  const placing = session.placing.value;
  const front = session.stage.value === "result";
  return (
    <section class="results" aria-label={text.results.label} data-testid="results">
      <RunsBar session={session} actions={actions} />
      <Strip session={session} actions={actions} />
      <div class="results-line">
        <span class="hint">
          {headline(results, session.selection.value)}
          <button
            type="button"
            class="link"
            title={text.results.reuse}
            data-testid="reuse-seed"
            onClick={() => actions.reuseSeed(chosen.candidate.seed)}
          >
            {text.results.seed(chosen.candidate.seed)}
          </button>
        </span>
        {!running && (
          <button
            type="button"
            class="link"
            data-testid="toggle-mask"
            onClick={() => (front ? actions.showMask() : actions.showResult())}
          >
            {front ? text.results.mark : text.results.show}
          </button>
        )}
      </div>
      <div class="results-actions">
        <Button
          look="primary"
          disabled={placing.state === "placing"}
          onPress={() => void actions.accept()}
          title={text.results.acceptHint(session.environment.value.facts.mac)}
          testId="accept"
        >
          {placing.state === "placing" ? text.results.accepting : text.results.accept}
        </Button>
        <HoldButton
          held={session.comparing.value}
          onHold={actions.compare}
          title={text.results.compareHint}
          testId="compare"
        >
          {text.results.compare}
        </HoldButton>
        <Button onPress={actions.discard} testId="discard">
          {text.results.discard}
        </Button>
        {results.shown.length > 1 && !running && (
          <IconButton icon="clear" label={text.results.discardOne} onPress={actions.discardOne} testId="discard-one" />
        )}
        <IconButton
          icon="download"
          label={text.results.save}
          onPress={() => void actions.savePng()}
          testId="save-png"
        />
      </div>
      {chosen.candidate.trajectory && (
        <p class="hint" data-testid="formed">
          {text.trajectory.label} <FormedLink as="moving" actions={actions} /> ·{" "}
          <FormedLink as="strip" actions={actions} />
        </p>
      )}
      {results.before && (
        <p class="hint" data-testid="from-before">
          {text.results.back}
        </p>
      )}
      <Origin session={session} actions={actions} />
      <Outcome session={session} actions={actions} />
      {[...new Set(results.notices.map(noticeWords))].map((words) => (
        <Note key={words} look="info" testId="notice">
          {words}
        </Note>
      ))}
    </section>
  );
}

function FormedLink({ as, actions }: { readonly as: "moving" | "strip"; readonly actions: Kit["actions"] }) {
  return (
    <button
      type="button"
      class="link"
      title={text.trajectory.hints[as]}
      data-testid={`save-${as}`}
      onClick={() => void actions.saveTrajectory(as)}
    >
      {text.trajectory[as]}
    </button>
  );
}

/** The window's other runs, whose pictures are still here: a queue's results are one step away from each other. */
function RunsBar({ session, actions }: Kit) {
  const runs = session.runs.value;
  const at = runs.findIndex(({ request }) => request.id === session.results.value?.request.id);
  if (runs.length < 2 || at < 0) return null;
  const show = (index: number): void => {
    const run = runs[index];
    if (run) actions.showRun(run.request.id);
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

/** Says plainly when a picture of the library was used, and offers to do without. */
function Origin({ session, actions }: Kit) {
  const reference = chosenOf(session)?.candidate.reference;
  if (!reference) return null;
  const without = (): void => {
    actions.change({ reference: "none", picture: null });
    void actions.run();
  };
  return (
    <p class="hint" title={reference.source} data-testid="reference">
      {saidOf(reference)}{" "}
      {session.job.value.state !== "running" && readinessOf(session) === null && (
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

/** How placing went. After a failure the result can still be saved. */
function Outcome({ session, actions }: Kit) {
  const placing = session.placing.value;
  const dismiss = { label: text.dismiss, onPress: actions.dismissFailure };
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
            <Button onPress={() => void actions.savePng()}>{text.results.save}</Button>
          </div>
        </Note>
      );
  }
}
