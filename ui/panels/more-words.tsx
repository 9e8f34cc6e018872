/** Under More: what should not appear, and whether candidates are recorded. */
import { useId } from "preact/hooks";
import { text } from "../messages/current";
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
    <label class="check">
      <input
        type="checkbox"
        checked={session.draft.value.trajectory}
        data-testid="trajectory"
        onChange={(event) => actions.change({ trajectory: event.currentTarget.checked })}
      />
      {text.more.trajectory}
    </label>
  );
}
