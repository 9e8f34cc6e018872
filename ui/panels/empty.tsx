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
  const starting = session.environment.value.engine === "starting";

  if (reading.state === "reading" || starting || selection === null) {
    return (
      <div class="empty empty-busy" data-testid="empty">
        <span class="spinner" aria-hidden="true" />
        <p>{starting ? text.environment.starting : text.preview.reading}</p>
      </div>
    );
  }
  const problem = selection.state === "none" ? selection.problem : "nothing-selected";
  const advice: Advice = reading.state === "failed" ? reading.failure : text.selection[problem];
  return (
    <div class="empty" data-testid="empty" data-problem={reading.state === "failed" ? reading.failure.code : problem}>
      <span class="empty-icon">
        <Icon name={reading.state === "failed" ? "warning" : "picture"} />
      </span>
      <h1>{advice.sentence}</h1>
      <p>{advice.next}</p>
      {reading.state === "failed" && <Button onPress={() => void actions.readAgain()}>{text.run.again}</Button>}
    </div>
  );
}
