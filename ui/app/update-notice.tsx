/** A new version of the window lies ready; it is taken when the user says so. */
import type { RunState } from "../features/run/state";
import type { ShellState } from "../features/shell/state";
import { text } from "../messages/current";
import { Button } from "../widgets/button";
import { Note } from "../widgets/note";

export interface UpdateNoticeProps {
  readonly progress: RunState;
  readonly shell: ShellState;
}

export function UpdateNotice({ progress, shell }: UpdateNoticeProps) {
  const takeOver = shell.update.value;
  if (takeOver === null) return null;
  // A run that is under way would be lost.
  const isBusy = progress.job.value.state === "running";
  const later = (): void => {
    shell.update.value = null;
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
