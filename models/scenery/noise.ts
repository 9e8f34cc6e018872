/**
 * Noise that repeats: gradient noise (Perlin 1985, 2002), its sums over octaves, and cells (Worley 1996). All on a
 * lattice with a whole number of cells per unit, so every function has period 1 in u and v. Only arithmetic that gives
 * the same bits on every machine.
 */

/** A whole number in [0, 2³²) for a lattice point. */
function hashed(x: number, y: number, seed: number): number {
  let hash = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** In [0, 1), by chance, for a whole number. */
export function draw(index: number, seed: number): number {
  return hashed(index, 77, seed) / 0x100000000;
}

/** Of whole numbers; with a remainder of 32-bit integers, which is far faster than that of doubles. */
export function wrapped(value: number, period: number): number {
  const rest = (value | 0) % (period | 0);
  return rest < 0 ? rest + period : rest;
}

/** Slope of a lattice point's gradient at (x, y) from it: eight directions. */
function slope(hash: number, x: number, y: number): number {
  const a = (hash & 4) === 0 ? x : y;
  const b = (hash & 4) === 0 ? y : x;
  return ((hash & 1) === 0 ? a : -a) + ((hash & 2) === 0 ? b : -b) / 2;
}

/** The numbers 0 to 255, shuffled once: looking up twice is a quicker hash, good enough for slopes. */
const shuffled = ((): Uint8Array => {
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const other = hashed(i, 5, 1) % (i + 1);
    const value = table[i];
    table[i] = table[other];
    table[other] = value;
  }
  return table;
})();

/** Gradient noise with `across` cells per unit of u and `down` of v; about −0.8 to 0.8, mean 0. */
export function noise(u: number, v: number, across: number, down: number, seed: number): number {
  const x = u * across;
  const y = v * down;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const x0 = wrapped(left, across);
  const x1 = x0 + 1 === across ? 0 : x0 + 1;
  const y0 = wrapped(top, down);
  const y1 = y0 + 1 === down ? 0 : y0 + 1;
  const sx = fx * fx * fx * (fx * (6 * fx - 15) + 10);
  const sy = fy * fy * fy * (fy * (6 * fy - 15) + 10);
  const salt = Math.imul(seed, 0x9e3779b1) >>> 24;
  const leftOnes = shuffled[(x0 + salt) & 255];
  const rightOnes = shuffled[(x1 + salt) & 255];
  const above = y0 + (seed & 255);
  const below = y1 + (seed & 255);
  const a = slope(shuffled[(leftOnes + above) & 255], fx, fy);
  const b = slope(shuffled[(rightOnes + above) & 255], fx - 1, fy);
  const c = slope(shuffled[(leftOnes + below) & 255], fx, fy - 1);
  const d = slope(shuffled[(rightOnes + below) & 255], fx - 1, fy - 1);
  return a + sx * (b - a) + sy * (c - a + sx * (a - b - c + d));
}

/** Octaves of noise, each twice as fine and half as strong; about −1 to 1, mean 0. */
export function clouds(u: number, v: number, cells: number, octaves: number, seed: number, down = cells): number {
  let sum = 0;
  let share = 1;
  for (let octave = 0, times = 1; octave < octaves; octave++, times *= 2) {
    sum += share * noise(u, v, cells * times, down * times, seed + 31 * octave);
    share /= 2;
  }
  return sum;
}

/** Octaves of sharp crests; 0 to about 1. */
export function ridges(u: number, v: number, cells: number, octaves: number, seed: number, down = cells): number {
  let sum = 0;
  let share = 0.5;
  for (let octave = 0, times = 1; octave < octaves; octave++, times *= 2) {
    const crest = 1 - Math.abs(noise(u, v, cells * times, down * times, seed + 31 * octave)) * 1.6;
    if (crest > 0) sum += share * crest * crest;
    share /= 2;
  }
  return sum;
}

/** The nearest of the points scattered one a cell: distances in cells, and which point it is. */
export interface Cell {
  nearest: number;
  second: number;
  /** A whole number in [0, 2³²) of the nearest point. */
  id: number;
}

const found: Cell = { nearest: 0, second: 0, id: 0 };

/** The result is overwritten by the next call. `loose` 0 = a regular lattice, 1 = anywhere in the cell. */
export function cells(u: number, v: number, across: number, down: number, seed: number, loose = 1): Readonly<Cell> {
  const x = u * across;
  const y = v * down;
  const left = Math.floor(x);
  const top = Math.floor(y);
  let nearest = 9;
  let second = 9;
  let id = 0;
  for (let row = top - 1; row <= top + 1; row++) {
    for (let column = left - 1; column <= left + 1; column++) {
      const hash = hashed(wrapped(column, across), wrapped(row, down), seed);
      const px = column + 0.5 + loose * ((hash & 0xffff) / 0x10000 - 0.5) - x;
      const py = row + 0.5 + loose * ((hash >>> 16) / 0x10000 - 0.5) - y;
      const squared = px * px + py * py;
      if (squared < nearest) {
        second = nearest;
        nearest = squared;
        id = hash;
      } else if (squared < second) second = squared;
    }
  }
  found.nearest = Math.sqrt(nearest);
  found.second = Math.sqrt(second);
  found.id = id;
  return found;
}

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger. */
export function step(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** A wave of period 1 between −1 and 1 that is 0 and rising at 0: parabolas, nearly a sine. */
export function wave(turns: number): number {
  const phase = turns - Math.floor(turns);
  return phase < 0.5 ? 16 * phase * (0.5 - phase) : -16 * (phase - 0.5) * (1 - phase);
}

export function fraction(value: number): number {
  return value - Math.floor(value);
}
