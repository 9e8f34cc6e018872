/** One colour of a picture at a place between its pixels. Pure. */
import type { Raster } from "../../../models/image/raster";

/** Straight-alpha RGBA, written by `sampleInto`. */
export type Colour = [number, number, number, number];

/**
 * The picture's colour at (x, y) in pixels, where (0.5, 0.5) is the middle of the first. On a pixel's middle it
 * is that pixel's very bytes, whatever its alpha; elsewhere it is interpolated with alpha as weight.
 */
export function sampleInto(out: Colour, { width, height, data }: Raster, x: number, y: number): void {
  const u = x - 0.5;
  const v = y - 0.5;
  const left = Math.floor(u + 1e-3);
  const top = Math.floor(v + 1e-3);
  const fx = Math.max(0, u - left);
  const fy = Math.max(0, v - top);
  if (fx < 2e-3 && fy < 2e-3) {
    const at = (within(top, height) * width + within(left, width)) * 4;
    for (let c = 0; c < 4; c++) out[c] = data[at + c] ?? 0;
    return;
  }
  let [r, g, b, a] = [0, 0, 0, 0];
  for (let dy = 0; dy < 2; dy++) {
    for (let dx = 0; dx < 2; dx++) {
      const at = (within(top + dy, height) * width + within(left + dx, width)) * 4;
      const weight = (dx === 1 ? fx : 1 - fx) * (dy === 1 ? fy : 1 - fy) * (data[at + 3] ?? 0);
      r += weight * (data[at] ?? 0);
      g += weight * (data[at + 1] ?? 0);
      b += weight * (data[at + 2] ?? 0);
      a += weight;
    }
  }
  out[0] = a > 0 ? r / a : 0;
  out[1] = a > 0 ? g / a : 0;
  out[2] = a > 0 ? b / a : 0;
  out[3] = a;
}

/** Beyond the border a picture goes on as its last pixel. */
function within(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
