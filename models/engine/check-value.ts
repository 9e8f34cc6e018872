/** One value of a request against what is allowed, in a sentence. */
import { EditError } from "../contract/errors";

export function whole(value: number, low: number, high: number, what: string, unit = ""): void {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw bad(`${what} must be a whole number from ${low} to ${high}${unit && ` ${unit}`}, not ${value}.`);
  }
}

export function range(value: number, low: number, high: number, what: string, unit = ""): void {
  // Written so that NaN fails too.
  if (!(value >= low && value <= high)) {
    throw bad(`${what} must be from ${low} to ${high}${unit && ` ${unit}`}, not ${value}.`);
  }
}

export function oneOf<T extends string | number>(value: unknown, allowed: readonly T[], what: string): void {
  if (allowed.some((each) => each === value)) return;
  const [last, ...others] = allowed.map((each) => JSON.stringify(each)).reverse();
  throw bad(`${what} must be ${others.reverse().join(", ")} or ${last}, not ${JSON.stringify(value)}.`);
}

export function bad(sentence: string): EditError {
  return new EditError("bad-request", sentence);
}
