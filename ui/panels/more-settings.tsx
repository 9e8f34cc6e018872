/** Below More: the numbers few people need, each with its default in view. */
import { text } from "../messages/current";
import type { Overrides } from "../session/draft";
import { markedSize, maskOf, settingsOf } from "../session/request";
import { packOf, type Session } from "../session/session";
import { Button } from "../widgets/button";
import { Choice } from "../widgets/choice";
import { SliderField } from "../widgets/slider-field";
import { Advanced } from "./advanced";
import type { Kit } from "./kit";
import { Negative, Recording } from "./more-words";
import { OwnPictures } from "./own-pictures";
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

/** The numbers a run would have now; before anything is marked, those for a mark of a quarter of the picture. */
function current(session: Session): Readonly<Record<keyof Overrides, number | null>> {
  const reading = session.reading.value;
  const draft = session.draft.value;
  const pack = packOf(session);
  if (!pack || reading.state !== "read") return draft.overrides;
  const mask = maskOf(draft, reading.subject);
  const { width, height } = reading.base.source;
  const marked = mask ? markedSize(mask, reading.subject) : { width: width / 4, height: height / 4 };
  return settingsOf(draft, pack, marked, reading.base.source);
}

export function MoreSettings({ session, actions, changed }: Kit & { readonly changed: number }) {
  const { job } = session.draft.value;
  const pack = packOf(session);
  return (
    <>
      <Negative session={session} actions={actions} />
      <Quality session={session} actions={actions} />
      <Sliders session={session} actions={actions} />
      <Recording session={session} actions={actions} />
      {(job === "fill" || job === "extend") && <References session={session} actions={actions} />}
      {(job === "fill" || job === "background") && <OwnPictures session={session} actions={actions} />}
      <Advanced session={session} actions={actions} />
      <div class="more-foot">
        {pack && (
          <span class="hint" title={pack.license}>
            {text.more.model}: {pack.title}
          </span>
        )}
        <Button look="ghost" disabled={changed === 0} onPress={actions.resetAll}>
          {text.more.resetAll}
        </Button>
      </div>
    </>
  );
}

/** Fills and extensions start from drawings and the library's pictures. */
function References({ session, actions }: Kit) {
  const { job, reference } = session.draft.value;
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
      onChange={(value) => actions.change({ reference: value })}
      testId="use-references"
    />
  );
}

function Sliders({ session, actions }: Kit) {
  const { overrides } = session.draft.value;
  const values = current(session);
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
            onChange={(next) => actions.override({ [key]: next })}
            onReset={() => actions.override({ [key]: null })}
            testId={`setting-${key}`}
          />
        );
      })}
    </>
  );
}
