/** A cut-out picture in the form that is placed: light times alpha, so that hidden colours never bleed in. */
import { linearOfByte } from "../../image/color";
import type { Rect } from "../../image/geometry";
import type { Planes, Raster } from "../../image/raster";

export interface Cutout {
  /** 4 planes: linear light of red, green and blue, times alpha; alpha in [0, 1]. */
  readonly light: Planes;
  /** Box of what can be seen. Empty if nothing can. */
  readonly box: Rect;
}

/** Fainter than this is not seen. */
const faintest = 0.05;

export function cutoutOf({ width, height, data: from }: Raster): Cutout {
  const count = width * height;
  const data = new Float32Array(4 * count);
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let i = 0; i < count; i++) {
    const alpha = from[4 * i + 3] / 255;
    for (let channel = 0; channel < 3; channel++) {
      data[channel * count + i] = linearOfByte[from[4 * i + channel]] * alpha;
    }
    data[3 * count + i] = alpha;
    if (alpha < faintest) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  const box: Rect =
    right > left ? { x: left, y: top, width: right - left, height: bottom - top } : { x: 0, y: 0, width: 0, height: 0 };
  return { light: { width, height, channels: 4, data }, box };
}
