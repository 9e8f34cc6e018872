/** A slider with its name inside, for a row of tool settings. */
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
  const inRange = Math.min(max, Math.max(min, value));
  return (
    <label class="mini-slider" title={hint}>
      <span class="mini-label">
        <span>{label}</span>
        <span class="mini-value">{shown}</span>
      </span>
      <input
        class="slider"
        type="range"
        min={min}
        max={max}
        step={step}
        value={inRange}
        aria-label={label}
        aria-valuetext={shown}
        data-testid={testId}
        style={{ "--filled": `${((inRange - min) / (max - min)) * 100}%` }}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
    </label>
  );
}
