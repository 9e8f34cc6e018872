/**
 * What speaks for a pixel belonging to the thing that was clicked: how much it resembles the click and differs from
 * what surely lies outside, in colour and in the network's features, and what lies between.
 */
import type { Point, Size } from "../../image/geometry";
import type { Planes } from "../../image/raster";
import { boxMean } from "../../image/window";
import { barrier, pathLength } from "./paths";
import { type Prepared, stretched } from "./prepared";

/** Numbers for each pixel; see `cuesOf`. */
export const cueCount = 17;
/** How many of the outside's most similar places a place is compared with. */
const neighbours = 4;
/** Most places outside that others are compared with, spread evenly: enough to know a background. */
const compared = 200;

/** What surely lies outside, and all that follows from it alone; one for many clicks. */
export interface Outside {
  readonly unlike8: Float32Array;
  readonly unlike16: Float32Array;
  readonly barrier: Float32Array;
  readonly path: Float32Array;
  readonly featurePath: Float32Array;
}

/** @param isOutside of each pixel of the working size: ≠ 0 where it surely lies outside; at least one must be */
export function outsideOf({ work, features }: Prepared, isOutside: Uint8Array): Outside {
  const [f8, f16] = features;
  const smooth = smoothed(work);
  const outside8 = shrunk(isOutside, work, f8);
  return {
    unlike8: stretched(unlike(f8, outside8), work),
    unlike16: stretched(unlike(f16, shrunk(isOutside, work, f16)), work),
    barrier: barrier(smooth, isOutside),
    path: pathLength(smooth, isOutside, 0.5),
    featurePath: stretched(plane(f8, featurePath(f8, outside8)), work),
  };
}

/** Every second working pixel of every second row: cues change slowly, and colours and edges decide in the end. */
export function cueGrid({ width, height }: Size): Size {
  return { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
}

/**
 * `cueCount` numbers for each place of `cueGrid`, place after place, each about 0 to 1.
 * @param click in working pixels, inside the picture
 */
export function cuesOf(prepared: Prepared, outside: Outside, click: Point): Float32Array<ArrayBuffer> {
  const { work, features } = prepared;
  const { width, height } = work;
  const places = width * height;
  const x = Math.min(width - 1, Math.max(0, Math.floor(click.x)));
  const y = Math.min(height - 1, Math.max(0, Math.floor(click.y)));
  const seed = new Uint8Array(places);
  seed[y * width + x] = 1;
  const smooth = smoothed(work);
  const like = features.map((planes) => stretched(plane(planes, likeness(planes, work, { x, y })), work));
  const [f8] = features;
  const seed8 = new Uint8Array(f8.width * f8.height);
  seed8[placeOf(f8, work, { x, y })] = 1;
  const near = stretched(plane(f8, featurePath(f8, seed8)), work);
  const path = pathLength(smooth, seed, 0.5);
  const wall = barrier(smooth, seed);
  const from = y * width + x;
  const colour = [0, 1, 2].map((c) => smooth.data[c * places + from]);
  const side = Math.max(width, height);
  const grid = cueGrid(work);
  const cues = new Float32Array(grid.width * grid.height * cueCount);
  const cap = (value: number): number => Math.min(1.5, value);
  for (let k = 0, at = 0; k < grid.width * grid.height; k++, at += cueCount) {
    const u = 2 * (k % grid.width);
    const v = 2 * Math.floor(k / grid.width);
    const i = v * width + u;
    const dx = u - x;
    const dy = v - y;
    let apart = 0;
    for (let c = 0; c < 3; c++) apart += Math.abs(smooth.data[c * places + i] - colour[c]);
    cues[at] = (like[0] as Float32Array)[i] as number;
    cues[at + 1] = (like[1] as Float32Array)[i] as number;
    cues[at + 2] = (like[2] as Float32Array)[i] as number;
    cues[at + 3] = cap(apart / 300);
    cues[at + 4] = cap(path[i] / 500);
    cues[at + 5] = cap(near[i] / 2);
    cues[at + 6] = Math.sqrt(dx * dx + dy * dy) / side;
    cues[at + 7] = outside.unlike8[i];
    cues[at + 8] = outside.unlike16[i];
    cues[at + 9] = cap(outside.barrier[i] / 255);
    cues[at + 10] = cap(wall[i] / 255);
    cues[at + 11] = cap(outside.featurePath[i] / 2);
    cues[at + 12] = cap(outside.path[i] / 500);
    cues[at + 13] = outside.unlike8[from];
    cues[at + 14] = cap(outside.barrier[from] / 255);
    cues[at + 15] = cap(outside.featurePath[from] / 2);
    cues[at + 16] = cap(outside.path[from] / 500);
  }
  return cues;
}

function smoothed(work: Planes): Planes {
  const places = work.width * work.height;
  const data = new Float32Array(work.data.length);
  for (let c = 0; c < work.channels; c++) {
    data.set(boxMean(work.data.subarray(c * places, (c + 1) * places), work, 1), c * places);
  }
  return { ...work, data };
}

function plane({ width, height }: Size, data: Float32Array): Planes {
  return { width, height, channels: 1, data: data as Float32Array<ArrayBuffer> };
}

/** Index of the place that a working pixel lies in. */
function placeOf(grid: Size, work: Size, { x, y }: Point): number {
  const across = Math.min(grid.width - 1, Math.floor(((x + 0.5) * grid.width) / work.width));
  const down = Math.min(grid.height - 1, Math.floor(((y + 0.5) * grid.height) / work.height));
  return down * grid.width + across;
}

/** Where a place's middle is marked; the whole rim if no middle is. */
function shrunk(isMarked: Uint8Array, work: Size, grid: Size): Uint8Array {
  const marked = new Uint8Array(grid.width * grid.height);
  let any = false;
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      // The rim of the working picture is one pixel wide; the rim of the grid stands for it.
      const onRim = (at: number, side: number): number => (at === 0 ? 0 : at === side - 1 ? 1 : (at + 0.5) / side);
      const u = Math.min(work.width - 1, Math.floor(onRim(x, grid.width) * work.width));
      const v = Math.min(work.height - 1, Math.floor(onRim(y, grid.height) * work.height));
      if (!isMarked[v * work.width + u]) continue;
      marked[y * grid.width + x] = 1;
      any = true;
    }
  }
  if (!any) for (let i = 0; i < grid.width; i++) marked[i] = 1;
  return marked;
}

