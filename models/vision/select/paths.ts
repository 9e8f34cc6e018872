/** Distances over a picture that grow with what has to be crossed, by sweeping to and fro. */
import type { Size } from "../../image/geometry";
import type { Planes } from "../../image/raster";

/** Sweeps over the picture; each carries a distance across it once. More change little. */
const sweeps = 4;

/**
 * The least sum of colour differences (largest channel) and of `step` per pixel along a path from a seed
 * (geodesic distance). Seeds are where `isSeed` ≠ 0; Infinity everywhere if there is none.
 */
export function pathLength(picture: Planes, isSeed: Uint8Array, step: number): Float32Array<ArrayBuffer> {
  const { width, height, data, channels } = picture;
  const places = width * height;
  const length = startingAt(isSeed);
  sweep(picture, (at, from) => {
    let largest = 0;
    for (let c = 0; c < channels; c++) {
      const apart = Math.abs(data[c * places + at] - data[c * places + from]);
      if (apart > largest) largest = apart;
    }
    const through = length[from] + largest + step;
    if (through < length[at]) length[at] = through;
  });
  return length;
}

/**
 * The least range of values (largest less smallest, of the channel in which it is largest) along a path from a seed:
 * the minimum barrier distance, by Zhang et al. 2015, "Minimum Barrier Salient Object Detection at 80 FPS".
 */
export function barrier(picture: Planes, isSeed: Uint8Array): Float32Array<ArrayBuffer> {
  const { width, height, channels, data } = picture;
  const places = width * height;
  const most = new Float32Array(places);
  for (let c = 0; c < channels; c++) {
    const values = data.subarray(c * places, (c + 1) * places);
    const range = startingAt(isSeed);
    const highest = values.slice();
    const lowest = values.slice();
    sweep(picture, (at, from) => {
      if (range[from] === Number.POSITIVE_INFINITY) return;
      const value = values[at];
      const high = Math.max(highest[from], value);
      const low = Math.min(lowest[from], value);
      if (high - low < range[at]) {
        range[at] = high - low;
        highest[at] = high;
        lowest[at] = low;
      }
    });
    for (let i = 0; i < places; i++) most[i] = Math.max(most[i], range[i]);
  }
  return most;
}

/** 0 at the seeds, endless elsewhere. */
function startingAt(isSeed: Uint8Array): Float32Array<ArrayBuffer> {
  const length = new Float32Array(isSeed.length);
  for (let i = 0; i < length.length; i++) if (!isSeed[i]) length[i] = Number.POSITIVE_INFINITY;
  return length;
}

/** Calls `carry(place, neighbour)` for both neighbours already passed, from each corner in turn. */
function sweep({ width, height }: Size, carry: (at: number, from: number) => void): void {
  for (let turn = 0; turn < sweeps; turn++) {
    const across = turn & 1 ? -1 : 1;
    const down = turn === 1 || turn === 2 ? -1 : 1;
    for (let j = 0; j < height; j++) {
      const y = down > 0 ? j : height - 1 - j;
      for (let i = 0; i < width; i++) {
        const x = across > 0 ? i : width - 1 - i;
        const at = y * width + x;
        if (i > 0) carry(at, at - across);
        if (j > 0) carry(at, at - down * width);
      }
    }
  }
}
