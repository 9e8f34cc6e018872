/** Coverage masks: where they come from, how they combine, what they cover. */
import { isEmpty, type Size, type SourceRect } from "./geometry";
import type { Mask, Raster } from "./raster";

/** A mask of one value; 0 = keep everything (the default), 255 = change everything. */
export function uniformMask(size: Size, coverage = 0): Mask {
  const data = new Uint8Array(size.width * size.height);
  if (coverage !== 0) data.fill(coverage);
  return { width: size.width, height: size.height, data };
}

/** Coverage = the picture's alpha. */
export function maskFromAlpha(picture: Raster): Mask {
  const mask = uniformMask(picture);
  for (let i = 0, at = 3; i < mask.data.length; i++, at += 4) mask.data[i] = picture.data[at];
  return mask;
}

/** Coverage = brightness times alpha: white = may change, black or transparent = keep. Weights of ITU-R BT.709 on sRGB bytes. */
export function maskFromLuminance(picture: Raster): Mask {
  const mask = uniformMask(picture);
  const from = picture.data;
  for (let i = 0, at = 0; i < mask.data.length; i++, at += 4) {
    const red = from[at];
    const green = from[at + 1];
    const blue = from[at + 2];
    // Weights in 1/65536, summing to 65536, so that white is exactly 255.
    const luminance = (13933 * red + 46871 * green + 4732 * blue) / 65536;
    mask.data[i] = Math.round((luminance * from[at + 3]) / 255);
  }
  return mask;
}

/** Coverage the other way round: what may change stays, and what stays may change. */
export function invertedMask(mask: Mask): Mask {
  return { width: mask.width, height: mask.height, data: mask.data.map((value) => 255 - value) };
}

/**
 * The larger coverage of all masks at each pixel.
 * @throws RangeError if the sizes differ or there is none.
 */
export function unionMasks(masks: readonly Mask[]): Mask {
  const [first, ...others] = masks;
  if (first === undefined) throw new RangeError("unionMasks needs at least one mask.");
  const data = first.data.slice();
  for (const mask of others) {
    if (mask.width !== first.width || mask.height !== first.height) {
      throw new RangeError("unionMasks needs masks of one size.");
    }
    for (let i = 0; i < data.length; i++) {
      const value = mask.data[i];
      if (value > data[i]) data[i] = value;
    }
  }
  return { width: first.width, height: first.height, data };
}

/** The smallest rectangle around every pixel with coverage above 0; empty (width 0) if there is none. */
export function maskBounds(mask: Mask): SourceRect {
  const { width, height, data } = mask;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let x = 0;
    while (x < width && data[start + x] === 0) x++;
    if (x === width) continue;
    if (x < left) left = x;
    let last = width - 1;
    // Only what could widen the box is looked at from the right.
    while (last > right && last > x && data[start + last] === 0) last--;
    if (last > right) right = last;
    if (top === height) top = y;
    bottom = y;
  }
  if (bottom < 0) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Coverage stretched so that its largest value is 255: a region marked with a half-transparent shape is still the
 * whole region. A mask without coverage, or already reaching 255, is returned as it is.
 */
export function normalizedMask(mask: Mask): Mask {
  let largest = 0;
  for (let i = 0; i < mask.data.length; i++) {
    const value = mask.data[i];
    if (value > largest) largest = value;
    if (largest === 255) return mask;
  }
  if (largest === 0) return mask;
  const data = new Uint8Array(mask.data.length);
  // Any coverage stays coverage: 1 never rounds to 0 because the factor is above 1.
  for (let i = 0; i < data.length; i++) data[i] = Math.round((mask.data[i] * 255) / largest);
  return { width: mask.width, height: mask.height, data };
}

/** The part of `mask` inside `box` (integral); outside the mask it is 0. */
export function cutMask(mask: Mask, box: SourceRect): Mask {
  const cut = uniformMask({ width: Math.max(0, box.width), height: Math.max(0, box.height) });
  const left = Math.max(0, box.x);
  const right = Math.min(mask.width, box.x + box.width);
  if (isEmpty(box) || right <= left) return cut;
  for (let y = Math.max(0, box.y); y < Math.min(mask.height, box.y + box.height); y++) {
    const row = mask.data.subarray(y * mask.width + left, y * mask.width + right);
    cut.data.set(row, (y - box.y) * cut.width + (left - box.x));
  }
  return cut;
}
