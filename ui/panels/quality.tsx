/** How long to wait for how fine a picture: three numbers of steps by name. */
import { text } from "../messages/current";
import { packOf } from "../session/session";
import { Choice } from "../widgets/choice";
import type { Kit } from "./kit";

/** Steps of the two that are not the pack's own; models/training/REPORT.md says what they cost in hits. */
const steps = { fast: 4, fine: 20 } as const;

export function Quality({ session, actions }: Kit) {
  const own = packOf(session)?.defaults.steps;
  const chosen = session.draft.value.overrides.steps ?? own;
  const value = chosen === steps.fast ? "fast" : chosen === steps.fine ? "fine" : chosen === own ? "standard" : "own";
  return (
    <Choice
      label={text.more.quality}
      options={[
        { value: "fast", text: text.more.qualityFast, title: text.more.qualityHint(steps.fast) },
        { value: "standard", text: text.more.qualityStandard, title: text.more.qualityHint(own ?? 8) },
        { value: "fine", text: text.more.qualityFine, title: text.more.qualityHint(steps.fine) },
      ]}
      value={value}
      onChange={(next) => actions.override({ steps: next === "fast" || next === "fine" ? steps[next] : null })}
      testId="quality"
    />
  );
}
