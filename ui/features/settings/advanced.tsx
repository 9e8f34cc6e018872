/** How the painter works, for those who want to say: scores, steering by the words, noise, soft and thin marks. */

import { standardGuide } from "../../../models/contract/settings";
import { text } from "../../messages/current";
import { Check } from "../../widgets/check";
import { Choice } from "../../widgets/choice";
import { Disclosure } from "../../widgets/disclosure";
import { SliderField } from "../../widgets/slider-field";
import { plainAdvanced } from "../draft/draft";
import type { Editing } from "../draft/editing";
import { canLook } from "../draft/request";
import type { ModelsState } from "../models/state";
import { packOf } from "../models/state";
import { advancedChanges } from "./changes";
import { guideBounds } from "./guide-bounds";

export interface AdvancedProps {
  readonly editing: Editing;
  readonly models: ModelsState;
}

export function Advanced({ editing, models }: AdvancedProps) {
  const { job, advanced } = editing.draft.value;
  const changed = advancedChanges(editing.draft.value);
  const words = text.advanced;
  return (
    <Disclosure label={words.label} note={changed > 0 ? text.more.changed(changed) : null} testId="advanced">
      {canLook(job, packOf(models, editing.draft.value)) && <Looking editing={editing} />}
      <Choice
        label={words.sampler}
        options={[
          { value: "deterministic", text: words.deterministic, title: words.deterministicHint },
          { value: "ancestral", text: words.ancestral, title: words.ancestralHint },
        ]}
        value={advanced.sampler}
        onChange={(sampler) => editing.advance({ sampler })}
        testId="sampler"
      />
      {job !== "extend" && <Marks editing={editing} />}
    </Disclosure>
  );
}

interface LookingProps {
  readonly editing: Editing;
}

/** What the pack's text-image pair does. */
function Looking({ editing }: LookingProps) {
  const { rank, guide } = editing.draft.value.advanced;
  const words = text.advanced;
  return (
    <>
      <Check
        label={words.rank}
        hint={words.rankHint}
        on={rank !== "none"}
        onChange={(on) => editing.advance({ rank: on ? "both" : "none" })}
        testId="rank"
      />
      {rank !== "none" && (
        <Choice
          label={words.rankBy}
          options={[
            { value: "region", text: words.rankRegion, title: words.rankRegionHint },
            { value: "picture", text: words.rankPicture, title: words.rankPictureHint },
            { value: "both", text: words.rankBoth, title: words.rankBothHint },
          ]}
          value={rank}
          onChange={(by) => editing.advance({ rank: by })}
          testId="rank-by"
        />
      )}
      <Check
        label={words.guide}
        hint={words.guideHint}
        on={guide !== null}
        onChange={(on) => editing.advance({ guide: on ? standardGuide : null })}
        testId="guide"
      />
      {guide !== null && <Guide editing={editing} />}
    </>
  );
}

interface GuideProps {
  readonly editing: Editing;
}

function Guide({ editing }: GuideProps) {
  const { guide } = editing.draft.value.advanced;
  if (guide === null) return null;
  const words = text.advanced;
  const change = (part: Partial<typeof guide>): void => editing.advance({ guide: { ...guide, ...part } });
  return (
    <>
      <SliderField
        label={words.weight}
        hint={words.weightHint}
        value={guide.weight}
        {...guideBounds.weight}
        changed={guide.weight !== standardGuide.weight}
        resetLabel={text.more.reset(words.weight)}
        onChange={(weight) => change({ weight })}
        onReset={() => change({ weight: standardGuide.weight })}
        testId="guide-weight"
      />
      <SliderField
        label={words.copies}
        hint={words.copiesHint}
        value={guide.augmentations}
        {...guideBounds.augmentations}
        changed={guide.augmentations !== standardGuide.augmentations}
        resetLabel={text.more.reset(words.copies)}
        onChange={(augmentations) => change({ augmentations })}
        onReset={() => change({ augmentations: standardGuide.augmentations })}
        testId="guide-copies"
      />
      <Choice
        label={words.algorithm}
        options={[
          { value: "2", text: words.blended, title: words.blendedHint },
          { value: "1", text: words.local, title: words.localHint },
        ]}
        value={`${guide.algorithm}`}
        onChange={(value) => change({ algorithm: value === "1" ? 1 : 2 })}
        testId="guide-algorithm"
      />
    </>
  );
}

interface MarksProps {
  readonly editing: Editing;
}

function Marks({ editing }: MarksProps) {
  const { softMask, shrink } = editing.draft.value.advanced;
  const words = text.advanced;
  return (
    <>
      <Choice
        label={words.softMask}
        options={[
          { value: "fade", text: words.fade, title: words.fadeHint },
          { value: "weaken", text: words.weaken, title: words.weakenHint },
        ]}
        value={softMask ? "weaken" : "fade"}
        onChange={(value) => editing.advance({ softMask: value === "weaken" })}
        testId="soft-mask"
      />
      <SliderField
        label={words.shrink}
        hint={words.shrinkHint}
        value={shrink}
        min={0}
        max={8}
        step={1}
        changed={shrink !== plainAdvanced.shrink}
        resetLabel={text.more.reset(words.shrink)}
        onChange={(by) => editing.advance({ shrink: by })}
        onReset={() => editing.advance({ shrink: plainAdvanced.shrink })}
        testId="shrink"
      />
    </>
  );
}
