/** Under More: what should not appear, and whether candidates are recorded. */
import { useId } from "preact/hooks";
import { text } from "../messages/current";
import { Check } from "../widgets/check";
import type { Kit } from "./kit";

export function Negative({ session, actions }: Kit) {
  const id = useId();
  const { job, negative } = session.draft.value;
  if (job === "remove") return null;
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
        onInput={(event) => actions.change({ negative: event.currentTarget.value })}
      />
    </div>
  );
}

export function Recording({ session, actions }: Kit) {
  return (
    <Check
      label={text.more.trajectory}
      on={session.draft.value.trajectory}
      onChange={(on) => actions.change({ trajectory: on })}
      testId="trajectory"
    />
  );
}
