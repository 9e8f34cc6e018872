/** A typed number as its field holds it: rounded to the step's digits and never out of range. Pure. */

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The nearest number that the field may hold. */
export function fitted(value: number, { min, max, step }: Bounds): number {
  const rounded = Math.round(value / step) * step;
  return Math.min(max, Math.max(min, Number(rounded.toFixed(4))));
}

/** The number somebody typed, with a point or a comma; null where it is none, so that the field keeps what it had. */
export function typedNumber(typed: string, bounds: Bounds): number | null {
  const text = typed.trim().replace(",", ".");
  const number = Number(text);
  return text === "" || !Number.isFinite(number) ? null : fitted(number, bounds);
}
