/** What hangs together. Pure. */
import type { Mask } from "../../models/image/raster";
import { BAND, type Sliced } from "./sliced";

/** The part of `free` (pixels above 0) that hangs together with the seed by its four neighbours. */
export function* connected(free: Mask, seed: number): Sliced<Mask> {
  const { width, height, data } = free;
  const region = new Uint8Array(width * height);
  if (data[seed] === 0) return { width, height, data: region };
  const waiting = new Int32Array(width * height);
  let count = 0;
  const visit = (at: number): void => {
    if (region[at] !== 0 || data[at] === 0) return;
    region[at] = 255;
    waiting[count++] = at;
  };
  visit(seed);
  let steps = 0;
  while (count > 0) {
    const at = waiting[--count] as number;
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < (height - 1) * width) visit(at + width);
    if (++steps % BAND === 0) yield;
  }
  return { width, height, data: region };
}
