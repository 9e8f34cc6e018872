/**
 * For every patch that touches the hole, a patch like it: PatchMatch (Barnes, Shechtman, Finkelstein & Goldman 2009).
 * Neighbours ask each other first, then come offsets the whole picture repeats itself at (He & Sun 2012, "Statistics of
 * patch offsets for image completion"), places along straight lines, and chance, ever nearer. Patches may be a little
 * brighter or darker than what they stand for (Darabi et al. 2012, "Image melding", section 3.1: gain and bias).
 * One file of some 300 lines: the innermost loop shares its state with all that proposes, and calls between files cost.
 */
import { boxSum, depth, fine } from "./level";
import { meansOf, radius, type Scene, whole } from "./scene";

/** Whole numbers below a limit, by chance; fast, and the same everywhere. */
export type Chance = (below: number) => number;

/** Xorshift (Marsaglia 2003) with 32 bits: a few million draws a fill. @param seed unsigned 32-bit integer */
export function chanceOf(seed: number): Chance {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 0x100000000) * below);
  };
}

/** Sums of squared differences end here: one row more still fits into 31 bits. */
const mostSum = 1.5e9;

export interface Field {
  /** Of each pixel of the target whose patch touches the hole: the middle of a source patch; else −1. */
  readonly nearest: Int32Array;
  /** Of the same: mean squared difference a pixel, with all that is added. */
  readonly cost: Float32Array;
  /** Mean colours of the target's patches. */
  means: Int16Array;
  /** How often each source is used, by its surroundings; 1 = as often as all would be if shared out. */
  usage: Float32Array;
}

export function emptyField({ target, source }: Scene): Field {
  const count = target.width * target.height;
  return {
    nearest: new Int32Array(count).fill(-1),
    cost: new Float32Array(count).fill(Number.POSITIVE_INFINITY),
    means: new Int16Array(0),
    usage: new Float32Array(source.width * source.height),
  };
}

/** The source that stands for any pixel of the target: that of the patch looked at next to it, moved along; −1 if none. */
export function matchAt({ target, source, stride }: Scene, { nearest }: Field, x: number, y: number): number {
  const [u, v] = [x % stride, y % stride];
  const match = nearest[(y - v) * target.width + x - u];
  if (match < 0) return -1;
  const column = (match % source.width) + u;
  const found = match + v * source.width + u;
  return column < source.width && found < source.width * source.height ? found : -1;
}

/** A patch may be moved by so much in tone, values; and so much of the square of that still counts as difference. */
const mostBias = 14 * fine;
const biasShare = 0.9;
/** What using a source oftener than this costs, for each time more. */
const fairUse = 1.4;
const overuse = 5_000;

/** Tone added to each channel when `source` stands for `target`; written into `bias`. */
export function biasOf(scene: Scene, field: Field, target: number, source: number, isWhole: boolean, bias: Int32Array) {
  for (let channel = 0; channel < 3; channel++) {
    const apart = isWhole ? field.means[3 * target + channel] - scene.sourceMeans[3 * source + channel] : 0;
    bias[channel] = Math.max(-mostBias, Math.min(mostBias, apart));
  }
}

/** What a pair costs besides its looks; x and y are the target's. */
export function extraOf(scene: Scene, usage: Float32Array, to: number, x: number, y: number, from: number): number {
  const { guides } = scene;
  let extra = scene.toll[from];
  const used = usage[from] - fairUse;
  if (used > 0) extra += overuse * used;
  if (scene.isOwn) {
    const across = scene.column[from] - x;
    const down = scene.row[from] - y;
    extra += scene.uprightToll * (down < 0 ? -down : down) + scene.sidewaysToll * (across < 0 ? -across : across);
  }
  for (let k = 0; k < guides.length; k++) {
    const guide = guides[k] as (typeof guides)[number];
    if (guide.isActive !== null && guide.isActive[to] === 0) continue;
    const { channels, weight } = guide;
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      const apart = guide.target[to * channels + channel] - guide.source[from * channels + channel];
      sum += apart * apart;
    }
    extra += weight * sum;
  }
  return extra;
}

