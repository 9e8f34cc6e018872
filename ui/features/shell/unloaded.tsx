/** In place of a part of the window whose file could not be loaded. */
import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import { Note } from "../../widgets/note";

export function Unloaded({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div role="alert">
      <Note look="warning" testId="unloaded">
        <strong>{text.unloaded.sentence}</strong> {text.unloaded.next}
        <div class="note-actions">
          <Button onPress={onRetry} testId="unloaded-retry">
            {text.unloaded.retry}
          </Button>
        </div>
      </Note>
    </div>
  );
}
