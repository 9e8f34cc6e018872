/** A slider with its name inside, for a row of tool settings. */
import { useId } from "preact/hooks";
import { Range } from "./range";

export interface MiniSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words. */
  readonly shown: string;
  /** What keys do it, for instance. */
  readonly hint?: string;
  readonly onChange: (value: number) => void;
  readonly testId?: string;
}

export function MiniSlider({ label, value, min, max, step, shown, hint, onChange, testId }: MiniSliderProps) {
  const id = useId();
  return (
    <label for={id} class="mini-slider" title={hint}>
      <span class="mini-label">
        <span>{label}</span>
        <span class="mini-value">{shown}</span>
      </span>
      <Range
        id={id}
        label={label}
        value={value}
        min={min}
        max={max}
        step={step}
        valueText={shown}
        onChange={onChange}
        testId={testId}
      />
    </label>
  );
}
