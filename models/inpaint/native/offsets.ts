/**
 * Offsets at which a picture repeats itself (He & Sun 2012, "Statistics of patch offsets for image completion"): every
 * known patch finds its like somewhere else, not too near, and offsets that many patches share are worth trying
 * everywhere in the hole.
 */
import { boxSum, depth } from "./level";
import { radius, type Scene } from "./scene";
import type { Chance } from "./search";

const most = 48;
const sweeps = 4;
/** Every other column and row is asked; sources are looked at everywhere. */
const stride = 2;
/** Likes nearer than this share of the picture's longer side say nothing. */
const nearest = 1 / 14;

/** @param scene a small scale. @returns [dx, dy] after each other, the commonest first; pixels of this scale */
export function* dominantOffsets({ source, isSource, sources }: Scene, chance: Chance): Generator<void, Int32Array> {
  const { width, height, pixels } = source;
  const apart = Math.max(3, Math.round(nearest * Math.max(width, height)));
  const match = new Int32Array(width * height).fill(-1);
  const cost = new Float64Array(width * height).fill(Number.POSITIVE_INFINITY);
  const difference = (i: number, j: number, limit: number): number => {
    let sum = 0;
    for (let v = -radius; v <= radius && sum < limit; v++) {
      const a = depth * (i + v * width - radius);
      const b = depth * (j + v * width - radius);
      for (let k = 0; k < depth * (2 * radius + 1); k++) {
        const step = pixels[a + k] - pixels[b + k];
        sum += step * step;
      }
    }
    return sum;
  };
  const offer = (i: number, j: number): void => {
    if (j < 0 || j >= match.length || isSource[j] !== 1) return;
    const [dx, dy] = [(j % width) - (i % width), Math.floor(j / width) - Math.floor(i / width)];
    if (Math.max(Math.abs(dx), Math.abs(dy)) < apart) return;
    const found = difference(i, j, cost[i]);
    if (found >= cost[i]) return;
    cost[i] = found;
    match[i] = j;
  };
  const asked = sources.filter((i) => (i % width) % stride === 0 && Math.floor(i / width) % stride === 0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const step = sweep % 2 === 0 ? -stride : stride;
    for (let k = 0; k < asked.length; k++) {
      const i = asked[step < 0 ? k : asked.length - 1 - k];
      for (const way of [step, step * width]) {
        const beside = match[i + way] ?? -1;
        if (beside >= 0) offer(i, beside - way);
      }
      for (let draw = 0; draw < 3; draw++) offer(i, sources[chance(sources.length)]);
      const best = match[i];
      for (let size = 8; size >= 1 && best >= 0; size >>= 1) {
        offer(i, best + (chance(2 * size + 1) - size) + width * (chance(2 * size + 1) - size));
      }
      if ((k & 4095) === 4095) yield;
    }
  }
  const [across, down] = [2 * width + 1, 2 * height + 1];
  const counts = new Float32Array(across * down);
  for (const i of asked) {
    const j = match[i];
    if (j < 0) continue;
    const [dx, dy] = [(j % width) - (i % width), Math.floor(j / width) - Math.floor(i / width)];
    const at = (dy + height) * across + dx + width;
    counts[at] = counts[at] + 1;
  }
  return peaksOf(boxSum(counts, across, down, 1), across, width, height);
}

function peaksOf(counts: Float32Array, across: number, width: number, height: number): Int32Array {
  const peaks: number[] = [];
  for (let at = across + 1; at < counts.length - across - 1; at++) {
    const count = counts[at];
    if (count < 3) continue;
    let isPeak = true;
    for (const way of [-across - 1, -across, -across + 1, -1]) if (counts[at + way] > count) isPeak = false;
    for (const way of [1, across - 1, across, across + 1]) if (counts[at + way] >= count) isPeak = false;
    if (isPeak) peaks.push(at);
  }
  peaks.sort((a, b) => counts[b] - counts[a] || a - b);
  return Int32Array.from(
    peaks.slice(0, most).flatMap((at) => [(at % across) - width, Math.floor(at / across) - height]),
  );
}
