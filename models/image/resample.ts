/**
 * Separable resampling of a region to a new size. Shrinking averages the exact area each new pixel covers; enlarging
 * uses Keys' six-tap cubic convolution (Keys 1981, eq. 25: third-order, Lanczos3's support and sharpness), which is a
 * polynomial and so gives the same bits on every machine. Outside the input the edge pixels are repeated.
 */
import type { Rect, Size } from "./geometry";
import type { Mask, Planes } from "./raster";

/** For each new pixel of one axis, `taps` input pixels and their weights (sum 1). */
export interface Axis {
  readonly count: number;
  readonly taps: number;
  readonly index: Int32Array;
  readonly weight: Float32Array;
}

/**
 * @param input length of the input in pixels
 * @param start where the region begins, input pixels; may be fractional or outside
 * @param length of the region, input pixels, > 0
 * @param count new pixels over the region
 * @param enlarge how to enlarge: "sharp" (six taps, overshoots) or "linear" (two taps, for masks)
 */
export function planAxis(
  input: number,
  start: number,
  length: number,
  count: number,
  enlarge: "sharp" | "linear" = "sharp",
): Axis {
  const scale = length / count;
  const shrinks = scale > 1 || (scale === 1 && Number.isInteger(start));
  const radius = enlarge === "sharp" ? 3 : 1;
  const kernel = enlarge === "sharp" ? keysWeight : linearWeight;
  const taps = shrinks ? Math.ceil(scale) + 1 : 2 * radius;
  const index = new Int32Array(count * taps);
  const weight = new Float32Array(count * taps);
  for (let i = 0; i < count; i++) {
    const begin = start + i * scale;
    const end = begin + scale;
    const middle = begin + scale / 2 - 0.5;
    const first = shrinks ? Math.floor(begin) : Math.floor(middle) - radius + 1;
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const at = first + tap;
      const share = shrinks ? Math.max(0, Math.min(end, at + 1) - Math.max(begin, at)) : kernel(Math.abs(middle - at));
      index[i * taps + tap] = Math.min(Math.max(at, 0), input - 1);
      weight[i * taps + tap] = share;
      sum += share;
    }
    for (let tap = 0; tap < taps; tap++) {
      weight[i * taps + tap] = (weight[i * taps + tap] as number) / sum;
    }
  }
  return { count, taps, index, weight };
}

function linearWeight(distance: number): number {
  return Math.max(0, 1 - distance);
}

function keysWeight(distance: number): number {
  const x = distance;
  if (x < 1) return ((4 * x - 7) * x * x) / 3 + 1;
  if (x < 2) return ((-7 * x + 36) * x * x - 59 * x + 30) / 12;
  if (x < 3) return ((x - 8) * x * x + 21 * x - 18) / 12;
  return 0;
}

/** Anything readable row by row: writes `count` values of each channel, beginning at column `first`, channel after channel. */
export interface Rows {
  readonly channels: number;
  read(y: number, first: number, count: number, line: Float32Array): void;
}

/** Resamples rows along both axes; columns first, so each input row is read once. Values keep the reader's range. */
export function resampleRows(rows: Rows, columns: Axis, lines: Axis): Planes {
  const { channels } = rows;
  const [left, right] = span(columns);
  const [top, bottom] = span(lines);
  const width = columns.count;
  const count = right - left + 1;
  const line = new Float32Array(count * channels);
  const narrow = new Float32Array(width * (bottom - top + 1) * channels);
  for (let y = top; y <= bottom; y++) {
    rows.read(y, left, count, line);
    const start = (y - top) * channels * width;
    for (let channel = 0; channel < channels; channel++) {
      alongRow(line, channel * count - left, columns, narrow, start + channel * width);
    }
  }
  return acrossRows(narrow, top, channels, width, lines);
}

