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
    for (const part of parts) best = Math.min(best, cost(part, red, green, blue));
    return best;
  };
}

interface Samples {
  readonly colour: Float32Array;
  readonly weight: Float32Array;
}

interface Part {
  readonly mean: readonly [number, number, number];
  /** Upper triangle of the inverse covariance: rr, rg, rb, gg, gb, bb. */
  readonly inverse: readonly [number, number, number, number, number, number];
  /** Half the log determinant less the log share. */
  readonly base: number;
}

function sampled({ width, height, data }: Planes, weight: Float32Array): Samples {
  const places = width * height;
  const used: number[] = [];
  for (let i = 0; i < places; i++) if ((weight[i] as number) > 0) used.push(i);
  const count = Math.min(enough, used.length);
  const colour = new Float32Array(3 * count);
  const weights = new Float32Array(count);
  for (let k = 0; k < count; k++) {
    const at = used[Math.floor((k * used.length) / count)] as number;
    for (let c = 0; c < 3; c++) colour[3 * k + c] = data[c * places + at] as number;
    weights[k] = weight[at] as number;
  }
  return { colour, weight: weights };
}

/** Components around colours that lie far apart: each start is the sample farthest from those before. */
function started({ colour, weight }: Samples): readonly Part[] {
  const count = weight.length;
  const mean: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < count; i++) for (let c = 0; c < 3; c++) mean[c as 0] += (colour[3 * i + c] as number) / count;
  const far = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const starts = [mean];
  while (starts.length < components) {
    const last = starts[starts.length - 1] as [number, number, number];
    let best = 0;
    for (let i = 0; i < count; i++) {
      let apart = 0;
      for (let c = 0; c < 3; c++) {
        const difference = (colour[3 * i + c] as number) - (last[c] as number);
        apart += difference * difference;
      }
      far[i] = Math.min(far[i] as number, apart);
      // Rare outliers make poor starts: doubtful pixels count less.
      if ((far[i] as number) * (weight[i] as number) > (far[best] as number) * (weight[best] as number)) best = i;
    }
    starts.push([colour[3 * best] as number, colour[3 * best + 1] as number, colour[3 * best + 2] as number]);
  }
  return starts.map((at) => ({ mean: at, inverse: [1, 0, 0, 1, 0, 1], base: 0 }));
}

function nearest(parts: readonly Part[], { colour }: Samples, i: number): number {
  let best = 0;
  let least_ = Number.POSITIVE_INFINITY;
  for (let k = 0; k < parts.length; k++) {
    const value = cost(
      parts[k] as Part,
      colour[3 * i] as number,
      colour[3 * i + 1] as number,
      colour[3 * i + 2] as number,
    );
    if (value < least_) [best, least_] = [k, value];
  }
  return best;
}

function cost({ mean, inverse, base }: Part, red: number, green: number, blue: number): number {
  const [r, g, b] = [red - mean[0], green - mean[1], blue - mean[2]];
  const [rr, rg, rb, gg, gb, bb] = inverse;
  return base + 0.5 * (rr * r * r + gg * g * g + bb * b * b) + rg * r * g + rb * r * b + gb * g * b;
}

function fitted({ colour, weight }: Samples, owner: Uint8Array): readonly Part[] {
  const sums = Array.from({ length: components }, () => new Float64Array(10));
  let total = 0;
  for (let i = 0; i < owner.length; i++) {
    const sum = sums[owner[i] as number] as Float64Array;
    const w = weight[i] as number;
    total += w;
    const [r, g, b] = [colour[3 * i] as number, colour[3 * i + 1] as number, colour[3 * i + 2] as number];
    [1, r, g, b, r * r, r * g, r * b, g * g, g * b, b * b].forEach((value, k) => {
      sum[k] = (sum[k] as number) + w * value;
    });
  }
  return sums.flatMap((sum) => {
    const [n, r, g, b, ...squares] = sum as unknown as [number, number, number, number, ...number[]];
    if (n < total * 0.002) return [];
    const mean: [number, number, number] = [r / n, g / n, b / n];
    const pairs = [mean[0] * mean[0], mean[0] * mean[1], mean[0] * mean[2], mean[1] * mean[1], mean[1] * mean[2], mean[2] * mean[2]];
    const c = pairs.map((pair, k) => (squares[k] as number) / n - pair + ([0, 3, 5].includes(k) ? least : 0));
    const [rr, rg, rb, gg, gb, bb] = c as [number, number, number, number, number, number];
    const minors: [number, number, number] = [gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg];
    const determinant = rr * minors[0] + rg * minors[1] + rb * minors[2];
    const inverse = [...minors, rr * bb - rb * rb, rg * rb - rr * gb, rr * gg - rg * rg].map((m) => m / determinant);
    return [{ mean, inverse: inverse as unknown as Part["inverse"], base: 0.5 * logarithm(determinant) - logarithm(n / total) }];
  });
}
