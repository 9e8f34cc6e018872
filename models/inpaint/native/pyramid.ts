/** The scales of a completion, from the smallest to the picture's own. */
import type { Mask, Planes, Raster } from "../../image/raster";
import { halved, halvedLeast, type Level, levelOf } from "./level";
import { inwardsOf } from "./scene";

export interface Scale {
  readonly target: Level;
  readonly source: Level;
  /** How gladly each pixel of the source is used, 0 to 1; 0 = never. */
  readonly weights: Float32Array;
}

/** The hole is at most so many pixels deep at the smallest scale. */
const shallow = 5;
/** And no picture's shorter side is smaller than this. */
const smallest = 28;

export interface PyramidJob {
  readonly picture: Raster;
  readonly hole: Mask;
  readonly source: Raster | null;
  readonly allowed: Planes | null;
}

/** Null where there is no hole. Yields between scales. */
export function* scalesOf({ picture, hole, source, allowed }: PyramidJob): Generator<void, readonly Scale[] | null> {
  const unknown = Uint8Array.from(hole.data, (value) => (value > 0 ? 1 : 0));
  if (!unknown.includes(1)) return null;
  let known = levelOf(picture, unknown);
  yield;
  let other = source === null ? known : levelOf(source, new Uint8Array(source.width * source.height));
  let weights = weightsOf(source ?? picture, allowed);
  const scales = [scaleOf(known, other, weights)];
  let deepest = 0;
  for (const distance of inwardsOf(known)) deepest = Math.max(deepest, distance);
  while (deepest > shallow && Math.min(known.width, known.height, other.width, other.height) >= 2 * smallest) {
    yield;
    weights = halvedLeast(weights, other.width, other.height);
    const half = halved(known);
    other = source === null ? half : halved(other);
    known = half;
    deepest /= 2;
    scales.unshift(scaleOf(known, other, weights));
  }
  return scales;
}

/** Votes change the target's pixels; the source's stay. */
function scaleOf(known: Level, source: Level, weights: Float32Array): Scale {
  return { target: { ...known, pixels: known.pixels.slice() }, source, weights };
}

/** What is transparent is never used. */
function weightsOf({ data, width, height }: Raster, allowed: Planes | null): Float32Array {
  const weights = new Float32Array(width * height);
  for (let i = 0; i < weights.length; i++) {
    weights[i] = data[4 * i + 3] < 255 ? 0 : allowed === null ? 1 : allowed.data[i];
  }
  return weights;
}
