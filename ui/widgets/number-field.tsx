/** A number one can type; takes effect on Enter or when left, and never holds a number out of range. */
import { useEffect, useState } from "preact/hooks";
import { fitted, typedNumber } from "./fitted";

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

export function NumberField({ label, value, min, max, step, onChange, testId, class: name, shown }: NumberFieldProps) {
  const bounds = { min, max, step };
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [value]);
  const commit = (): void => {
    const number = typed === null ? null : typedNumber(typed, bounds);
    if (number !== null) onChange(number);
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
          onChange(fitted(value + by, bounds));
        }
      }}
    />
  );
}
