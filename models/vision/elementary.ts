/**
 * Exponential and logarithm by arithmetic alone: Math.exp and Math.log may differ in the last bit from one browser to
 * the next, and what is selected or recognised must not.
 */

const ln2 = Math.LN2;

/** e to the power of x; relative error below 1e-12. 0 below -700, Infinity above 709. */
export function exponential(x: number): number {
  if (x < -700) return 0;
  if (x > 709) return Number.POSITIVE_INFINITY;
  const power = Math.round(x / ln2);
  const rest = x - power * ln2;
  let sum = 1;
  // Taylor's series; |rest| ≤ 0.35, so that the 14th term is below 1e-16.
  for (let k = 14; k > 0; k--) sum = 1 + (sum * rest) / k;
  return sum * powerOfTwo(power);
}

/** The natural logarithm of x > 0; absolute error below 1e-12. -Infinity at 0 and below. */
export function logarithm(x: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  let power = 0;
  let rest = x;
  for (; rest > 1.5; power++) rest /= 2;
  for (; rest < 0.75; power--) rest *= 2;
  // ln r = 2 artanh((r - 1) / (r + 1)); the ratio is at most 1/5.
  const ratio = (rest - 1) / (rest + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let k = 25; k > 0; k -= 2) sum = sum * square + 1 / k;
  return power * ln2 + 2 * ratio * sum;
}

function powerOfTwo(power: number): number {
  let result = 1;
  const factor = power < 0 ? 0.5 : 2;
  for (let i = Math.abs(power); i > 0; i--) result *= factor;
  return result;
}

/** Probabilities of logits; they sum to 1. */
export function softmax(logits: Float32Array | readonly number[]): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of logits) if (value > largest) largest = value;
  const shares = Float64Array.from(logits, (value) => exponential(value - largest));
  let sum = 0;
  for (const share of shares) sum += share;
  for (let i = 0; i < shares.length; i++) shares[i] = shares[i] / sum;
  return shares;
}
