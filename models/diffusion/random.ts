/**
 * Random numbers as a function of a key and a counter: Philox4x32 with 10 rounds (Salmon, Moraes, Dror & Shaw 2011,
 * "Parallel random numbers: as easy as 1, 2, 3"). The same seed gives the same numbers on every machine.
 */
import { normalPair } from "./normal";

export interface Random {
  /** In (0, 1), in steps of 2⁻³². */
  uniform(): number;
  /** Independent draws from the normal distribution, mean 0, variance 1. */
  normal(count: number): Float32Array<ArrayBuffer>;
  /** An independent source. Depends on this one's seed and the label only, not on what was drawn before. */
  fork(label: string): Random;
}

/** @param seed unsigned 32-bit integer; other numbers are taken modulo 2³² */
export function random(seed: number): Random {
  return keyed(seed >>> 0, 0);
}

function keyed(key0: number, key1: number): Random {
  const block = new Uint32Array(4);
  let counter = 0;
  let left = 0;
  const word = (): number => {
    if (left === 0) {
      philox(block, counter >>> 0, Math.floor(counter / 0x100000000), 0, 0, key0, key1);
      counter++;
      left = 4;
    }
    return block[4 - left--];
  };
  return {
    uniform: () => (word() + 0.5) / 0x100000000,
    normal(count) {
      const values = new Float32Array(count);
      const pair = new Float64Array(2);
      for (let i = 0; i < count; i += 2) {
        const first = word();
        normalPair(first, word(), pair);
        values[i] = pair[0];
        if (i + 1 < count) values[i + 1] = pair[1];
      }
      return values;
    },
    fork(label) {
      const [hash0, hash1] = labelHash(label);
      const child = new Uint32Array(4);
      // The last counter word sets forks apart from draws, whose is 0.
      philox(child, hash0, hash1, label.length, 1, key0, key1);
      return keyed(child[0], child[1]);
    },
  };
}

/** Ten Philox4x32 rounds on one counter, into `out`. All words unsigned 32-bit. */
export function philox(
  out: Uint32Array,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  key0: number,
  key1: number,
): void {
  let a = c0;
  let b = c1;
  let c = c2;
  let d = c3;
  let k0 = key0;
  let k1 = key1;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, a);
    const low0 = Math.imul(0xd2511f53, a);
    const high1 = multiplyHigh(0xcd9e8d57, c);
    const low1 = Math.imul(0xcd9e8d57, c);
    a = (high1 ^ b ^ k0) >>> 0;
    b = low1 >>> 0;
    c = (high0 ^ d ^ k1) >>> 0;
    d = low0 >>> 0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit words; doubles hold the partial products exactly. */
function multiplyHigh(x: number, y: number): number {
  const xHigh = x >>> 16;
  const xLow = x & 0xffff;
  const yHigh = y >>> 16;
  const yLow = y & 0xffff;
  const middle = xHigh * yLow + ((xLow * yLow) >>> 16);
  const other = xLow * yHigh + (middle & 0xffff);
  // `middle` stays below 2³², so these shifts read it as unsigned.
  return (xHigh * yHigh + (middle >>> 16) + (other >>> 16)) >>> 0;
}

/** Two FNV-1a hashes of the label's UTF-16 units, with different starts. */
function labelHash(label: string): readonly [number, number] {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let i = 0; i < label.length; i++) {
    const unit = label.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x01000193);
  }
  return [first >>> 0, second >>> 0];
}
