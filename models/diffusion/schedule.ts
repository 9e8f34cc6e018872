/**
 * The noise levels of a straight-line flow, x_t = (1 − t)·clean + t·noise (Lipman et al. 2023; Liu et al. 2023),
 * bent towards noise by t = s·u / (1 + (s − 1)·u) (Esser et al. 2024, eq. 23).
 */

/**
 * Noise levels of a run, falling from `strength` to 0: at most `steps` + 1 numbers, even before bending and scaling.
 * @param steps network evaluations, a whole number ≥ 1
 * @param shift s > 0; 1 = even, above 1 = more steps at high noise
 * @param strength level the run starts from, 0 < strength ≤ 1
 * @param floor levels below it are left out, but for the first and 0; 0 ≤ floor < 1
 * @throws RangeError for numbers outside these ranges
 */
export function flowTimes(steps: number, shift: number, strength: number, floor = 0): readonly number[] {
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`Steps must be a whole number from 1, not ${steps}.`);
  if (!(shift > 0 && Number.isFinite(shift))) throw new RangeError(`Shift must be above 0, not ${shift}.`);
  if (!(strength > 0 && strength <= 1))
    throw new RangeError(`Strength must be above 0 and at most 1, not ${strength}.`);
  const times = Array.from({ length: steps + 1 }, (_, i) => strength * bend(1 - i / steps, shift));
  // Exact ends: rounding must not leave noise at the end or start above what was asked.
  times[0] = strength;
  times[steps] = 0;
  return times.filter((time, i) => i === 0 || i === steps || time >= floor);
}

function bend(even: number, shift: number): number {
  return (shift * even) / (1 + (shift - 1) * even);
}
