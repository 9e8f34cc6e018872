/** Square neighbourhoods of single planes, by rows and then by columns. Outside the plane there is nothing. */
import type { Size } from "./geometry";

/** The mean of each pixel's (2·radius + 1)² neighbourhood. */
export function boxMean(values: Float32Array, { width, height }: Size, radius: number): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(values.length);
  for (let y = 0; y < height; y++) meanAlong(values, rows, y * width, 1, width, radius);
  const all = new Float32Array(values.length);
  for (let x = 0; x < width; x++) meanAlong(rows, all, x, width, height, radius);
  return all;
}

function meanAlong(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
): void {
  let sum = 0;
  for (let i = 0; i < Math.min(count, radius); i++) sum += from[start + i * step];
  for (let i = 0; i < count; i++) {
    if (i + radius < count) sum += from[start + (i + radius) * step];
    if (i - radius - 1 >= 0) sum -= from[start + (i - radius - 1) * step];
    to[start + i * step] = sum / (Math.min(count - 1, i + radius) - Math.max(0, i - radius) + 1);
  }
}

/** Grey closing: dark places narrower than the window take the level of what is around them (Serra 1982). */
export function closing(values: Float32Array, size: Size, radius: number): Float32Array<ArrayBuffer> {
  return folded(folded(values, size, radius, Math.max), size, radius, Math.min);
}

function folded(
  values: Float32Array,
  { width, height }: Size,
  radius: number,
  fold: (a: number, b: number) => number,
): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(values.length);
  for (let y = 0; y < height; y++) foldAlong(values, rows, y * width, 1, width, radius, fold);
  const all = new Float32Array(values.length);
  for (let x = 0; x < width; x++) foldAlong(rows, all, x, width, height, radius, fold);
  return all;
}

function foldAlong(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
  fold: (a: number, b: number) => number,
): void {
  for (let i = 0; i < count; i++) {
    let found = from[start + i * step];
    for (let j = Math.max(0, i - radius); j <= Math.min(count - 1, i + radius); j++) {
      found = fold(found, from[start + j * step]);
    }
    to[start + i * step] = found;
  }
}
