/** Which colours the subject and the old background have around a place: a few clusters each, by cells of the picture. */
import type { Size, SourceRect } from "./geometry";
import type { Raster } from "./raster";

/** Clusters of one side; each takes five numbers: red, green, blue, mean squared distance from them (of 3 · 255²), pixels. */
export type Clusters = Float64Array;
export const clusterSize = 5;

/** Most clusters of a side, most pixels looked at for them, and fewest that say anything. */
const [most, samples, fewest] = [6, 360, 6];
/** A cluster this even (of 3 · 255²) is not split. */
const even = 60;

/**
 * @param sure the box's size: how sure a pixel belongs to the side, 0 = not at all; around each cell the surest count
 * @param side of a cell, pixels; a place knows its cell and the eight around it
 * @returns the clusters at a place of the box, the same array for the same cell; empty where none of the side is near
 */
export function colourModels(
  source: Raster,
  box: SourceRect,
  sure: Uint8Array,
  side: number,
): (x: number, y: number) => Clusters {
  const grid: Size = { width: Math.ceil(box.width / side), height: Math.ceil(box.height / side) };
  const known = new Map<number, Clusters>();
  return (x, y) => {
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    const key = row * grid.width + column;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const around = {
      left: Math.max(0, (column - 1) * side),
      top: Math.max(0, (row - 1) * side),
      right: Math.min(box.width, (column + 2) * side),
      bottom: Math.min(box.height, (row + 2) * side),
    };
    const clusters = clustered(source, surest(box, sure, around), box);
    known.set(key, clusters);
    return clusters;
  };
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels of the box, the surest of the window, thinned evenly. */
function surest(box: SourceRect, sure: Uint8Array, { left, top, right, bottom }: Window): readonly number[] {
  const counts = new Int32Array(256);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const value = sure[y * box.width + x];
      counts[value] = counts[value] + 1;
    }
  }
  let level = 255;
  while (level > 0 && counts[level] < fewest) level--;
  if (level === 0) return [];
  const step = Math.max(1, Math.floor(counts[level] / samples));
  const found: number[] = [];
  let count = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (sure[y * box.width + x] === level && count++ % step === 0) found.push(y * box.width + x);
    }
  }
  return found;
}

/** Split at the mean of the channel that varies most, the least even cluster first (as Heckbert 1982 divides a palette). */
function clustered({ width, data }: Raster, pixels: readonly number[], box: SourceRect): Clusters {
  const colours = pixels.map((i) => {
    const at = 4 * ((Math.floor(i / box.width) + box.y) * width + (i % box.width) + box.x);
    return [data[at], data[at + 1], data[at + 2]] as const;
  });
  if (colours.length === 0) return new Float64Array(0);
  let parts = [described(colours)];
  while (parts.length < most) {
    const worst = parts.reduce((a, b) => (b.varies * b.members.length > a.varies * a.members.length ? b : a));
    if (worst.varies < even) break;
    const { channel, mean, members } = worst;
    const low = members.filter((colour) => colour[channel] <= mean[channel]);
    const high = members.filter((colour) => colour[channel] > mean[channel]);
    if (low.length === 0 || high.length === 0) break;
    parts = [...parts.filter((part) => part !== worst), described(low), described(high)];
  }
  // A stray pixel or two are no colour of a side.
  const kept = parts.filter(({ members }) => members.length >= Math.min(3, colours.length));
  return Float64Array.from(kept.flatMap(({ mean, varies, members }) => [...mean, varies, members.length]));
}

type Colour = readonly [number, number, number];

function described(members: readonly Colour[]) {
  const mean = [0, 0, 0];
  const squares = [0, 0, 0];
  for (let channel = 0; channel < 3; channel++) {
    for (const colour of members) mean[channel] = mean[channel] + colour[channel];
    mean[channel] = mean[channel] / members.length;
    for (const colour of members) {
      const apart = colour[channel] - mean[channel];
      squares[channel] = squares[channel] + apart * apart;
    }
  }
  const [red, green, blue] = squares as [number, number, number];
  const channel = red >= green && red >= blue ? 0 : green >= blue ? 1 : 2;
  return { members, mean, channel, varies: (red + green + blue) / members.length };
}
