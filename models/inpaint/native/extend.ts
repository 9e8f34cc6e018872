/**
 * A picture continued beyond its borders at its own scale: in hops outwards, each completed from what is known behind it
 * (`completeReduced`). Pieces are never turned or mirrored. Left and right come first, then top and bottom over the whole new
 * width, so corners are theirs. What an earlier hop made is used again only where nothing else fits.
 */
import type { Mask, Planes, Raster } from "../../image/raster";
import type { CompletionStep } from "./complete";
import { completeReduced } from "./reduced";

export interface ExtensionJob {
  readonly picture: Raster;
  /** Pixels to add on each side, whole, ≥ 0. */
  readonly sides: Readonly<Record<Side, number>>;
  /** Unsigned 32-bit integer. */
  readonly seed: number;
  /** 1 plane, the picture's size: 0 = never copied (recognised things), 1 = gladly, between = where nothing else fits. */
  readonly allowed?: Planes | null;
}

export interface ExtensionStep extends CompletionStep {
  /** The hop at work: what its preview shows, and what of that is new. In pixels of the extended picture. */
  readonly window: Box;
  readonly area: Box;
}

export type Side = "left" | "right" | "top" | "bottom";

/** A hop is at most this share of what is known behind it, and at most so many pixels. */
const mostShare = 0.6;
const mostHop = 512;
/** So much is looked at behind a hop's border at most, pixels. */
const mostBehind = 800;
/** How gladly what a hop made is used by the next. */
const madeWeight = 0.5;
/** In a strip beside a picture, what lies at another height is dearer by this than in a hole; and the other way round. */
const along = 5;

/**
 * Yields as `complete` does; previews are of the hop at work.
 * @returns the extended picture: the old one at (left, top), its bytes as they were; null where nothing may be used
 */
export function* extended(job: ExtensionJob): Generator<ExtensionStep, Raster | null> {
  const { picture, sides, seed } = job;
  const [width, height] = [picture.width + sides.left + sides.right, picture.height + sides.top + sides.bottom];
  const canvas: Raster = { width, height, data: new Uint8ClampedArray(4 * width * height) };
  const weights: Planes = { width, height, channels: 1, data: new Float32Array(width * height) };
  for (let y = 0; y < picture.height; y++) {
    const to = (y + sides.top) * width + sides.left;
    const from = y * picture.width;
    canvas.data.set(picture.data.subarray(4 * from, 4 * (from + picture.width)), 4 * to);
    for (let x = 0; x < picture.width; x++) weights.data[to + x] = job.allowed ? job.allowed.data[from + x] : 1;
  }
  const hops = hopsOf(picture, sides);
  for (const [index, { window, area, isAcross }] of hops.entries()) {
    const hole: Mask = {
      width: window.width,
      height: window.height,
      data: new Uint8Array(window.width * window.height),
    };
    for (let y = area.y; y < area.y + area.height; y++) {
      const from = (y - window.y) * window.width + area.x - window.x;
      hole.data.fill(255, from, from + area.width);
    }
    const run = completeReduced({
      picture: cut(canvas, window),
      hole,
      allowed: cutPlane(weights, window),
      seed: (seed + index) >>> 0,
      distance: isAcross ? { sideways: 1, upright: along } : { sideways: along, upright: 1 },
    });
    let next = run.next();
    for (; !next.done; next = run.next())
      yield { ...next.value, done: (index + next.value.done) / hops.length, window, area };
    if (next.value === null) return null;
    for (let y = area.y; y < area.y + area.height; y++) {
      const from = (y - window.y) * window.width + area.x - window.x;
      const to = y * width + area.x;
      canvas.data.set(next.value.data.subarray(4 * from, 4 * (from + area.width)), 4 * to);
      weights.data.fill(madeWeight, to, to + area.width);
    }
  }
  return canvas;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface NativeHop {
  /** What is looked at, and what in it is new; pixels of the extended picture. */
  readonly window: Box;
  readonly area: Box;
  readonly isAcross: boolean;
}

function hopsOf({ width, height }: Raster, { left, right, top, bottom }: ExtensionJob["sides"]): readonly NativeHop[] {
  const hops: NativeHop[] = [];
  const wide = left + width + right;
  // What is known of a row grows outwards from `start`, `size` pixels long, by `amount`.
  const outwards = (
    start: number,
    size: number,
    amount: number,
    isAfter: boolean,
    hop: (at: Outward) => void,
  ): void => {
    const most = Math.max(1, Math.min(mostHop, Math.floor(mostShare * size)));
    const count = Math.ceil(amount / most);
    for (let k = 0; k < count; k++) {
      const [near, far] = [Math.round((k * amount) / count), Math.round(((k + 1) * amount) / count)];
      const behind = Math.min(size + near, mostBehind);
      const at = isAfter ? start + size + near : start - far;
      const first = isAfter ? at - behind : at;
      hop({ at, thick: far - near, first, length: behind + far - near });
    }
  };
  const beside = ({ at, thick, first, length }: Outward): void => {
    const rows = { y: top, height };
    hops.push({ isAcross: true, area: { x: at, width: thick, ...rows }, window: { x: first, width: length, ...rows } });
  };
  const above = ({ at, thick, first, length }: Outward): void => {
    const columns = { x: 0, width: wide };
    hops.push({
      isAcross: false,
      area: { y: at, height: thick, ...columns },
      window: { y: first, height: length, ...columns },
    });
  };
  outwards(left, width, left, false, beside);
  outwards(left, width, right, true, beside);
  outwards(top, height, top, false, above);
  outwards(top, height, bottom, true, above);
  return hops;
}

interface Outward {
  /** First new pixel and how many are new; first pixel looked at and how many. */
  readonly at: number;
  readonly thick: number;
  readonly first: number;
  readonly length: number;
}

function cut({ data, width }: Raster, box: Box): Raster {
  const part = new Uint8ClampedArray(4 * box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = 4 * ((y + box.y) * width + box.x);
    part.set(data.subarray(from, from + 4 * box.width), 4 * y * box.width);
  }
  return { width: box.width, height: box.height, data: part };
}

function cutPlane({ data, width }: Planes, box: Box): Planes {
  const part = new Float32Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (y + box.y) * width + box.x;
    part.set(data.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, channels: 1, data: part };
}
