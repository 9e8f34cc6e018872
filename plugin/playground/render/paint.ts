/** Paints onto a raster through a coverage mask, in bytes. Pure but for the target it writes to. */
import type { Mask, Raster } from "../../../models/image/raster";
import { apply, inverse, type Matrix } from "../document/matrix";
import { type Colour, sampleInto } from "./sample";

/** Source over target. Nothing covered stays as it is, and an opaque source is copied exactly. */
function over(target: Uint8ClampedArray, at: number, [r, g, b, a]: Colour, cover: number): void {
  const alpha = (a / 255) * cover;
  const under = (target[at + 3] ?? 0) / 255;
  // Even where nothing shows: an export keeps the colour under alpha 0.
  if (under === 0 && cover === 1) {
    target[at] = r;
    target[at + 1] = g;
    target[at + 2] = b;
    target[at + 3] = a;
    return;
  }
  if (alpha <= 0) return;
  const total = alpha + under * (1 - alpha);
  const mix = (source: number, old: number): number => (source * alpha + old * under * (1 - alpha)) / total;
  target[at] = mix(r, target[at] ?? 0);
  target[at + 1] = mix(g, target[at + 1] ?? 0);
  target[at + 2] = mix(b, target[at + 2] ?? 0);
  target[at + 3] = total * 255;
}

export function paintColour(target: Raster, mask: Mask, colour: Colour, opacity: number): void {
  for (let i = 0; i < mask.data.length; i++) {
    const cover = mask.data[i] ?? 0;
    if (cover > 0) over(target.data, i * 4, colour, (cover / 255) * opacity);
  }
}

/** `toTarget` maps the picture's pixels to the target's. Shrinking averages, so that nothing flickers. */
export function paintPicture(target: Raster, mask: Mask, picture: Raster, toTarget: Matrix, opacity: number): void {
  const back = inverse(toTarget);
  const [[a, c, e], [b, d, f]] = back;
  const across = Math.max(1, Math.ceil(Math.hypot(a, b) - 0.01));
  const down = Math.max(1, Math.ceil(Math.hypot(c, d) - 0.01));
  const colour: Colour = [0, 0, 0, 0];
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      const i = y * target.width + x;
      const cover = mask.data[i] ?? 0;
      if (cover === 0) continue;
      if (across === 1 && down === 1) {
        // Written out: this runs for every pixel of every export.
        sampleInto(colour, picture, a * (x + 0.5) + c * (y + 0.5) + e, b * (x + 0.5) + d * (y + 0.5) + f);
      } else average(colour, picture, back, x, y, across, down);
      over(target.data, i * 4, colour, (cover / 255) * opacity);
    }
  }
}

function average(out: Colour, picture: Raster, back: Matrix, x: number, y: number, across: number, down: number): void {
  const one: Colour = [0, 0, 0, 0];
  const sum: Colour = [0, 0, 0, 0];
  for (let j = 0; j < down; j++) {
    for (let i = 0; i < across; i++) {
      const at = apply(back, { x: x + (i + 0.5) / across, y: y + (j + 0.5) / down });
      sampleInto(one, picture, at.x, at.y);
      for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (one[k] ?? 0) * one[3];
      sum[3] += one[3];
    }
  }
  const weight = sum[3] || 1;
  out[0] = sum[0] / weight;
  out[1] = sum[1] / weight;
  out[2] = sum[2] / weight;
  out[3] = sum[3] / (across * down);
}
