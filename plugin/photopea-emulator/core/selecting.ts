/** Pixel selections: how much of each pixel of the canvas is selected. */
import type { Rect, Size } from "../../../models/image/geometry";
import { maskBounds } from "../../../models/image/mask";
import type { Mask, Raster } from "../../../models/image/raster";
import { over } from "./flatten";

/** A rectangle with an edge softened over `feather` pixels; null when nothing is left of it. */
export function rectangleSelection({ width, height }: Size, rect: Rect, feather: number): Mask | null {
  let values = new Float32Array(width * height);
  const [left, top] = [Math.max(0, Math.round(rect.x)), Math.max(0, Math.round(rect.y))];
  const right = Math.min(width, Math.round(rect.x + rect.width));
  const bottom = Math.min(height, Math.round(rect.y + rect.height));
  for (let y = top; y < bottom; y++) values.fill(255, y * width + left, y * width + Math.max(left, right));
  const radius = Math.round(feather / 2);
  for (let pass = 0; pass < 3 && radius > 0; pass++) {
    values = blurred(values, height, width, width, 1, radius);
    values = blurred(values, width, height, 1, width, radius);
  }
  return orNone({ width, height, data: Uint8Array.from(values, Math.round) });
}

/** The mask, or null when it selects nothing. */
export function orNone(mask: Mask): Mask | null {
  return mask.data.some((value) => value > 0) ? mask : null;
}

/** A running mean over 2 · radius + 1 values along one axis; three of them are close to a Gaussian. */
function blurred(
  values: Float32Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    const at = (i: number): number => (i < 0 || i >= length ? 0 : (values[line * lineStep + i * step] ?? 0));
    let sum = 0;
    for (let i = -radius; i < radius; i++) sum += at(i);
    for (let i = 0; i < length; i++) {
      sum += at(i + radius);
      out[line * lineStep + i * step] = Math.max(0, sum / (2 * radius + 1));
      sum -= at(i - radius);
    }
  }
  return out;
}

/** The smallest box around what is selected at all. */
export function boundsOfSelection(mask: Mask): Rect {
  return maskBounds(mask);
}

/** Paints a colour as far as pixels are selected, on a plane of the mask's size. */
export function fill(plane: Raster, mask: Mask, colour: readonly [number, number, number]): Raster {
  const data = plane.data.slice();
  const paint = Uint8ClampedArray.of(...colour, 0);
  mask.data.forEach((value, i) => {
    paint[3] = value;
    if (value > 0) over(data, i * 4, paint, 0, 1);
  });
  return { ...plane, data };
}

/** The part that is not wholly transparent, and where it lies. */
export function trimmed(plane: Raster): { readonly raster: Raster; readonly x: number; readonly y: number } {
  const alpha = Uint8Array.from({ length: plane.width * plane.height }, (_, i) => plane.data[i * 4 + 3] ?? 0);
  const { x, y, width, height } = maskBounds({ width: plane.width, height: plane.height, data: alpha });
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((row + y) * plane.width + x) * 4;
    data.set(plane.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { raster: { width, height, data }, x, y };
}
