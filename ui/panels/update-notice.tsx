/** A new version of the window lies ready; it is taken when the user says so. */
import { text } from "../messages/current";
import { Button } from "../widgets/button";
import { Note } from "../widgets/note";
import type { Kit } from "./kit";

export function UpdateNotice({ session }: Pick<Kit, "session">) {
  const takeOver = session.update.value;
  if (takeOver === null) return null;
  // A run that is under way would be lost.
  const isBusy = session.job.value.state === "running";
  const later = (): void => {
    session.update.value = null;
  };
  return (
    <Note look="info" dismiss={{ label: text.dismiss, onPress: later }} testId="update">
      {text.update.ready}
      <div class="note-actions">
        <Button onPress={takeOver} disabled={isBusy} testId="update-reload">
          {text.update.reload}
        </Button>
      </div>
    </Note>
  );
}
