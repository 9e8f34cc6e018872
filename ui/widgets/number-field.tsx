/** A number one can type; takes effect on Enter or when left, and never holds a number out of range. */
import { useEffect, useState } from "preact/hooks";

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  readonly testId?: string;
  readonly class?: string;
  readonly shown?: string;
}

/** Rounds to the step's digits and keeps the number in range. */
function fitted(value: number, min: number, max: number, step: number): number {
  const rounded = Math.round(value / step) * step;
  return Math.min(max, Math.max(min, Number(rounded.toFixed(4))));
}

export function NumberField({ label, value, min, max, step, onChange, testId, class: name, shown }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [value]);
  const commit = (): void => {
    const number = Number(typed?.trim().replace(",", "."));
    if (typed !== null && typed.trim() !== "" && Number.isFinite(number)) onChange(fitted(number, min, max, step));
    setTyped(null);
  };
  return (
    <input
      class={`field number ${name ?? ""}`}
      type="text"
      inputMode="decimal"
      spellcheck={false}
      autocomplete="off"
      aria-label={label}
      data-testid={testId}
      value={typed ?? shown ?? String(value)}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "ArrowUp" || event.key === "ArrowDown") {
          event.preventDefault();
          const by = (event.key === "ArrowUp" ? step : -step) * (event.shiftKey ? 10 : 1);
          onChange(fitted(value + by, min, max, step));
        }
      }}
    />
  );
}
