/** How sharp a place of a photograph is: the blur of its clearest edges. */
import type { Rect } from "../../image/geometry";
import type { Raster } from "../../image/raster";

/** Of the slopes, from the steepest: edges between things, not the drift of the sky. */
const clearest = 0.02;
/** Fewer clear edges say nothing. */
const faintest = 6;

/**
 * A step edge blurred with standard deviation σ changes over two pixels by erf-shaped shares of its height: the change
 * over six pixels divided by that over two tells σ (values of the normal distribution, worked out once).
 */
const ratios: readonly (readonly [ratio: number, sigma: number])[] = [
  [1.0, 0.3],
  [1.05, 0.5],
  [1.24, 0.75],
  [1.46, 1],
  [1.83, 1.5],
  [2.24, 2],
  [2.59, 3],
  [2.75, 4],
];

/**
 * @param beside the place; edges within its size of it count
 * @returns σ in pixels, 0.3 to 4; 0.6 where there is no clear edge
 */
export function blurAround(picture: Raster, beside: Rect): number {
  const { width, height, data } = picture;
  const reach = Math.max(32, 0.6 * Math.max(beside.width, beside.height));
  const left = Math.max(3, Math.floor(beside.x - reach));
  const top = Math.max(3, Math.floor(beside.y - reach));
  const right = Math.min(width - 4, Math.ceil(beside.x + beside.width + reach));
  const bottom = Math.min(height - 4, Math.ceil(beside.y + beside.height + reach));
  const grey = (i: number): number => 0.3 * data[4 * i] + 0.6 * data[4 * i + 1] + 0.1 * data[4 * i + 2];
  const step = Math.max(1, Math.floor(Math.sqrt(((right - left) * (bottom - top)) / 60_000)));
  const found: { readonly slope: number; readonly wide: number }[] = [];
  for (let y = top; y <= bottom; y += step)
    for (let x = left; x <= right; x += step) {
      if (x >= beside.x && x < beside.x + beside.width && y >= beside.y && y < beside.y + beside.height) continue;
      const i = y * width + x;
      for (const stride of [1, width]) {
        const slope = Math.abs(grey(i + stride) - grey(i - stride));
        if (slope < faintest) continue;
        // Only where the slope is steepest: the middle of an edge.
        if (slope < Math.abs(grey(i + 2 * stride) - grey(i)) || slope < Math.abs(grey(i) - grey(i - 2 * stride)))
          continue;
        found.push({ slope, wide: Math.abs(grey(i + 3 * stride) - grey(i - 3 * stride)) });
      }
    }
  if (found.length < 40) return 0.6;
  found.sort((a, b) => b.slope - a.slope);
  const best = found.slice(0, Math.max(20, Math.floor(clearest * found.length)));
  const all = best.map(({ slope, wide }) => wide / slope).sort((a, b) => a - b);
  const ratio = all[Math.floor(all.length / 2)];
  for (let k = 1; k < ratios.length; k++) {
    const [low, high] = [ratios[k - 1] as readonly [number, number], ratios[k] as readonly [number, number]];
    if (ratio > high[0]) continue;
    const share = Math.max(0, (ratio - low[0]) / (high[0] - low[0]));
    return low[1] + share * (high[1] - low[1]);
  }
  return 4;
}
