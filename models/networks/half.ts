/**
 * Half-precision numbers (IEEE 754 binary16) and single ones. Exact in both directions: every half is a single, and a
 * single becomes the nearest half, ties to even, as the hardware rounds.
 */

const words = new Uint32Array(1);
const single = new Float32Array(words.buffer);

/** The 16 bits of the half nearest to a number; beyond 65,504 (by more than rounding) it is infinite. */
export function halfBits(value: number): number {
  single[0] = value;
  const bits = words[0] as number;
  const sign = (bits >>> 16) & 0x8000;
  const exponent = (bits >>> 23) & 0xff;
  const mantissa = bits & 0x7fffff;
  // Infinity stays; of a NaN one bit is kept, which says that it is none.
  if (exponent === 0xff) return sign | 0x7c00 | (mantissa === 0 ? 0 : 0x200);
  const scale = exponent - 127;
  if (scale < -25) return sign;
  // Below 2^-14 halves have steps of 2^-24; else of 11 bits.
  const dropped = scale < -14 ? -scale - 1 : 13;
  const whole = mantissa | 0x800000;
  const kept = scale < -14 ? whole >>> dropped : ((scale + 15) << 10) | (mantissa >>> 13);
  const rest = whole & ((1 << dropped) - 1);
  const middle = 1 << (dropped - 1);
  const rounded = kept + (rest > middle || (rest === middle && (kept & 1) === 1) ? 1 : 0);
  return sign | Math.min(rounded, 0x7c00);
}

/** The number that 16 bits stand for. */
function halfValue(bits: number): number {
  const sign = bits & 0x8000;
  const exponent = (bits >>> 10) & 0x1f;
  const mantissa = bits & 0x3ff;
  if (exponent === 0) return (sign === 0 ? mantissa : -mantissa) * smallest;
  const wide = exponent === 0x1f ? 0xff : exponent + 112;
  words[0] = (sign << 16) | (wide << 23) | (mantissa << 13);
  return single[0] as number;
}

/** 2^-24: the step of halves near 0. */
const smallest = 1 / 16_777_216;

export function toHalf(values: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint16Array(values.length);
  for (let i = 0; i < bits.length; i++) bits[i] = halfBits(values[i] as number);
  return bits;
}

export function fromHalf(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const values = new Float32Array(bits.length);
  for (let i = 0; i < values.length; i++) values[i] = halfValue(bits[i] as number);
  return values;
}
