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
  "all-subject",
  "nothing-drawn",
  "drawn-outside",
  "no-extension",
  "other-pack",
]);

export function RunBar({ session, actions }: Kit) {
  const job = session.job.value;
  const running = job.state === "running" ? job : null;
  const results = session.results.value !== null && session.stage.value === "result";
  const reason = readinessOf(session);
  const hint = !running && reason !== null && wantsHand.has(reason) ? text.notReady[reason].next : "";
  return (
    <div class="run-bar">
      <Failed session={session} actions={actions} />
      {running && <Status job={running} session={session} actions={actions} />}
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
          onPress={() => void actions.run()}
          title={text.settings.keys.generate}
          testId="generate"
          {...(hint ? { describedBy: "run-hint" } : {})}
        >
          {running ? text.queue.add : text.run.generate}
          <span class="shortcut" aria-hidden="true">
            {text.run.shortcut(session.environment.value.facts.mac)}
          </span>
        </Button>
        {running && (
          <Button wide disabled={running.phase === "cancelling"} onPress={actions.cancel} testId="cancel">
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

function Status({ job, session, actions }: Kit & { readonly job: Running }) {
  const following = session.following.value;
  return (
    <div class="run-status">
      <div class="run-line">
        <p data-testid="status">{status(job)}</p>
        {session.page.value === "edit" && (
          <button type="button" class="link" data-testid="follow" onClick={() => actions.follow(!following)}>
            {following ? text.queue.prepare : text.queue.watch}
          </button>
        )}
      </div>
      <Progress label={text.run.progress} value={share(job)} />
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
