/** How long to wait for how fine a picture: three numbers of steps by name. */

import { text } from "../../messages/current";
import { Choice } from "../../widgets/choice";
import type { Editing } from "../draft/editing";
import type { ModelsState } from "../models/state";
import { packOf } from "../models/state";

/** Steps of the two that are not the pack's own; models/training/REPORT.md says what they cost in hits. */
const steps = { fast: 4, fine: 20 } as const;

export interface QualityProps {
  readonly editing: Editing;
  readonly models: ModelsState;
}

export function Quality({ editing, models }: QualityProps) {
  const own = packOf(models, editing.draft.value)?.defaults.steps;
  const chosen = editing.draft.value.overrides.steps ?? own;
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
      onChange={(next) => editing.override({ steps: next === "fast" || next === "fine" ? steps[next] : null })}
      testId="quality"
    />
  );
}
