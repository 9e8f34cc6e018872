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
function planAxis(
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
      weight[i * taps + tap] = weight[i * taps + tap] / sum;
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

/** Takes one finished row: `width` values of each channel, channel after channel. The array is used again. */
export type TakeRow = (y: number, line: Float32Array) => void;

/**
 * Resamples rows along both axes and hands them out from top to bottom. Columns first, so each input row is read once
 * and no picture of the larger size is ever held as floats. Values keep the reader's range.
 */
export function resampleRows(rows: Rows, columns: Axis, lines: Axis, take: TakeRow): void {
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
  acrossRows(narrow, top, channels * width, lines, take);
}

/** `resampleRows`, all rows kept as planes. */
function resampledPlanes(rows: Rows, columns: Axis, lines: Axis): Planes {
  const { channels } = rows;
  const width = columns.count;
  const height = lines.count;
  const data = new Float32Array(channels * width * height);
  resampleRows(rows, columns, lines, (y, line) => {
    for (let channel = 0; channel < channels; channel++) {
      data.set(line.subarray(channel * width, (channel + 1) * width), (channel * height + y) * width);
    }
  });
  return { width, height, channels, data };
}

function span(axis: Axis): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = 0; i < axis.index.length; i++) {
    const at = axis.index[i];
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
      sum += line[offset + index[entry]] * weight[entry];
    }
    out[at + i] = sum;
  }
}

/** `narrow` holds rows of `length` values from row `top` on. */
function acrossRows(narrow: Float32Array, top: number, length: number, axis: Axis, take: TakeRow): void {
  const { count, taps, index, weight } = axis;
  const line = new Float32Array(length);
  for (let y = 0; y < count; y++) {
    if (taps === 6) {
      sixRows(narrow, top, axis, y, line);
      take(y, line);
      continue;
    }
    line.fill(0);
    for (let tap = 0; tap < taps; tap++) {
      const share = weight[y * taps + tap];
      if (share === 0) continue;
      const row = (index[y * taps + tap] - top) * length;
      for (let i = 0; i < length; i++) {
        line[i] = line[i] + narrow[row + i] * share;
      }
    }
    take(y, line);
  }
}

/** One row of an enlarged picture, all six taps in one pass: the loop that large pictures spend their time in. */
function sixRows(narrow: Float32Array, top: number, { index, weight }: Axis, y: number, line: Float32Array): void {
  const length = line.length;
  const row = (tap: number): Float32Array => {
    const start = (index[6 * y + tap] - top) * length;
    return narrow.subarray(start, start + length);
  };
  const share = (tap: number): number => weight[6 * y + tap];
  const [a, b, c, d, e, f] = [row(0), row(1), row(2), row(3), row(4), row(5)];
  const [u, v, w, x, z, q] = [share(0), share(1), share(2), share(3), share(4), share(5)];
  for (let i = 0; i < length; i++) {
    line[i] = a[i] * u + b[i] * v + c[i] * w + d[i] * x + e[i] * z + f[i] * q;
  }
}

/** The region of `planes` (its pixels, may be fractional) at a new size. Values are averaged as they are. */
export function resamplePlanes(planes: Planes, region: Rect, size: Size): Planes {
  return resampledPlanes(planeRows(planes), ...planAxes(planes, region, size));
}

/** As `resamplePlanes`, handed out row by row. */
export function resamplePlaneRows(planes: Planes, region: Rect, size: Size, take: TakeRow): void {
  resampleRows(planeRows(planes), ...planAxes(planes, region, size), take);
}

/** Both axes of a resampling; see `planAxis`. */
export function planAxes(
  input: Size,
  region: Rect,
  size: Size,
  enlarge: "sharp" | "linear" = "sharp",
): readonly [columns: Axis, lines: Axis] {
  return [
    planAxis(input.width, region.x, region.width, size.width, enlarge),
    planAxis(input.height, region.y, region.height, size.height, enlarge),
  ];
}

function planeRows({ width, height, channels, data }: Planes): Rows {
  return {
    channels,
    read(y, first, count, line) {
      for (let channel = 0; channel < channels; channel++) {
        const start = (channel * height + y) * width + first;
        line.set(data.subarray(start, start + count), channel * count);
      }
    },
  };
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
  const data = new Uint8Array(size.width * size.height);
  resampleRows(rows, ...planAxes(mask, region, size, "linear"), (y, line) => {
    const start = y * size.width;
    for (let x = 0; x < size.width; x++) {
      const value = line[x];
      data[start + x] = value > 0 ? Math.max(1, Math.min(255, Math.round(value))) : 0;
    }
  });
  return { width: size.width, height: size.height, data };
}
