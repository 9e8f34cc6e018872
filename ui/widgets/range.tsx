export interface RangeProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, for those who do not see it. */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly testId?: string | undefined;
}

/** A slider's track and thumb. A value out of range shows at the nearest end. */
export function Range({ value, min, max, step, valueText, onChange, id, label, testId }: RangeProps) {
  const inRange = Math.min(max, Math.max(min, value));
  return (
    <input
      id={id}
      class="slider"
      type="range"
      min={min}
      max={max}
      step={step}
      value={inRange}
      aria-label={label}
      aria-valuetext={valueText}
      data-testid={testId}
      style={{ "--filled": `${((inRange - min) / (max - min)) * 100}%` }}
      onInput={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}
