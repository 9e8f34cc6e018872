/** Below the preview of an extension: how fine it will be. */
import { text } from "../../messages/current";
import { extendedFineness } from "../../session/extended";
import { packOf } from "../../session/session";
import type { Kit } from "../kit";
import { viewOf } from "../view";

/** More, and painting in steps is worth a word. */
const COARSE = 1.5;

export function ExtendCaption({ session }: Pick<Kit, "session">) {
  const view = viewOf(session);
  const pack = packOf(session);
  if (view.shows === "nothing" || !pack) return null;
  const fineness = extendedFineness(session.draft.value, view.source, { side: pack.size, ...pack.traits.hopping });
  if (!fineness) return null;
  return (
    <p class="caption" data-testid="size-hint">
      {text.preview.enlarged(fineness.side, fineness.times)}
      {fineness.times > COARSE && ` ${text.preview.extendLess}`}
    </p>
  );
}
