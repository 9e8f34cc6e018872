import { frameOf, intersect, type Point, type Size, type SourceRect } from "./geometry";
import type { Raster } from "./raster";

/**
 * A new picture: `patch` laid over `original` at `at`, in bytes. Where the patch's alpha is 0 the original's four bytes
 * come back untouched, where it is 255 the patch's; between, straight-alpha "over" in sRGB values, as Figma, Photopea
 * and browsers compose layers. Parts of the patch outside the original are left out.
 */
export function composite(original: Raster, patch: Raster, at: SourceRect): Raster {
  const result = { width: original.width, height: original.height, data: original.data.slice() };
  compositeInto(result, patch, at);
  return result;
}

/** As `composite`, written into `target`. */
export function compositeInto(target: Raster, patch: Raster, at: SourceRect): void {
  const shared = intersect({ x: at.x, y: at.y, width: patch.width, height: patch.height }, frameOf(target));
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    let from = ((y - at.y) * patch.width + (shared.x - at.x)) * 4;
    let to = (y * target.width + shared.x) * 4;
    for (let x = 0; x < shared.width; x++, from += 4, to += 4) over(patch.data, from, target.data, to);
  }
}

/** The part of a picture inside `box` (integral, inside the picture). */
export function cutRaster(picture: Raster, box: SourceRect): Raster {
  const data = new Uint8ClampedArray(4 * box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = 4 * ((y + box.y) * picture.width + box.x);
    data.set(picture.data.subarray(from, from + 4 * box.width), 4 * y * box.width);
  }
  return { width: box.width, height: box.height, data };
}

function over(patch: Uint8ClampedArray, from: number, below: Uint8ClampedArray, to: number): void {
  const alpha = patch[from + 3];
  if (alpha === 0) return;
  const under = below[to + 3];
  // Weights in 1/255 of a byte, so that opaque on opaque is whole-number arithmetic.
  const ours = alpha * 255;
  const theirs = under * (255 - alpha);
  const sum = ours + theirs;
  for (let channel = 0; channel < 3; channel++) {
    const top = patch[from + channel];
    const bottom = below[to + channel];
    below[to + channel] = Math.round((top * ours + bottom * theirs) / sum);
  }
  below[to + 3] = Math.round(sum / 255);
}

/** A picture on a larger transparent canvas, in bytes, hidden colours included. @param at inside the canvas */
export function onCanvas(picture: Raster, canvas: Size, at: Point): Raster {
  const data = new Uint8ClampedArray(4 * canvas.width * canvas.height);
  for (let y = 0; y < picture.height; y++) {
    const row = picture.data.subarray(4 * y * picture.width, 4 * (y + 1) * picture.width);
    data.set(row, 4 * ((y + at.y) * canvas.width + at.x));
  }
  return { width: canvas.width, height: canvas.height, data };
}
