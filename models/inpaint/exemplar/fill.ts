/**
 * A hole filled with pieces of what is known around it, so that every patch of the result looks like one of the
 * picture (Wexler, Shechtman & Irani 2007, "Space-time completion of video"): find each patch's likeness, let all
 * patches that cover a pixel vote on it, again and again, from coarse to fine.
 */
import type { Planes } from "../../image/raster";
import { fillGreedily } from "./greedy";
import { halved, type Level, levelOf } from "./level";
import { chanceOf, emptyField, type Field, improve, radius, reassess } from "./nearest";

/** The coarsest picture is no smaller than this, pixels. */
const smallest = 40;
/** Rounds of search and vote at the coarsest scale, and at each finer one; the last holds for all after it. */
const rounds = [6, 4, 2, 1];

/**
 * @param picture any planes; what is in the hole is the first guess (smooth is best)
 * @param mask 1 plane, not 0 = hole
 * @param seed unsigned 32-bit integer
 * @returns every pixel's vote: the hole, and known pixels up to a patch's radius around it as the patches see them;
 *   other pixels as they are. Null where no patch of the picture is wholly known.
 */
export function exemplarFill(picture: Planes, mask: Planes, seed: number): Planes | null {
  const levels = [levelOf(picture, mask)];
  for (;;) {
    const finest = levels[0] as Level;
    if (Math.min(finest.width, finest.height) / 2 < smallest) break;
    const next = halved(finest);
    if (emptyField(next) === null) break;
    levels.unshift(next);
  }
  const chance = chanceOf(seed);
  let field: Field | null = null;
  let voted: Float32Array | null = null;
  for (let at = 0; at < levels.length; at++) {
    const level = levels[at] as Level;
    const finer = emptyField(level);
    if (finer === null) return null;
    const before = levels[at - 1];
    if (field !== null && before !== undefined) inherit(before, field, level, finer);
    field = finer;
    const times = rounds[Math.min(at, rounds.length - 1)];
    const isLast = at === levels.length - 1;
    if (at > 0) vote(level, field, false);
    else fillGreedily(level, seed);
    for (let round = 0; round < times; round++) {
      reassess(level, field, chance);
      const reach = at === 0 ? Math.max(level.width, level.height) : 8;
      improve(level, field, chance, reach, false);
      improve(level, field, chance, reach, true);
      voted = vote(level, field, isLast && round === times - 1);
    }
  }
  const { width, height, channels } = picture;
  const count = width * height;
  const data = new Float32Array(picture.data.length);
  for (let i = 0; i < data.length; i++)
    data[i] = (voted as Float32Array)[(i % count) * channels + Math.floor(i / count)] as number;
  return { width, height, channels, data };
}

/** The coarser matches, twice as fine. */
function inherit(coarse: Level, from: Field, fine: Level, to: Field): void {
  for (const target of to.targets) {
    const x = target % fine.width;
    const y = (target - x) / fine.width;
    const match = from.nearest[(y >> 1) * coarse.width + (x >> 1)];
    if (match < 0) continue;
    const column = 2 * (match % coarse.width) + (x & 1);
    const row = 2 * Math.floor(match / coarse.width) + (y & 1);
    if (column < fine.width && row < fine.height) to.nearest[target] = row * fine.width + column;
  }
}

/**
 * Each pixel's weighted mean of what the patches over it say; similar ones and those near the edge say more. The hole
 * takes it as the new guess.
 */
function vote(level: Level, field: Field, sharp: boolean): Float32Array {
  const { width, height, channels, pixels, hole } = level;
  const sum = new Float32Array(pixels.length);
  const total = new Float32Array(hole.length);
  const isAssessed = field.cost[field.targets[0]] !== Number.POSITIVE_INFINITY;
  const scale = isAssessed ? (sharp ? 0.5 : 1) * typical(field) : 1;
  for (const target of field.targets) {
    const x = target % width;
    const y = (target - x) / width;
    const source = field.nearest[target];
    if (source < 0 || field.isSource[source] !== 1) continue;
    const weight = isAssessed ? 1e-4 + Math.exp(-field.cost[target] / (2 * scale)) : 1;
    for (let v = Math.max(-radius, -y); v <= Math.min(radius, height - 1 - y); v++) {
      for (let u = Math.max(-radius, -x); u <= Math.min(radius, width - 1 - x); u++) {
        const to = target + v * width + u;
        const from = source + v * width + u;
        total[to] = total[to] + weight;
        for (let channel = 0; channel < channels; channel++) {
          sum[to * channels + channel] = sum[to * channels + channel] + weight * pixels[from * channels + channel];
        }
      }
    }
  }
  for (let i = 0; i < hole.length; i++) {
    const all = total[i];
    for (let at = i * channels; at < (i + 1) * channels; at++) {
      if (all === 0) sum[at] = pixels[at];
      else {
        sum[at] = sum[at] / all;
        if (hole[i] === 1) pixels[at] = sum[at];
      }
    }
  }
  return sum;
}

/** The cost below which three quarters of all matches lie. */
function typical({ targets, cost }: Field): number {
  const sorted = Float32Array.from(targets, (target) => cost[target]).sort();
  return Math.max(1e-5, sorted[Math.floor(0.75 * sorted.length)]);
}
