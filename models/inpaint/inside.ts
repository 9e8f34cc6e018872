/** Continuing a picture where its frame reaches beyond it. */
import type { Rect } from "../image/geometry";
import type { Planes } from "../image/raster";
import { continued } from "./continued";

/**
 * As `continued`, but only what lies inside counts as known: beyond, a picture's edge pixels are repeated, and pieces of
 * those are streaks.
 * @param inside whole pixels, inside the planes; the planes themselves unless given
 * @returns the picture, exactly, where the mask is 0; beyond `inside` a filled edge is repeated
 */
export function continuedInside(picture: Planes, mask: Planes, inside: Rect | undefined, seed: number): Planes {
  if (inside === undefined || (inside.width === picture.width && inside.height === picture.height)) {
    return continued(picture, mask, seed);
  }
  const filled = continued(cut(picture, inside), cut(mask, inside), seed);
  const count = picture.width * picture.height;
  const data = picture.data.slice();
  for (let i = 0; i < data.length; i++) {
    const at = i % count;
    if (mask.data[at] === 0) continue;
    const x = within(at % picture.width, inside.x, inside.width);
    const y = within(Math.floor(at / picture.width), inside.y, inside.height);
    data[i] = filled.data[(Math.floor(i / count) * inside.height + y) * inside.width + x];
  }
  return { ...picture, data };
}

function cut(planes: Planes, { x, y, width, height }: Rect): Planes {
  const size = width * height;
  const at = (i: number): number => {
    const row = y + Math.floor((i % size) / width);
    return (Math.floor(i / size) * planes.height + row) * planes.width + x + (i % width);
  };
  const data = Float32Array.from({ length: planes.channels * size }, (_, i) => planes.data[at(i)]);
  return { width, height, channels: planes.channels, data };
}

/** The nearest place inside, counted from where that begins. */
function within(at: number, start: number, length: number): number {
  return Math.min(length - 1, Math.max(0, at - start));
}
