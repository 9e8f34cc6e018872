/**
 * Colours as a mixture of five normal distributions with full covariance, as in GrabCut (Rother, Kolmogorov and Blake
 * 2004). A pixel belongs to the component that explains it best.
 */
import type { Planes } from "../../image/raster";
import { logarithm } from "../elementary";

const components = 5;
const rounds = 4;
/** Added to each variance, in squared bytes: noise, and so that a flat colour has one. */
const least = 12;
/** Most pixels a mixture is fitted to. */
const enough = 4000;

/** Negative log likelihood of a colour, up to a constant. */
export type Colours = (red: number, green: number, blue: number) => number;

/**
 * @param weight of each pixel, ≥ 0; 0 leaves it out
 * @returns null if no pixel counts
 */
export function coloursOf(picture: Planes, weight: Float32Array): Colours | null {
  const samples = sampled(picture, weight);
  const count = samples.weight.length;
  if (count === 0) return null;
  const owner = new Uint8Array(count);
  let parts = started(samples);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < count; i++) owner[i] = nearest(parts, samples, i);
    parts = fitted(samples, owner);
  }
  return (red, green, blue) => {
    let best = Number.POSITIVE_INFINITY;
    for (let k = 0; k < parts.length; k++) best = Math.min(best, cost(parts[k] as Part, red, green, blue));
    return best;
  };
}

interface Samples {
  readonly colour: Float32Array;
  readonly weight: Float32Array;
}

/**
 * A component as ten numbers, read in the innermost loop: mean red, green, blue; the inverse covariance's rr, rg, rb, gg,
 * gb, bb; half the log determinant less the log share.
 */
type Part = Float64Array;

function sampled({ width, height, data }: Planes, weight: Float32Array): Samples {
  const places = width * height;
  const used: number[] = [];
  for (let i = 0; i < places; i++) if (weight[i] > 0) used.push(i);
  const count = Math.min(enough, used.length);
  const colour = new Float32Array(3 * count);
  const weights = new Float32Array(count);
  for (let k = 0; k < count; k++) {
    const at = used[Math.floor((k * used.length) / count)];
    for (let c = 0; c < 3; c++) colour[3 * k + c] = data[c * places + at];
    weights[k] = weight[at];
  }
  return { colour, weight: weights };
}

/** Components around colours that lie far apart: each start is the sample farthest from those before. */
function started({ colour, weight }: Samples): readonly Part[] {
  const count = weight.length;
  const mean: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < count; i++) for (let c = 0; c < 3; c++) mean[c as 0] += colour[3 * i + c] / count;
  const far = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const starts = [mean];
  while (starts.length < components) {
    const last = starts[starts.length - 1] as [number, number, number];
    let best = 0;
    for (let i = 0; i < count; i++) {
      let apart = 0;
      for (let c = 0; c < 3; c++) {
        const difference = colour[3 * i + c] - last[c];
        apart += difference * difference;
      }
      far[i] = Math.min(far[i], apart);
      // Rare outliers make poor starts: doubtful pixels count less.
      if (far[i] * weight[i] > far[best] * weight[best]) best = i;
    }
    starts.push([colour[3 * best], colour[3 * best + 1], colour[3 * best + 2]]);
  }
  return starts.map((at) => Float64Array.of(...at, 1, 0, 0, 1, 0, 1, 0));
}

function nearest(parts: readonly Part[], { colour }: Samples, i: number): number {
  const red = colour[3 * i];
  const green = colour[3 * i + 1];
  const blue = colour[3 * i + 2];
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < parts.length; k++) {
    const value = cost(parts[k] as Part, red, green, blue);
    if (value >= lowest) continue;
    best = k;
    lowest = value;
  }
  return best;
}

function cost(part: Part, red: number, green: number, blue: number): number {
  const r = red - part[0];
  const g = green - part[1];
  const b = blue - part[2];
  const own = part[3] * r * r + part[6] * g * g + part[8] * b * b;
  const mixed = part[4] * r * g + part[5] * r * b + part[7] * g * b;
  return part[9] + 0.5 * own + mixed;
}

function fitted({ colour, weight }: Samples, owner: Uint8Array): readonly Part[] {
  const sums = Array.from({ length: components }, () => new Float64Array(10));
  let total = 0;
  for (let i = 0; i < owner.length; i++) {
    const w = weight[i];
    total += w;
    add(sums[owner[i]] as Float64Array, w, colour, 3 * i);
  }
  return sums.flatMap((sum) => {
    const [n = 0, r = 0, g = 0, b = 0, ...squares] = sum;
    if (n < total * 0.002) return [];
    const mean = [r / n, g / n, b / n] as const;
    const pairs = [0, 0, 0, 1, 1, 2].map((c, k) => mean[c as 0] * mean[[0, 1, 2, 1, 2, 2][k] as 0]);
    const spread = pairs.map((pair, k) => squares[k] / n - pair + ([0, 3, 5].includes(k) ? least : 0));
    const [rr = 1, rg = 0, rb = 0, gg = 1, gb = 0, bb = 1] = spread;
    const minors = [gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg] as const;
    const determinant = rr * minors[0] + rg * minors[1] + rb * minors[2];
    const inverse = [...minors, rr * bb - rb * rb, rg * rb - rr * gb, rr * gg - rg * rg].map((m) => m / determinant);
    return [Float64Array.of(...mean, ...inverse, 0.5 * logarithm(determinant) - logarithm(n / total))];
  });
}

/** Weighted count, sums and sums of products (rr, rg, rb, gg, gb, bb). */
function add(sum: Float64Array, w: number, colour: Float32Array, at: number): void {
  const r = colour[at];
  const g = colour[at + 1];
  const b = colour[at + 2];
  sum[0] = sum[0] + w;
  sum[1] = sum[1] + w * r;
  sum[2] = sum[2] + w * g;
  sum[3] = sum[3] + w * b;
  sum[4] = sum[4] + w * r * r;
  sum[5] = sum[5] + w * r * g;
  sum[6] = sum[6] + w * r * b;
  sum[7] = sum[7] + w * g * g;
  sum[8] = sum[8] + w * g * b;
  sum[9] = sum[9] + w * b * b;
}
