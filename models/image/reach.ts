import type { Rect, Size } from "./geometry";
import type { Mask, Planes } from "./raster";

/**
 * One plane, 1 where a new pixel touches any coverage above 0, else 0. Conservative on purpose: averaging would lose
 * thin strokes, and a model pixel counted as known must contain no pixel that may change.
 */
export function reachedBy(mask: Mask, region: Rect, size: Size): Planes {
  const most = strongest(mask, region, size);
  return { ...most, data: most.data.map((coverage) => (coverage > 0 ? 1 : 0)) };
}

/** One plane in [0, 1]: the largest coverage among the pixels a new pixel touches; thin strokes keep theirs. */
export function strongest(mask: Mask, region: Rect, size: Size): Planes {
  const columns = touched(mask.width, region.x, region.width, size.width);
  const rows = touched(mask.height, region.y, region.height, size.height);
  const narrow = new Uint8Array(size.width * mask.height);
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < size.width; x++) {
      let most = 0;
      const end = columns[2 * x + 1];
      for (let at = columns[2 * x]; at <= end; at++) {
        most = Math.max(most, mask.data[y * mask.width + at]);
      }
      narrow[y * size.width + x] = most;
    }
  }
  const data = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let at = rows[2 * y]; at <= rows[2 * y + 1]; at++) {
      for (let x = 0; x < size.width; x++) {
        const to = y * size.width + x;
        data[to] = Math.max(data[to], narrow[at * size.width + x] / 255);
      }
    }
  }
  return { width: size.width, height: size.height, channels: 1, data };
}

/** First and last input pixel each new pixel overlaps; outside the input, the edge pixel. */
function touched(input: number, start: number, length: number, count: number): Int32Array {
  const ranges = new Int32Array(count * 2);
  const scale = length / count;
  for (let i = 0; i < count; i++) {
    const begin = start + i * scale;
    const first = Math.floor(begin);
    const last = Math.max(first, Math.ceil(begin + scale) - 1);
    ranges[2 * i] = Math.min(Math.max(first, 0), input - 1);
    ranges[2 * i + 1] = Math.min(Math.max(last, 0), input - 1);
  }
  return ranges;
}
