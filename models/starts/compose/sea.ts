/**
 * Boats of the library's renders float in a strip of flat blue sea. On a real lake that strip is a blue block: the
 * water is the picture's own business. The hull ends where the highest wave stood, and is mirrored below (afloat.ts).
 */
import type { Raster } from "../../image/raster";
import { afloat } from "./afloat";

/** The renders' sea, lit from above; bytes. Its faint rim has been spoilt by compression. */
const isSea = (red: number, green: number, blue: number, alpha: number): boolean =>
  alpha < solid
    ? blue - red > 60 && blue > green
    : red < 125 && green > 125 && green < 195 && blue > 215 && blue - red > 115;
const solid = 250;
/** Fainter than this is no part of the strip; bytes of alpha. */
const seen = 128;
/** How far the waves' soft edge reaches into the hull, pixels. */
const soft = 2;

/**
 * @param picture with alpha, as decoded
 * @returns the same without what is sea from the lowest row up; a blue thing that the sea does not touch stays. Pixels
 *   that are part sea keep the hull's share, in the hull's colour
 */
export function withoutSea(picture: Raster): Raster {
  const { width, height } = picture;
  const data = picture.data.slice();
  const sea = flooded(picture);
  for (let i = 0; i < width * height; i++) if (sea[i] === 1) data[4 * i + 3] = 0;
  for (const i of edge(sea, width, height)) {
    const share = hullShare(picture, sea, i);
    if (share === null) continue;
    for (let channel = 0; channel < 3; channel++) data[4 * i + channel] = share.colour[channel];
    data[4 * i + 3] = picture.data[4 * i + 3] * share.of;
  }
  return { width, height, data };
}

/** The same, afloat on other water: its hull ends where the highest wave stood. */
export function onOtherWater(picture: Raster): Raster {
  return afloat(withoutSea(picture), surfaceOf(picture));
}

/** Row of the sea's surface below each column's hull; -1 where none stands on it. */
function surfaceOf(picture: Raster): readonly number[] {
  const { width, height, data } = picture;
  const sea = flooded(picture);
  return Array.from({ length: width }, (_, x) => {
    let y = 0;
    while (y < height && sea[y * width + x] === 0) y++;
    const hull = (y - soft - 1) * width + x;
    return y < height && hull >= 0 && data[4 * hull + 3] > seen ? y - soft : -1;
  });
}

/** 1 = sea that hangs together with the lowest row there is. */
function flooded({ width, height, data }: Raster): Uint8Array {
  const found = new Uint8Array(width * height);
  const isOpen = (i: number): boolean =>
    found[i] === 0 && data[4 * i + 3] > 0 && isSea(data[4 * i], data[4 * i + 1], data[4 * i + 2], data[4 * i + 3]);
  let lowest = height - 1;
  const hasAny = (y: number): boolean => {
    for (let x = 0; x < width; x++) if (data[4 * (y * width + x) + 3] > seen) return true;
    return false;
  };
  while (lowest > 0 && !hasAny(lowest)) lowest--;
  const open: number[] = [];
  for (let x = 0; x < width; x++) open.push(lowest * width + x, Math.min(height - 1, lowest + 1) * width + x);
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    if (!isOpen(i)) continue;
    found[i] = 1;
    const x = i % width;
    if (x > 0) open.push(i - 1);
    if (x < width - 1) open.push(i + 1);
    if (i >= width) open.push(i - width);
    if (i < width * (height - 1)) open.push(i + width);
  }
  return found;
}

/** What is not sea and at most `soft` pixels from it. */
function edge(sea: Uint8Array, width: number, height: number): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < sea.length; i++) {
    if (sea[i] === 1) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    let isNear = false;
    for (let v = Math.max(0, y - soft); v <= Math.min(height - 1, y + soft) && !isNear; v++) {
      for (let u = Math.max(0, x - soft); u <= Math.min(width - 1, x + soft) && !isNear; u++) {
        isNear = sea[v * width + u] === 1;
      }
    }
    if (isNear) found.push(i);
  }
  return found;
}

/**
 * How much of a pixel is hull, and the hull's colour: the pixel lies between the sea's colour beside it and that of what
 * stands a little higher. Null where nothing stands there.
 */
function hullShare({ width, data }: Raster, sea: Uint8Array, i: number) {
  const below = nextTo(i, width, (at) => sea[at] === 1);
  const above = i - (soft + 1) * width;
  if (below === null) return null;
  // The wave's crest against the air, or hull that is all sea's edge.
  if (above < 0 || sea[above] === 1 || data[4 * above + 3] < seen) {
    return { of: 0, colour: [0, 0, 0] };
  }
  const at = (pixel: number, channel: number): number => data[4 * pixel + channel];
  let [along, length] = [0, 0];
  for (let channel = 0; channel < 3; channel++) {
    const step = at(above, channel) - at(below, channel);
    along += step * (at(i, channel) - at(below, channel));
    length += step * step;
  }
  const of = length === 0 ? 1 : Math.min(1, Math.max(0, along / length));
  return { of, colour: of > 0.95 ? [at(i, 0), at(i, 1), at(i, 2)] : [at(above, 0), at(above, 1), at(above, 2)] };
}

/** The nearest pixel downwards, or to a side, for which something is true. */
function nextTo(i: number, width: number, is: (at: number) => boolean): number | null {
  for (let step = 1; step <= soft; step++) {
    for (const at of [i + step * width, i - step, i + step, i - step * width]) if (at >= 0 && is(at)) return at;
  }
  return null;
}
