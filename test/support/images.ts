/** Small pictures and masks for tests. */
import { random } from "../../models/diffusion/random";
import type { Rect, Size } from "../../models/image/geometry";
import { uniformMask } from "../../models/image/mask";
import type { Mask, Raster } from "../../models/image/raster";

export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

export function picture(width: number, height: number, pixel: (x: number, y: number) => Pixel): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(pixel(x, y), (y * width + x) * 4);
  }
  return { width, height, data };
}

/** Every byte random; alpha too, unless opaque. */
export function noisePicture({ width, height }: Size, seed: number, opaque = true): Raster {
  const source = random(seed);
  const byte = () => Math.floor(source.uniform() * 256);
  return picture(width, height, () => [byte(), byte(), byte(), opaque ? 255 : byte()]);
}

/** A smooth picture: resampling hardly changes it. */
export function slopePicture(width: number, height: number): Raster {
  return picture(width, height, (x, y) => [(255 * x) / width, (255 * y) / height, 128, 255]);
}

export function maskOf({ width, height }: Size, coverage: (x: number, y: number) => number): Mask {
  const mask = uniformMask({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) mask.data[y * width + x] = coverage(x, y);
  }
  return mask;
}

export function boxMask(size: Size, box: Rect): Mask {
  return maskOf(size, (x, y) =>
    x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height ? 255 : 0,
  );
}

/** A disk with a soft rim of one pixel. */
export function diskMask(size: Size, x: number, y: number, radius: number): Mask {
  return maskOf(size, (column, row) => {
    const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
    return Math.round(255 * Math.min(1, Math.max(0, radius - distance + 0.5)));
  });
}

export function pixelAt(image: Raster, x: number, y: number): readonly number[] {
  const at = (y * image.width + x) * 4;
  return [...image.data.subarray(at, at + 4)];
}
