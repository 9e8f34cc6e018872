/** The figures of the evaluation, as functions of pictures and hits. */
import { random } from "../diffusion/random";
import type { Mask, Raster } from "../image/raster";

export interface Rate {
  readonly rate: number;
  /** Bootstrap 95 % interval over scenes. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Mean of values with a percentile bootstrap interval (Efron 1979), 2000 rounds, fixed seed. */
export function interval(values: readonly number[], rounds = 2000): Rate | null {
  const n = values.length;
  if (n === 0) return null;
  const draws = random(0);
  const means = Array.from({ length: rounds }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[Math.floor(draws.uniform() * n)];
    return sum / n;
  }).sort((a, b) => a - b);
  const at = (share: number): number => means[Math.round(share * (rounds - 1))];
  return { rate: mean(values), low: at(0.025), high: at(0.975), n };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Peak signal-to-noise ratio over the mask's pixels, dB; bytes. */
export function psnrInside(a: Raster, b: Raster, mask: Mask): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] < 128) continue;
    for (let channel = 0; channel < 3; channel++) {
      sum += (a.data[4 * i + channel] - b.data[4 * i + channel]) ** 2;
    }
    count += 3;
  }
  return 10 * Math.log10(255 ** 2 / Math.max(sum / count, 1e-9));
}

/**
 * Seam energy: mean absolute difference of neighbours on either side of the mask's edge, over the same mean on parallel
 * contours 4 to 8 pixels inside and outside. 1 = the edge cannot be told from the picture around it.
 */
export function seamRatio(picture: Raster, mask: Mask): number {
  const depth = signedDepth(mask, 9);
  const sums = { edge: 0, edgeCount: 0, near: 0, nearCount: 0 };
  const { width, height, data } = picture;
  const visit = (i: number, j: number): void => {
    const [a, b] = [depth[i], depth[j]];
    const isEdge = a > 0 !== b > 0;
    const far = Math.min(Math.abs(a), Math.abs(b));
    const isNear = !isEdge && a !== b && far >= 4 && far <= 8;
    if (!isEdge && !isNear) return;
    let step = 0;
    for (let channel = 0; channel < 3; channel++) {
      step += Math.abs(data[4 * i + channel] - data[4 * j + channel]);
    }
    if (isEdge) {
      sums.edge += step;
      sums.edgeCount++;
    } else {
      sums.near += step;
      sums.nearCount++;
    }
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (x + 1 < width) visit(i, i + 1);
      if (y + 1 < height) visit(i, i + width);
    }
  }
  if (sums.edgeCount === 0 || sums.nearCount === 0) return Number.NaN;
  return sums.edge / sums.edgeCount / Math.max(sums.near / sums.nearCount, 0.5);
}

/** Steps to the mask's edge in a 4-neighbourhood: 1, 2, … inside, −1, −2, … outside, at most `reach`. */
function signedDepth({ width, height, data }: Mask, reach: number): Int8Array {
  const inside = Uint8Array.from(data, (value) => Number(value > 127));
  const depth = new Int8Array(data.length);
  let ring: number[] = [];
  const neighbours = (i: number): number[] => {
    const x = i % width;
    return [
      ...(x > 0 ? [i - 1] : []),
      ...(x + 1 < width ? [i + 1] : []),
      ...(i >= width ? [i - width] : []),
      ...(i + width < width * height ? [i + width] : []),
    ];
  };
  for (let i = 0; i < data.length; i++) {
    if (neighbours(i).some((j) => inside[j] !== inside[i])) {
      depth[i] = inside[i] === 1 ? 1 : -1;
      ring.push(i);
    }
  }
  for (let step = 2; step <= reach; step++) {
    const next: number[] = [];
    for (const i of ring) {
      for (const j of neighbours(i)) {
        if (depth[j] !== 0 || inside[j] !== inside[i]) continue;
        depth[j] = inside[j] === 1 ? step : -step;
        next.push(j);
      }
    }
    ring = next;
  }
  for (let i = 0; i < data.length; i++) if (depth[i] === 0) depth[i] = inside[i] === 1 ? 100 : -100;
  return depth;
}
