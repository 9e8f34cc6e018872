/**
 * Big rasters made small without a long task: a band of rows at a time, a breath between bands.
 * (createImageBitmap copies and scales ImageData before it returns, so it would block as long as the whole job.)
 */
import type { Raster } from "../../models/image/raster";

/** Source pixels read between two breaths; a few milliseconds even before the code is compiled hot. */
const BAND = 120_000;

/** Scales so that the longest side is at most `longest`; the raster itself when it already fits. */
export async function shrunk(raster: Raster, longest: number, breathe: () => Promise<void>): Promise<Raster> {
  const ratio = Math.max(raster.width, raster.height) / longest;
  if (ratio <= 1) return raster;
  const width = Math.max(1, Math.round(raster.width / ratio));
  const height = Math.max(1, Math.round(raster.height / ratio));
  const data = new Uint8ClampedArray(width * height * 4);
  // At most 3 × 3 taps a pixel: enough against shimmer at preview size, bounded for huge pictures.
  const taps = Math.min(3, Math.ceil(ratio));
  const rows = Math.max(1, Math.floor(BAND / (width * taps * taps)));
  for (let top = 0; top < height; top += rows) {
    for (let y = top; y < Math.min(height, top + rows); y++) averageRow(raster, data, y, width, height, taps);
    await breathe();
  }
  return { width, height, data };
}

/** Averages weighted by alpha, so transparent pixels lend no colour to a soft edge. */
function averageRow(from: Raster, to: Uint8ClampedArray, y: number, width: number, height: number, taps: number): void {
  for (let x = 0; x < width; x++) {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let j = 0; j < taps; j++) {
      const row = Math.min(from.height - 1, Math.floor(((y + (j + 0.5) / taps) * from.height) / height));
      for (let i = 0; i < taps; i++) {
        const column = Math.min(from.width - 1, Math.floor(((x + (i + 0.5) / taps) * from.width) / width));
        const at = (row * from.width + column) * 4;
        const weight = from.data[at + 3] ?? 0;
        red += (from.data[at] ?? 0) * weight;
        green += (from.data[at + 1] ?? 0) * weight;
        blue += (from.data[at + 2] ?? 0) * weight;
        alpha += weight;
      }
    }
    const at = (y * width + x) * 4;
    if (alpha === 0) continue;
    to[at] = red / alpha;
    to[at + 1] = green / alpha;
    to[at + 2] = blue / alpha;
    to[at + 3] = alpha / (taps * taps);
  }
}
