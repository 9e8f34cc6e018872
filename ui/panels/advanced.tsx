/** How the painter works, for those who want to say: scores, steering by the words, noise, soft and thin marks. */
import { standardGuide } from "../../models/contract/settings";
import { text } from "../messages/current";
import { plainAdvanced } from "../session/draft";
import { guideBounds } from "../session/guide-bounds";
import { canLook } from "../session/request";
import { packOf } from "../session/session";
import { Check } from "../widgets/check";
import { Choice } from "../widgets/choice";
import { Disclosure } from "../widgets/disclosure";
import { SliderField } from "../widgets/slider-field";
import { advancedChanges } from "./changes";
import type { Kit } from "./kit";

export function Advanced({ session, actions }: Kit) {
  const { job, advanced } = session.draft.value;
  const changed = advancedChanges(session.draft.value);
  const words = text.advanced;
  return (
    <Disclosure label={words.label} note={changed > 0 ? text.more.changed(changed) : null} testId="advanced">
      {canLook(job, packOf(session)) && <Looking session={session} actions={actions} />}
      <Choice
        label={words.sampler}
        options={[
          { value: "deterministic", text: words.deterministic, title: words.deterministicHint },
          { value: "ancestral", text: words.ancestral, title: words.ancestralHint },
        ]}
        value={advanced.sampler}
        onChange={(sampler) => actions.advance({ sampler })}
        testId="sampler"
      />
      {job !== "extend" && <Marks session={session} actions={actions} />}
    </Disclosure>
  );
}

/** What the pack's text-image pair does. */
function Looking({ session, actions }: Kit) {
  const { rank, guide } = session.draft.value.advanced;
  const words = text.advanced;
  return (
    <>
      <Check
        label={words.rank}
        hint={words.rankHint}
        on={rank !== "none"}
        onChange={(on) => actions.advance({ rank: on ? "both" : "none" })}
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
          onChange={(by) => actions.advance({ rank: by })}
          testId="rank-by"
        />
      )}
      <Check
        label={words.guide}
        hint={words.guideHint}
        on={guide !== null}
        onChange={(on) => actions.advance({ guide: on ? standardGuide : null })}
        testId="guide"
      />
      {guide !== null && <Guide session={session} actions={actions} />}
    </>
  );
}

function Guide({ session, actions }: Kit) {
  const { guide } = session.draft.value.advanced;
  if (guide === null) return null;
  const words = text.advanced;
  const change = (part: Partial<typeof guide>): void => actions.advance({ guide: { ...guide, ...part } });
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

function Marks({ session, actions }: Kit) {
  const { softMask, shrink } = session.draft.value.advanced;
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
        onChange={(value) => actions.advance({ softMask: value === "weaken" })}
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
        onChange={(by) => actions.advance({ shrink: by })}
        onReset={() => actions.advance({ shrink: plainAdvanced.shrink })}
        testId="shrink"
      />
    </>
  );
}
