/** How many candidates, and from which seed. */

import { text } from "../../messages/current";
import { IconButton } from "../../widgets/button";
import { NumberField } from "../../widgets/number-field";
import { Segmented } from "../../widgets/segmented";
import type { Editing } from "./editing";

export interface ChanceProps {
  readonly editing: Editing;
}

export function Chance({ editing }: ChanceProps) {
  const { count, seed, seedKept } = editing.draft.value;
  return (
    <section class="chance">
      <div class="chance-count">
        <span class="label" aria-hidden="true">
          {text.count.label}
        </span>
        <Segmented
          label={text.count.label}
          options={["1", "2", "3", "4"].map((value) => ({ value, text: value }))}
          value={String(count)}
          onChange={(value) => editing.change({ count: Number(value) })}
          testId="count"
        />
      </div>
      <div class="chance-seed">
        <span class="label" aria-hidden="true">
          {text.seed.label}
        </span>
        <div class="joined">
          <NumberField
            label={text.seed.label}
            value={seed}
            min={0}
            max={0xffff_ffff}
            step={1}
            onChange={(value) => editing.change({ seed: value, seedKept: true })}
            testId="seed"
            class="seed"
          />
          <IconButton icon="dice" label={text.seed.roll} onPress={editing.rollSeed} testId="roll-seed" />
          <IconButton
            icon={seedKept ? "lock" : "unlock"}
            label={text.seed.lock}
            pressed={seedKept}
            onPress={() => editing.change({ seedKept: !seedKept })}
            testId="keep-seed"
          />
        </div>
      </div>
    </section>
  );
}