/** Cosine of every place's features with those at the click. */
function likeness(grid: Planes, work: Size, click: Point): Float32Array {
  const places = grid.width * grid.height;
  const from = placeOf(grid, work, click);
  return cosines(grid, from, places);
}

function cosines({ channels, data }: Planes, from: number, places: number): Float32Array {
  const sums = new Float32Array(places);
  for (let c = 0; c < channels; c++) {
    const value = data[c * places + from];
    if (value === 0) continue;
    for (let i = 0; i < places; i++) sums[i] = sums[i] + value * data[c * places + i];
  }
  return sums;
}

/** 1 less the mean cosine with the most similar places outside. */
function unlike(grid: Planes, isOutside: Uint8Array): Planes {
  const places = grid.width * grid.height;
  const best = Array.from({ length: neighbours }, () => new Float32Array(places).fill(-1));
  for (const from of spread(isOutside)) {
    const like = cosines(grid, from, places);
    for (let i = 0; i < places; i++) {
      if (i === from) continue;
      let value = like[i];
      for (const kept of best) {
        const other = kept[i];
        if (value <= other) continue;
        kept[i] = value;
        value = other;
      }
    }
  }
  const data = new Float32Array(places);
  for (let i = 0; i < places; i++) {
    let sum = 0;
    for (const kept of best) sum += kept[i];
    data[i] = 1 - sum / neighbours;
  }
  return { width: grid.width, height: grid.height, channels: 1, data };
}

/** At most `compared` of the marked places, in order. */
function spread(isMarked: Uint8Array): readonly number[] {
  const all = Array.from(isMarked.keys()).filter((at) => isMarked[at]);
  const count = Math.min(compared, all.length);
  return Array.from({ length: count }, (_, k) => all[Math.floor((k * all.length) / count)]);
}

/** Sum of unlikeness (1 - cosine) along the best path from a marked place. */
function featurePath(grid: Planes, isSeed: Uint8Array): Float32Array {
  const { width, height, channels, data } = grid;
  const places = width * height;
  const step = (a: number, b: number): number => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += data[c * places + a] * data[c * places + b];
    return 1 - sum;
  };
  const right = new Float32Array(places);
  const down = new Float32Array(places);
  for (let i = 0; i < places; i++) {
    if (i % width < width - 1) right[i] = step(i, i + 1);
    if (i + width < places) down[i] = step(i, i + width);
  }
  const length = Float32Array.from(isSeed, (seed) => (seed ? 0 : 1e9));
  const relax = (at: number, from: number, cost: number): void => {
    const through = length[from] + cost;
    if (through < length[at]) length[at] = through;
  };
  for (let turn = 0; turn < 4; turn++) {
    for (let k = 0; k < places; k++) {
      const i = turn & 1 ? places - 1 - k : k;
      if (i % width > 0) relax(i, i - 1, right[i - 1]);
      if (i % width < width - 1) relax(i, i + 1, right[i]);
      if (i >= width) relax(i, i - width, down[i - width]);
      if (i + width < places) relax(i, i + width, down[i]);
    }
  }
  return length;
}
