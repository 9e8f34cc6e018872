/** In place of the preview when there is no picture: why, and what to do. */
import { text } from "../messages/current";
import type { Advice } from "../messages/en";
import { Button } from "../widgets/button";
import { Icon } from "../widgets/icon";
import type { Kit } from "./kit";
import { viewOf } from "./view";

export function Empty({ session, actions }: Kit) {
  if (viewOf(session).shows !== "nothing") return null;
  const reading = session.reading.value;
  const selection = session.selection.value;
  const { engine } = session.environment.value;
  const starting = engine === "starting";

  if (reading.state !== "failed" && engine !== "dead" && (reading.state === "reading" || starting || !selection)) {
    return (
      <div class="empty empty-busy" data-testid="empty">
        <span class="spinner" aria-hidden="true" />
        <p>{starting ? text.environment.starting : text.preview.reading}</p>
      </div>
    );
  }
  const problem = selection?.state === "none" ? selection.problem : "nothing-selected";
  const failure: (Advice & { readonly code: string }) | null =
    engine === "dead"
      ? { code: "engine-dead", ...text.editErrors["engine-dead"] }
      : reading.state === "failed"
        ? reading.failure
        : null;
  const advice = failure ?? text.selection[problem];
  return (
    <div class="empty" data-testid="empty" data-problem={failure?.code ?? problem}>
      <span class="empty-icon">
        <Icon name={failure ? "warning" : "picture"} />
      </span>
      <h1>{advice.sentence}</h1>
      <p>{advice.next}</p>
      {failure && (
        <Button onPress={() => void (engine === "dead" ? actions.retryEngine() : actions.readAgain())}>
          {text.run.again}
        </Button>
      )}
    </div>
  );
}
