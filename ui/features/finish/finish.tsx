/** How the result meets the picture, closed; how much of it differs from the usual. */

import { usualFinish } from "../../../models/contract/settings";
import { text } from "../../messages/current";
import { Disclosure } from "../../widgets/disclosure";
import type { Editing } from "../draft/editing";
import type { OutcomesState } from "../results/state";
import type { RunState } from "../run/state";
import { later } from "../shell/later";
import type { ShellState } from "../shell/state";
import type { Finishing } from "./finishing";
import { finishOf } from "./finishing";

export const FinishSettings = later(async () => (await import("./finish-settings")).FinishSettings);

export interface FinishProps {
  readonly editing: Editing;
  readonly finishing: Finishing;
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly shell: ShellState;
}

export function Finish({ editing, finishing, outcomes, progress, shell }: FinishProps) {
  const { match, grain, blend } = finishOf({ editing, outcomes, progress, shell });
  const changed = [
    match !== usualFinish.match || (match && blend !== usualFinish.blend),
    grain !== usualFinish.grain,
  ].filter(Boolean).length;
  return (
    <Disclosure label={text.finish.label} note={changed > 0 ? text.more.changed(changed) : null} testId="finish">
      <FinishSettings editing={editing} finishing={finishing} outcomes={outcomes} progress={progress} shell={shell} />
    </Disclosure>
  );
}
