/**
 * Regions between edges: a ball rolls from the clicked pixel wherever it fits between the edges, so it does not leak
 * through their gaps (the trapped ball of Zhang et al. 2009, "Vectorizing Cartoon Animations"). Pure.
 */
import type { Mask, Raster } from "../../models/image/raster";
import { connected } from "./flood";
import { BAND, type Sliced } from "./sliced";

/** 255 where there is no edge, else 0. */
export type Barriers = Mask;

/** Half the ball's width: gaps of up to twice this are closed. */
const BALL = 2;
/** Around the clicked pixel even what no ball reaches is taken, as far as this. */
const NEAR = 6;

/**
 * Free and edge pixels: an edge is where the picture, smoothed against grain, changes by more than `limit` levels
 * from one side of a pixel to the other in any channel.
 */
export function* edgesOf(picture: Raster, limit: number): Sliced<Barriers> {
  const { width, height } = picture;
  const smooth = yield* smoothed(picture);
  const free = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - 1) * width;
    const down = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      const left = (y * width + Math.max(0, x - 1)) * 4;
      const right = (y * width + Math.min(width - 1, x + 1)) * 4;
      const change = Math.max(difference(smooth, left, right), difference(smooth, (up + x) * 4, (down + x) * 4));
      free[y * width + x] = change > limit ? 0 : 255;
    }
    if ((y * width) % BAND < width) yield;
  }
  return { width, height, data: free };
}

function difference(data: Uint8ClampedArray, a: number, b: number): number {
  let most = 0;
  for (let c = 0; c < 4; c++) most = Math.max(most, Math.abs((data[a + c] as number) - (data[b + c] as number)));
  return most;
}

/** Binomial 3 × 3, edge pixels repeated. */
function* smoothed({ width, height, data }: Raster): Sliced<Uint8ClampedArray> {
  const across = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const before = x > 0 ? at - 4 : at;
      const after = x < width - 1 ? at + 4 : at;
      for (let c = 0; c < 4; c++) {
        across[at + c] =
          ((data[before + c] as number) + 2 * (data[at + c] as number) + (data[after + c] as number)) / 4;
      }
    }
    if ((y * width) % BAND < width) yield;
  }
  const both = new Uint8ClampedArray(data.length);
  const line = width * 4;
  for (let y = 0; y < height; y++) {
    const before = y > 0 ? -line : 0;
    const after = y < height - 1 ? line : 0;
    for (let i = y * line; i < (y + 1) * line; i++) {
      both[i] = ((across[i + before] as number) + 2 * (across[i] as number) + (across[i + after] as number)) / 4;
    }
    if ((y * width) % BAND < width) yield;
  }
  return both;
}

/** Every pixel a square ball covers on its way from the seed, the edge around it, and the seed's near surroundings. */
export function* trappedBall(free: Barriers, seed: number): Sliced<Mask> {
  const { width, height } = free;
  const fits = yield* squareMinimum(free, BALL);
  const [sx, sy] = [seed % width, Math.floor(seed / width)];
  // All middles whose ball covers the seed: as edges get weaker these only become more, so the region only grows.
  const starts: number[] = [];
  for (let y = Math.max(0, sy - BALL); y <= Math.min(height - 1, sy + BALL); y++) {
    for (let x = Math.max(0, sx - BALL); x <= Math.min(width - 1, sx + BALL); x++) starts.push(y * width + x);
  }
  const middles = new Uint8Array(width * height);
  for (const start of starts) {
    if (fits.data[start] === 0 || middles[start] !== 0) continue;
    const part = yield* connected(fits, start);
    for (let i = 0; i < middles.length; i++) middles[i] = (middles[i] as number) | (part.data[i] as number);
    yield;
  }
  const rolledOver = yield* squareMaximum({ width, height, data: middles }, BALL);
  for (const near of yield* nearby(free, seed)) rolledOver.data[near] = 255;
  rolledOver.data[seed] = 255;
  // One pixel more, for the near half of the edge itself.
  return yield* squareMaximum(rolledOver, 1);
}

/** Free pixels that hang together with the seed inside a small window around it. */
function* nearby({ width, height, data }: Barriers, seed: number): Sliced<readonly number[]> {
  const [sx, sy] = [seed % width, Math.floor(seed / width)];
  const left = Math.max(0, sx - NEAR);
  const top = Math.max(0, sy - NEAR);
  const across = Math.min(width, sx + NEAR + 1) - left;
  const down = Math.min(height, sy + NEAR + 1) - top;
  const part = new Uint8Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) part[y * across + x] = data[(top + y) * width + left + x] as number;
  }
  const found = yield* connected({ width: across, height: down, data: part }, (sy - top) * across + sx - left);
  const pixels: number[] = [];
  found.data.forEach((value, i) => {
    if (value !== 0) pixels.push((top + Math.floor(i / across)) * width + left + (i % across));
  });
  return pixels;
}

function squareMaximum(mask: Mask, radius: number): Sliced<Mask> {
  return square(mask, radius, Math.max, 0);
}

/** Outside the mask nothing stands in the ball's way. */
function squareMinimum(mask: Mask, radius: number): Sliced<Mask> {
  return square(mask, radius, Math.min, 255);
}

function* square(
  { width, height, data }: Mask,
  radius: number,
  of: (a: number, b: number) => number,
  neutral: number,
): Sliced<Mask> {
  const across = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let value = neutral;
      const last = Math.min(width - 1, x + radius);
      for (let i = Math.max(0, x - radius); i <= last; i++) value = of(value, data[y * width + i] as number);
      across[y * width + x] = value;
    }
    if ((y * width) % BAND < width) yield;
  }
  const both = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const last = Math.min(height - 1, y + radius);
    for (let x = 0; x < width; x++) {
      let value = neutral;
      for (let i = Math.max(0, y - radius); i <= last; i++) value = of(value, across[i * width + x] as number);
      both[y * width + x] = value;
    }
    if ((y * width) % BAND < width) yield;
  }
  return { width, height, data: both };
}
