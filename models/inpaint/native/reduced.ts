/**
 * A completion of pictures of any size. Large ones are completed at a smaller scale; the result is enlarged, and each
 * pixel gets the fine detail of the very place its piece was copied from, so it is as sharp as the picture.
 */
import type { Size } from "../../image/geometry";
import { resizePicture } from "../../image/picture";
import type { Mask, Planes, Raster } from "../../image/raster";
import { type Completion, type CompletionJob, type CompletionStep, complete } from "./complete";
import { mostSide } from "./most-side";

type ReducedJob = Pick<CompletionJob, "picture" | "hole" | "seed" | "allowed" | "distance">;

/**
 * Yields as `complete` does.
 * @param most longer sides than this are completed smaller
 * @returns the picture, its bytes outside the hole as they were; null as `complete`
 */
export function* completeReduced(job: ReducedJob, most = mostSide): Generator<CompletionStep, Raster | null> {
  const { picture, hole, allowed = null } = job;
  const scale = most / Math.max(picture.width, picture.height);
  if (scale >= 1) return (yield* complete(job))?.picture ?? null;
  const size = { width: side(picture.width, scale), height: side(picture.height, scale) };
  // What goes must not bleed into what is known.
  const small = resizePicture(withHole(picture, hole), size);
  yield { done: 0, preview: null };
  const completion = yield* complete({
    ...job,
    picture: small,
    hole: touched(hole, size),
    allowed: allowed && least(allowed, size),
  });
  return completion && (yield* enlarged(job, small, completion));
}

function side(length: number, scale: number): number {
  return Math.max(1, Math.round(length * scale));
}

function* enlarged(
  { picture, hole }: ReducedJob,
  small: Raster,
  { picture: filled, origin }: Completion,
): Generator<CompletionStep, Raster> {
  const { width, height } = picture;
  const broad = resizePicture(filled, picture);
  yield { done: 0.96, preview: null };
  // What is left of the picture itself at the smaller scale: the rest is detail.
  const known = resizePicture(small, picture);
  yield { done: 0.98, preview: null };
  const data = picture.data.slice();
  for (let i = 0; i < hole.data.length; i++) {
    if (hole.data[i] === 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    const [u, v] = [placeIn(small.width, x, width), placeIn(small.height, y, height)];
    const from = origin[v * small.width + u];
    const [column, row] = [from % small.width, Math.floor(from / small.width)];
    const left = x + Math.round(((column - u) * width) / small.width);
    const top = y + Math.round(((row - v) * height) / small.height);
    const at = top * width + left;
    const isKnown =
      from >= 0 &&
      left >= 0 &&
      top >= 0 &&
      left < width &&
      top < height &&
      hole.data[at] === 0 &&
      known.data[4 * at + 3] === 255;
    for (let channel = 0; channel < 3; channel++) {
      const detail = isKnown ? picture.data[4 * at + channel] - known.data[4 * at + channel] : 0;
      data[4 * i + channel] = broad.data[4 * i + channel] + detail;
    }
    data[4 * i + 3] = 255;
  }
  return { ...picture, data };
}

function placeIn(small: number, at: number, large: number): number {
  return Math.min(small - 1, Math.floor(((at + 0.5) * small) / large));
}

function withHole(picture: Raster, hole: Mask): Raster {
  const data = picture.data.slice();
  for (let i = 0; i < hole.data.length; i++) if (hole.data[i] !== 0) data[4 * i + 3] = 0;
  return { ...picture, data };
}

/** Full where any pixel of the hole lies. */
function touched(hole: Mask, { width, height }: Size): Mask {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < hole.data.length; i++) {
    if (hole.data[i] === 0) continue;
    const [x, y] = [placeIn(width, i % hole.width, hole.width), Math.floor(i / hole.width)];
    data[placeIn(height, y, hole.height) * width + x] = 255;
  }
  return { width, height, data };
}

/** The least of what each pixel stands for. */
function least(planes: Planes, { width, height }: Size): Planes {
  const data = new Float32Array(width * height).fill(1);
  for (let i = 0; i < planes.data.length; i++) {
    const [x, y] = [placeIn(width, i % planes.width, planes.width), Math.floor(i / planes.width)];
    const at = placeIn(height, y, planes.height) * width + x;
    data[at] = Math.min(data[at], planes.data[i]);
  }
  return { width, height, channels: 1, data };
}