function span(axis: Axis): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = 0; i < axis.index.length; i++) {
    const at = axis.index[i] as number;
    if (at < low) low = at;
    if (at > high) high = at;
  }
  return [low, high];
}

function alongRow(line: Float32Array, offset: number, axis: Axis, out: Float32Array, at: number): void {
  const { count, taps, index, weight } = axis;
  for (let i = 0, entry = 0; i < count; i++) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap++, entry++) {
      sum += (line[offset + (index[entry] as number)] as number) * (weight[entry] as number);
    }
    out[at + i] = sum;
  }
}

/** `narrow` holds rows from `top` on, each row channel after channel. */
function acrossRows(narrow: Float32Array, top: number, channels: number, width: number, axis: Axis): Planes {
  const { count, taps, index, weight } = axis;
  const data = new Float32Array(channels * count * width);
  for (let y = 0; y < count; y++) {
    for (let tap = 0; tap < taps; tap++) {
      const share = weight[y * taps + tap] as number;
      if (share === 0) continue;
      const row = ((index[y * taps + tap] as number) - top) * channels * width;
      for (let channel = 0; channel < channels; channel++) {
        const from = row + channel * width;
        const to = (channel * count + y) * width;
        for (let x = 0; x < width; x++) {
          data[to + x] = (data[to + x] as number) + (narrow[from + x] as number) * share;
        }
      }
    }
  }
  return { width, height: count, channels, data };
}

/** The region of `planes` (its pixels, may be fractional) at a new size. Values are averaged as they are. */
export function resamplePlanes(planes: Planes, region: Rect, size: Size): Planes {
  const { width, height, channels, data } = planes;
  const rows: Rows = {
    channels,
    read(y, first, count, line) {
      for (let channel = 0; channel < channels; channel++) {
        const start = (channel * height + y) * width + first;
        line.set(data.subarray(start, start + count), channel * count);
      }
    },
  };
  return resampleRows(
    rows,
    planAxis(width, region.x, region.width, size.width),
    planAxis(height, region.y, region.height, size.height),
  );
}

/**
 * The region of a mask at a new size, coverage averaged by area (linear). Coverage above 0 never rounds to 0, so thin
 * strokes stay; for what may change at all see `reachedBy`.
 */
export function resampleMask(mask: Mask, region: Rect, size: Size): Mask {
  const rows: Rows = {
    channels: 1,
    read(y, first, count, line) {
      const start = y * mask.width + first;
      line.set(mask.data.subarray(start, start + count));
    },
  };
  const planes = resampleRows(
    rows,
    planAxis(mask.width, region.x, region.width, size.width, "linear"),
    planAxis(mask.height, region.y, region.height, size.height, "linear"),
  );
  const data = new Uint8Array(size.width * size.height);
  for (let i = 0; i < data.length; i++) {
    const value = planes.data[i] as number;
    data[i] = value > 0 ? Math.max(1, Math.min(255, Math.round(value))) : 0;
  }
  return { width: size.width, height: size.height, data };
}

/**
 * One plane, 1 where a new pixel touches any coverage above 0, else 0. Conservative on purpose: averaging would lose
 * thin strokes, and a model pixel counted as known must contain no pixel that may change.
 */
export function reachedBy(mask: Mask, region: Rect, size: Size): Planes {
  const columns = touched(mask.width, region.x, region.width, size.width);
  const rows = touched(mask.height, region.y, region.height, size.height);
  const narrow = new Uint8Array(size.width * mask.height);
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const end = columns[2 * x + 1] as number;
      for (let at = columns[2 * x] as number; at <= end; at++) {
        if (mask.data[y * mask.width + at] === 0) continue;
        narrow[y * size.width + x] = 1;
        break;
      }
    }
  }
  const data = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let at = rows[2 * y] as number; at <= (rows[2 * y + 1] as number); at++) {
      for (let x = 0; x < size.width; x++) {
        if (narrow[at * size.width + x] === 1) data[y * size.width + x] = 1;
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
