/** Below the preview of an extension: how fine it will be. */

import type { Size } from "../../../models/image/geometry";
import { text } from "../../messages/current";
import type { EditingState } from "../draft/state";
import type { ModelsState } from "../models/state";
import { packOf } from "../models/state";
import { extendedFineness } from "./extended";

/** More, and painting in steps is worth a word. */
const COARSE = 1.5;

export interface ExtendCaptionProps {
  readonly source: Size;
  readonly editing: EditingState;
  readonly models: ModelsState;
}

export function ExtendCaption({ source, editing, models }: ExtendCaptionProps) {
  const pack = packOf(models, editing.draft.value);
  if (!pack) return null;
  const fineness = extendedFineness(editing.draft.value, source, { side: pack.size, ...pack.traits.hopping });
  if (!fineness) return null;
  return (
    <p class="caption" data-testid="size-hint">
      {text.preview.enlarged(fineness.side, fineness.times)}
      {fineness.times > COARSE && ` ${text.preview.extendLess}`}
    </p>
  );
}
