/** Generate, and Cancel in the same place; how far it is; what went wrong. */
import { text } from "../messages/current";
import type { NotReady } from "../messages/en";
import { readinessOf } from "../session/readiness";
import type { Running } from "../session/session";
import { Button } from "../widgets/button";
import { Note } from "../widgets/note";
import { Progress } from "../widgets/progress";
import type { Kit } from "./kit";
import { viewOf } from "./view";

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
  "nothing-drawn",
  "no-extension",
  "other-pack",
]);

export function RunBar({ session, actions }: Kit) {
  const job = session.job.value;
  const { facts } = session.environment.value;
  const running = job.state === "running" ? job : null;
  const reason = running ? null : readinessOf(session);
  const results = session.results.value !== null && session.stage.value === "result";
  const hint = reason !== null && wantsHand.has(reason) ? text.notReady[reason].next : "";
  return (
    <div class="run-bar">
      <Failed session={session} actions={actions} />
      {running && (
        <div class="run-status">
          <p data-testid="status">{status(running)}</p>
          <Progress label={text.run.progress} value={share(running)} />
        </div>
      )}
      {!running && hint && (
        <p id="run-hint" class="hint" data-testid="run-hint">
          {hint}
        </p>
      )}
      <Button
        look={running ? "secondary" : results ? "secondary" : "primary"}
        wide
        disabled={reason !== null || running?.phase === "cancelling"}
        onPress={() => (running ? actions.cancel() : void actions.run())}
        testId="generate"
        {...(hint ? { describedBy: "run-hint" } : {})}
      >
        {running ? text.run.cancel : text.run.generate}
        <span class="shortcut" aria-hidden="true">
          {running ? "Esc" : text.run.shortcut(facts.mac)}
        </span>
      </Button>
    </div>
  );
}

function Failed({ session, actions }: Kit) {
  const job = session.job.value;
  if (job.state !== "failed") return null;
  const { engine } = session.environment.value;
  // The empty state says it already, in the middle of the window.
  if (engine === "dead" && viewOf(session).shows === "nothing") return null;
  const dead = engine === "dead" || job.code === "engine-dead";
  return (
    <Note look="warning" dismiss={{ label: text.dismiss, onPress: actions.dismissFailure }} testId="failed">
      <strong>{job.sentence}</strong> {job.next}
      {dead && (
        <div class="note-actions">
          <Button onPress={() => void actions.retryEngine()}>{text.run.again}</Button>
        </div>
      )}
    </Note>
  );
}
