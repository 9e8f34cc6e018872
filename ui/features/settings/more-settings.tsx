/** Below More: the numbers few people need, each with its default in view. */

import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import { Choice } from "../../widgets/choice";
import { SliderField } from "../../widgets/slider-field";
import type { Overrides } from "../draft/draft";
import type { Editing } from "../draft/editing";
import { markedSize, maskOf, settingsOf } from "../draft/request";
import type { EditingState } from "../draft/state";
import type { ModelsState } from "../models/state";
import { packOf } from "../models/state";
import type { SelectingState } from "../selection/state";
import { OwnPictures } from "../starts/own-pictures";
import type { Starts } from "../starts/starts";
import { Advanced } from "./advanced";
import { Negative, Recording } from "./more-words";
import { Quality } from "./quality";

interface Row {
  readonly key: keyof Overrides;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string;
}

const rows: readonly Row[] = [
  { key: "strength", min: 0.05, max: 1, step: 0.05 },
  { key: "feather", min: 0, max: 128, step: 1, unit: "px" },
  { key: "grow", min: 0, max: 128, step: 1, unit: "px" },
  { key: "context", min: 0, max: 1024, step: 8, unit: "px" },
  { key: "steps", min: 1, max: 50, step: 1 },
  { key: "guidance", min: 1, max: 10, step: 0.1 },
];

interface CurrentStates {
  readonly editing: EditingState;
  readonly models: ModelsState;
  readonly selecting: SelectingState;
}

/** The numbers a run would have now; before anything is marked, those for a mark of a quarter of the picture. */
function current({ editing, models, selecting }: CurrentStates): Readonly<Record<keyof Overrides, number | null>> {
  const reading = selecting.reading.value;
  const draft = editing.draft.value;
  const pack = packOf(models, editing.draft.value);
  if (!pack || reading.state !== "read") return draft.overrides;
  const mask = maskOf(draft, reading.subject);
  const { width, height } = reading.base.source;
  const marked = mask ? markedSize(mask, reading.subject) : { width: width / 4, height: height / 4 };
  return settingsOf(draft, pack, marked, reading.base.source);
}

export interface MoreSettingsProps {
  readonly changed: number;
  readonly editing: Editing;
  readonly models: ModelsState;
  readonly selecting: SelectingState;
  readonly starts: Starts;
}

export function MoreSettings({ changed, editing, models, selecting, starts }: MoreSettingsProps) {
  const { job } = editing.draft.value;
  const pack = packOf(models, editing.draft.value);
  return (
    <>
      <Negative editing={editing} />
      <Quality editing={editing} models={models} />
      <Sliders editing={editing} models={models} selecting={selecting} />
      <Recording editing={editing} />
      {(job === "fill" || job === "extend") && <References editing={editing} />}
      {(job === "fill" || job === "background") && <OwnPictures editing={editing} starts={starts} />}
      <Advanced editing={editing} models={models} />
      <div class="more-foot">
        {pack && (
          <span class="hint" title={pack.license}>
            {text.more.model}: {pack.title}
          </span>
        )}
        <Button look="ghost" disabled={changed === 0} onPress={editing.resetAll}>
          {text.more.resetAll}
        </Button>
      </div>
    </>
  );
}

interface ReferencesProps {
  readonly editing: Editing;
}

/** Fills and extensions start from drawings and the library's pictures. */
function References({ editing }: ReferencesProps) {
  const { job, reference } = editing.draft.value;
  // Beyond the picture there is nothing to clear, and nothing to add to.
  const isBeyond = job === "extend";
  return (
    <Choice
      label={text.more.reference}
      options={[
        { value: "auto", text: text.more.referenceAuto, title: text.more.referenceAutoHint },
        ...(isBeyond
          ? []
          : [
              { value: "add" as const, text: text.more.referenceAdd, title: text.more.referenceAddHint },
              { value: "clear" as const, text: text.more.referenceClear, title: text.more.referenceClearHint },
            ]),
        { value: "none", text: text.more.referenceNone, title: text.more.referenceNoneHint },
      ]}
      value={isBeyond && reference !== "none" ? "auto" : reference}
      onChange={(value) => editing.change({ reference: value })}
      testId="use-references"
    />
  );
}

interface SlidersProps {
  readonly editing: Editing;
  readonly models: ModelsState;
  readonly selecting: SelectingState;
}

function Sliders({ editing, models, selecting }: SlidersProps) {
  const { overrides } = editing.draft.value;
  const values = current({ editing, models, selecting });
  return (
    <>
      {rows.map(({ key, min, max, step, unit }) => {
        const value = values[key];
        return (
          <SliderField
            key={key}
            label={text.more[key]}
            hint={text.more[`${key}Hint`]}
            value={value ?? min}
            min={min}
            max={max}
            step={step}
            {...(unit ? { unit } : {})}
            {...(value === null ? { shown: text.more.auto } : {})}
            changed={overrides[key] !== null}
            resetLabel={text.more.reset(text.more[key])}
            onChange={(next) => editing.override({ [key]: next })}
            onReset={() => editing.override({ [key]: null })}
            testId={`setting-${key}`}
          />
        );
      })}
    </>
  );
}
