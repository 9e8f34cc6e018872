/** A slider with its number and a way back to the default. */
import { useId } from "preact/hooks";
import { IconButton } from "./button";
import { NumberField } from "./number-field";
import { Range } from "./range";

export interface SliderFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string;
  /** True when the value was set by hand; offers the way back. */
  readonly changed: boolean;
  readonly resetLabel: string;
  readonly onChange: (value: number) => void;
  readonly onReset: () => void;
  /** Shown instead of the number, e.g. "Auto". */
  readonly shown?: string;
  readonly testId?: string;
}

export function SliderField(props: SliderFieldProps) {
  const { label, hint, value, min, max, step, unit, changed, resetLabel, onChange, onReset, shown, testId } = props;
  const id = useId();
  return (
    <div class="slider-field" title={hint}>
      <label for={id} class="slider-label">
        {label}
      </label>
      <Range
        id={id}
        value={value}
        min={min}
        max={max}
        step={step}
        valueText={shown ?? `${value}${unit ? ` ${unit}` : ""}`}
        onChange={onChange}
        testId={testId}
      />
      <NumberField
        label={unit ? `${label}, ${unit}` : label}
        value={value}
        min={min}
        max={max}
        step={step}
        onChange={onChange}
        {...(shown === undefined ? {} : { shown })}
      />
      {changed ? (
        <IconButton icon="reset" label={resetLabel} onPress={onReset} />
      ) : (
        <span class="slider-unit" aria-hidden="true">
          {shown === undefined && unit}
        </span>
      )}
    </div>
  );
}
