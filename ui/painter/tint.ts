/** Coverage shown as a striped tint, so that what may change is told by pattern and not by colour alone. Pure. */
import type { Rect } from "../../models/image/geometry";
import type { Mask, Raster } from "../../models/image/raster";

/** Stripe period in mask pixels for a mask of this width, so stripes look alike at every preview size. */
export function stripesFor(width: number): number {
  return Math.max(4, Math.round(width / 48));
}

/** What may change, striped in pink; what stays (a background's subject), dotted in blue. */
export type Tint = "change" | "keep";

const colours: Readonly<Record<Tint, readonly [number, number, number]>> = {
  change: [255, 36, 189],
  keep: [0, 122, 255],
};

/** Straight-alpha RGBA of one part of the mask; alpha follows coverage. */
export function tinted(mask: Mask, part: Rect, period: number, tint: Tint = "change"): Raster {
  const [red, green, blue] = colours[tint];
  const half = period / 2;
  const data = new Uint8ClampedArray(part.width * part.height * 4);
  for (let y = 0; y < part.height; y++) {
    for (let x = 0; x < part.width; x++) {
      const coverage = mask.data[(part.y + y) * mask.width + part.x + x] ?? 0;
      if (coverage === 0) continue;
      const at = (y * part.width + x) * 4;
      const [column, row] = [part.x + x, part.y + y];
      const stripe = tint === "change" ? (column + row) % period < half : column % period < half && row % period < half;
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = (coverage * (stripe ? 150 : 84)) / 255;
    }
  }
  return { width: part.width, height: part.height, data };
}

/** A grey or alpha picture of coverage as a mask: grey counts where the picture is opaque. */
export function coverageOf(raster: Raster): Mask {
  const data = new Uint8Array(raster.width * raster.height);
  for (let i = 0; i < data.length; i++) {
    data[i] = ((raster.data[i * 4] ?? 0) * (raster.data[i * 4 + 3] ?? 0)) / 255;
  }
  return { width: raster.width, height: raster.height, data };
}
