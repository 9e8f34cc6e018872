/** Under More: what should not appear, and whether candidates are recorded. */

import { useId } from "preact/hooks";
import { kindOf } from "../../../models/kinds/kinds";
import { text } from "../../messages/current";
import { Check } from "../../widgets/check";
import type { Editing } from "../draft/editing";

export interface NegativeProps {
  readonly editing: Editing;
}

export function Negative({ editing }: NegativeProps) {
  const id = useId();
  const { job, negative } = editing.draft.value;
  if (!kindOf(job).takes.words) return null;
  return (
    <div class="negative" title={text.more.negativeHint}>
      <label for={id} class="label">
        {text.more.negative}
      </label>
      <input
        id={id}
        class="field"
        type="text"
        value={negative}
        placeholder={text.more.negativePlaceholder}
        data-testid="negative"
        onInput={(event) => editing.change({ negative: event.currentTarget.value })}
      />
    </div>
  );
}

export interface RecordingProps {
  readonly editing: Editing;
}

export function Recording({ editing }: RecordingProps) {
  return (
    <Check
      label={text.more.trajectory}
      on={editing.draft.value.trajectory}
      onChange={(on) => editing.change({ trajectory: on })}
      testId="trajectory"
    />
  );
}
