/** Below the preview: how large the picture is, what the model sees of it, and how fine the result will be. */
import { text } from "../messages/current";
import { IconButton } from "../widgets/button";
import type { Kit } from "./kit";
import { viewOf } from "./view";

export function PictureSize({ session }: Pick<Kit, "session">) {
  const view = viewOf(session);
  if (view.shows === "nothing") return null;
  return <p data-testid="picture-size">{text.preview.size(view.source.width, view.source.height)}</p>;
}

export function ReadAgain({ session, actions }: Kit) {
  const view = viewOf(session);
  return (
    <IconButton
      icon="refresh"
      label={text.preview.again}
      disabled={view.shows === "picture" && view.busy}
      onPress={() => void actions.readAgain()}
      testId="read-again"
    />
  );
}

/** The working resolution, said honestly, with what to do where it is coarse. */
export function Caption({ session }: Pick<Kit, "session">) {
  const view = viewOf(session);
  if (view.shows === "nothing" || !view.marked) return null;
  const { crop, working, enlargement } = view.marked;
  const hint = text.preview.enlargedHint(enlargement);
  return (
    <p class="caption" data-testid="size-hint" title={text.preview.legend(crop.width)}>
      {text.preview.enlarged(working.width, enlargement)}
      {hint && ` ${hint}`}
    </p>
  );
}
