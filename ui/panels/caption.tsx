/** Below the preview: how large the picture is, and how fine the result will be. */
import { text } from "../messages/current";
import { IconButton } from "../widgets/button";
import type { Kit } from "./kit";
import { viewOf } from "./view";

export function Caption({ session, actions }: Kit) {
  const view = viewOf(session);
  if (view.shows === "nothing") return null;
  const { source, marked } = view;
  const hint = marked ? text.preview.enlargedHint(marked.enlargement) : "";
  return (
    <div class="caption">
      <p data-testid="size-hint" title={marked ? text.preview.legend : undefined}>
        {text.preview.size(source.width, source.height)}
        {marked && ` · ${text.preview.enlarged(marked.working.width, marked.enlargement)}`}
        {hint && <span class="caption-hint">{hint}</span>}
      </p>
      <IconButton
        icon="refresh"
        label={text.preview.again}
        disabled={view.busy}
        onPress={() => void actions.readAgain()}
        testId="read-again"
      />
    </div>
  );
}