/** A straight line through the hole: places along it are tried for what lies near it. */
export interface Along {
  /** Its direction, of length 1, and how far to look to either side, pixels. */
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  /** 1 where it has a say. */
  readonly isNear: Uint8Array;
}

export interface Proposals {
  /** Offsets, source minus target, [dx, dy] after each other. */
  readonly offsets: Int32Array;
  readonly lines: readonly Along[];
}

/** A search over one scale; `sweep` yields after each few rows, so that others get their turn. */
export function searchOf(scene: Scene, field: Field, chance: Chance, { offsets, lines }: Proposals) {
  const { target, source, targets, sources, isSource, isOwn, trust, stride } = scene;
  const { nearest, cost } = field;
  const [width, height] = [target.width, target.height];
  const sourceWidth = source.width;
  const [a, b] = [target.pixels, source.pixels];
  const bias = new Int32Array(3);
  const draws = offsets.length >> 1;

  // The patch at hand.
  let x = 0;
  let y = 0;
  let at = 0;
  let [left, up, across, rows] = [0, 0, 0, 0];
  let isWhole = true;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;

  function begin(to: number): void {
    at = to;
    x = to % width;
    y = (to - x) / width;
    left = Math.min(x, radius);
    up = Math.min(y, radius);
    across = left + 1 + Math.min(width - 1 - x, radius);
    rows = up + 1 + Math.min(height - 1 - y, radius);
    isWhole = across * rows === whole;
  }

  /** Mean squared difference to a source, with all that is added; at least `limit` means "more". */
  function price(from: number, limit: number): number {
    let extra = extraOf(scene, field.usage, at, x, y, from);
    if (extra >= limit) return limit;
    let [b0, b1, b2] = [0, 0, 0];
    if (isWhole) {
      biasOf(scene, field, at, from, true, bias);
      b0 = bias[0];
      b1 = bias[1];
      b2 = bias[2];
      extra += biasShare * (b0 * b0 + b1 * b1 + b2 * b2);
      if (extra >= limit) return limit;
    }
    const total = scene.trusted[at];
    const most = Math.min(mostSum, (limit - extra) * total);
    let sum = 0;
    let t = (y - up) * width + x - left;
    let i = depth * t;
    let j = depth * (from - up * sourceWidth - left);
    for (let row = 0; row < rows; row++) {
      for (let u = 0; u < across; u++) {
        const k = u << 2;
        const p = a[i + k] - b[j + k] - b0;
        const q = a[i + k + 1] - b[j + k + 1] - b1;
        const r = a[i + k + 2] - b[j + k + 2] - b2;
        const s = a[i + k + 3] - b[j + k + 3];
        const apart = (Math.imul(p, p) + Math.imul(q, q) + Math.imul(r, r) + Math.imul(s, s)) | 0;
        sum = (sum + Math.imul(apart, trust[t + u])) | 0;
      }
      if (sum >= most) return limit === Number.POSITIVE_INFINITY ? mostSum : limit;
      t += width;
      i += depth * width;
      j += depth * sourceWidth;
    }
    return sum / total + extra;
  }

  function offer(from: number): void {
    if (from === best || from < 0 || isSource[from] !== 1) return;
    const found = price(from, least);
    if (found < least) {
      least = found;
      best = from;
    }
  }

  function offerAt(column: number, row: number): void {
    if (column >= 0 && row >= 0 && column < sourceWidth && row < source.height) offer(row * sourceWidth + column);
  }

  return {
    /** Costs of all matches for the target's present pixels; patches without a match get one by chance. */
    *reassess(): Generator<void, void> {
      field.means = meansOf(target);
      field.usage = usageOf(scene, field);
      for (let k = 0; k < targets.length; k++) {
        const to = targets[k];
        begin(to);
        let from = nearest[to];
        if (from < 0 || isSource[from] !== 1) from = sources[chance(sources.length)];
        nearest[to] = from;
        cost[to] = price(from, Number.POSITIVE_INFINITY);
        if ((k & 8191) === 8191) yield;
      }
    },

    /** One round over all targets; costs must be those of the present pixels. Yields every 4,096 patches. */
    *sweep(backwards: boolean, reach: number): Generator<void, void> {
      const step = backwards ? stride : -stride;
      const count = targets.length;
      for (let k = 0; k < count; k++) {
        const to = targets[backwards ? count - 1 - k : k];
        begin(to);
        best = nearest[to];
        least = cost[to];
        // Beside a neighbour's match lies this one's, if both are of one piece.
        if (x + step >= 0 && x + step < width) {
          const beside = nearest[to + step];
          if (beside >= 0) offer(beside - step);
        }
        if (y + step >= 0 && y + step < height) {
          const above = nearest[to + step * width];
          if (above >= 0) offer(above - step * sourceWidth);
        }
        if (isOwn && draws > 0) {
          for (let draw = 0; draw < 2; draw++) {
            const pick = 2 * chance(draws);
            offerAt(x + offsets[pick], y + offsets[pick + 1]);
          }
        }
        for (let line = 0; line < lines.length; line++) {
          const along = lines[line] as (typeof lines)[number];
          if (along.isNear[to] !== 1) continue;
          for (let draw = 0; draw < 3; draw++) {
            const way = chance(2 * along.reach + 1) - along.reach;
            offerAt(x + Math.round(way * along.x), y + Math.round(way * along.y));
          }
        }
        if (reach > 16) offer(sources[chance(sources.length)]);
        for (let size = reach; size >= 1; size >>= 1) {
          const right = scene.column[best] + chance(2 * size + 1) - size;
          const down = scene.row[best] + chance(2 * size + 1) - size;
          offerAt(right, down);
        }
        nearest[to] = best;
        cost[to] = least;
        if ((k & 4095) === 4095) yield;
      }
    },

    /** The best of all sources for a patch, of which only pixels with a weight count; for small scales. */
    best(to: number, weight: Float32Array): number {
      begin(to);
      let [found, fewest] = [sources[0], Number.POSITIVE_INFINITY];
      let total = 0;
      for (let v = 0; v < rows; v++) {
        for (let u = 0; u < across; u++) total += weight[(y - up + v) * width + x - left + u];
      }
      for (let k = 0; k < sources.length; k++) {
        const from = sources[k];
        let sum = extraOf(scene, field.usage, to, x, y, from) * total;
        for (let v = 0; v < rows && sum < fewest; v++) {
          const row = (y - up + v) * width + x - left;
          const other = from + (v - up) * sourceWidth - left;
          for (let u = 0; u < across; u++) {
            const share = weight[row + u];
            if (share === 0) continue;
            const [i, j] = [depth * (row + u), depth * (other + u)];
            for (let channel = 0; channel < depth; channel++) {
              const apart = a[i + channel] - b[j + channel];
              sum += share * apart * apart;
            }
          }
        }
        if (sum < fewest) {
          fewest = sum;
          found = from;
        }
      }
      return found;
    },
  };
}

export type Search = ReturnType<typeof searchOf>;

/** How often the sources around each one are used, per source, if all targets were shared out evenly at most once. */
function usageOf({ source, sources, targets, stride }: Scene, { nearest }: Field): Float32Array {
  const { width, height } = source;
  const uses = new Float32Array(width * height);
  for (let k = 0; k < targets.length; k++) {
    const from = nearest[targets[k] as number];
    if (from >= 0) uses[from] = uses[from] + 1;
  }
  const sums = boxSum(uses, width, height, 2);
  const fair = 25 * Math.max(1 / (stride * stride), targets.length / sources.length);
  return sums.map((sum) => sum / fair);
}
