/** The settings of the finish: colour, grain, detail. */

import { text } from "../../messages/current";
import { Check } from "../../widgets/check";
import { Choice } from "../../widgets/choice";
import type { Editing } from "../draft/editing";
import type { OutcomesState } from "../results/state";
import type { RunState } from "../run/state";
import type { ShellState } from "../shell/state";
import type { Finishing } from "./finishing";
import { finishesAtOnce, finishOf } from "./finishing";

/** A colour of each of the two settings behind it. */
const colours = {
  asPainted: { match: false },
  even: { match: true, blend: "soft" },
  seamless: { match: true, blend: "poisson" },
} as const;

type Colour = keyof typeof colours;

export interface FinishSettingsProps {
  readonly editing: Editing;
  readonly finishing: Finishing;
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly shell: ShellState;
}

export function FinishSettings({ editing, finishing, outcomes, progress, shell }: FinishSettingsProps) {
  const { match, grain, blend } = finishOf({ editing, outcomes, progress, shell });
  const { sharper, job } = editing.draft.value;
  // All of a new background's edge is the subject's, whose colours are not its own: there is nothing to match.
  const kind = finishesAtOnce({ outcomes, progress, shell }) ? outcomes.results.value?.request.kind : job;
  const words = text.finish;
  const colour: Colour = !match ? "asPainted" : blend === "soft" ? "even" : "seamless";
  const option = (value: Colour) => ({ value, text: words[value], title: words[`${value}Hint`] });
  return (
    <>
      {kind !== "background" && (
        <Choice
          label={words.colour}
          options={[option("seamless"), option("even"), option("asPainted")]}
          value={colour}
          onChange={(value) => void finishing.finish(colours[value])}
          testId="finish-colour"
        />
      )}
      <Check
        label={words.grain}
        hint={words.grainHint}
        on={grain}
        onChange={(on) => void finishing.finish({ grain: on })}
        testId="finish-grain"
      />
      <Check
        label={words.sharper}
        hint={words.sharperHint}
        on={sharper}
        onChange={(on) => editing.change({ sharper: on })}
        testId="finish-sharper"
      />
      <p class="hint" data-testid="finish-when">
        {finishesAtOnce({ outcomes, progress, shell }) ? words.atOnce : words.nextRun}
      </p>
    </>
  );
}
