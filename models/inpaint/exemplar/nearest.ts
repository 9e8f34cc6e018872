/**
 * For every patch that touches the hole, the most similar patch that is known: PatchMatch (Barnes, Shechtman,
 * Finkelstein & Goldman 2009). Neighbours ask each other first, then chance, ever nearer, improves what they found.
 */
import { dilated, type Level } from "./level";

/** Patches are squares of 2 × radius + 1 pixels. */
export const radius = 3;

export interface Field {
  /** Middles of the patches that touch the hole, rows top to bottom. */
  readonly targets: Int32Array;
  /** Middles of the patches that are known. Never empty. */
  readonly sources: Int32Array;
  /** 1 where a known patch's middle is. */
  readonly isSource: Uint8Array;
  /** Of each pixel that is a target: the middle of the patch most like it; else −1. */
  readonly nearest: Int32Array;
  /** Of each target: mean squared difference of the two, with what distance adds. */
  readonly cost: Float32Array;
}

/** What it costs to fetch a patch from another height: landscapes and rooms change upwards, not sideways. */
const upright = 0.02;

/** Null where no patch is known. */
export function emptyField({ width, height, hole }: Level): Field | null {
  const touching = dilated(hole, width, height, radius);
  const [targets, sources]: [number[], number[]] = [[], []];
  const isSource = new Uint8Array(hole.length);
  for (let i = 0; i < hole.length; i++) {
    const x = i % width;
    const y = (i - x) / width;
    if (touching[i] === 1) targets.push(i);
    else if (x >= radius && y >= radius && x < width - radius && y < height - radius) {
      sources.push(i);
      isSource[i] = 1;
    }
  }
  if (sources.length === 0) return null;
  return {
    targets: Int32Array.from(targets),
    sources: Int32Array.from(sources),
    isSource,
    nearest: new Int32Array(hole.length).fill(-1),
    cost: new Float32Array(hole.length).fill(Number.POSITIVE_INFINITY),
  };
}

/** Whole numbers below a limit, by chance; fast, and the same everywhere. */
export type Chance = (below: number) => number;

/** Xorshift (Marsaglia 2003) with 32 bits: a few million draws a fill. */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 0x100000000) * below);
  };
}

/** One round over all targets: forwards, or backwards. Costs must be those of the level's present guess. */
export function improve(level: Level, field: Field, chance: Chance, reach: number, backwards: boolean): void {
  const { width, height } = level;
  const { targets, sources, isSource, nearest, cost } = field;
  const step = backwards ? 1 : -1;
  for (let k = 0; k < targets.length; k++) {
    const target = targets[backwards ? targets.length - 1 - k : k];
    const x = target % width;
    const y = (target - x) / width;
    let best = nearest[target];
    let least = cost[target];
    const offer = (source: number): void => {
      if (source === best || isSource[source] !== 1) return;
      const price = difference(level, x, y, source, least);
      if (price >= least) return;
      least = price;
      best = source;
    };
    // Beside a neighbour's match lies this one's, if both are of one piece.
    if (x + step >= 0 && x + step < width) {
      const beside = nearest[target + step];
      if (beside >= 0) offer(beside - step);
    }
    if (y + step >= 0 && y + step < height) {
      const above = nearest[target + step * width];
      if (above >= 0) offer(above - step * width);
    }
    offer(sources[chance(sources.length)]);
    for (let size = reach; size >= 1; size >>= 1) {
      const column = (best % width) + chance(2 * size + 1) - size;
      const row = Math.floor(best / width) + chance(2 * size + 1) - size;
      if (column >= 0 && row >= 0 && column < width && row < height) offer(row * width + column);
    }
    nearest[target] = best;
    cost[target] = least;
  }
}

/** Costs of all matches for the level's present guess; targets without a match get one by chance. */
export function reassess(level: Level, { targets, sources, isSource, nearest, cost }: Field, chance: Chance): void {
  for (const target of targets) {
    const x = target % level.width;
    let source = nearest[target];
    if (source < 0 || isSource[source] !== 1) source = sources[chance(sources.length)];
    nearest[target] = source;
    cost[target] = difference(level, x, (target - x) / level.width, source, Number.POSITIVE_INFINITY);
  }
}

/** Mean squared difference of two patches, and what their distance costs; anything from `limit` on means "more". */
function difference(
  { width, height, channels, pixels }: Level,
  x: number,
  y: number,
  source: number,
  limit: number,
): number {
  const left = Math.min(radius, x);
  const right = Math.min(radius, width - 1 - x);
  const up = Math.min(radius, y);
  const down = Math.min(radius, height - 1 - y);
  const values = channels * (left + right + 1) * (up + down + 1);
  const higher = Math.abs(Math.floor(source / width) - y) / height;
  const away = upright * higher;
  const most = (limit - away) * values;
  if (most <= 0) return limit;
  let sum = 0;
  const length = channels * (left + right + 1);
  let a = ((y - up) * width + x - left) * channels;
  let b = (source - up * width - left) * channels;
  for (let row = -up; row <= down; row++) {
    for (let i = 0; i < length; i++) {
      const apart = pixels[a + i] - pixels[b + i];
      sum += apart * apart;
    }
    if (sum >= most) return limit;
    a += width * channels;
    b += width * channels;
  }
  return sum / values + away;
}
