/**
 * What stands out in a picture, or was recognised in it, as one soft mask: inpainting takes nothing from there.
 * Places whose features nothing along the picture's rim resembles stand out (after Wei et al. 2012, "Geodesic Saliency
 * Using Background Priors": a picture's rim is mostly background).
 */
import type { Rect, Size } from "../image/geometry";
import type { Mask, Planes } from "../image/raster";
import { resampleMask } from "../image/resample";
import type { Seen } from "./features";
import type { Recognised } from "./recognise";

/** How many of the rim's most similar places are averaged; one alone may be a subject that the rim cuts. */
const neighbours = 4;
/** Unlikeness (1 - cosine) from which on a place stands out, and where it does fully. */
const [low, high] = [0.25, 0.6];

/** How much each place of features16 stands out, 0 to 1; one plane. */
export function standingOut({ features16 }: Pick<Seen, "features16">): Planes {
  const { width, height } = features16;
  const unit = unitVectors(features16);
  const rim: number[] = [];
  for (let place = 0; place < width * height; place++) if (onRim(place, features16)) rim.push(place);
  const data = new Float32Array(width * height);
  for (let place = 0; place < data.length; place++) {
    const near = rim
      .filter((other) => other !== place)
      .map((other) => likeness(unit, features16, place, other))
      .sort((a, b) => b - a)
      .slice(0, neighbours);
    const apart = 1 - near.reduce((sum, value) => sum + value, 0) / Math.max(1, near.length);
    data[place] = Math.min(1, Math.max(0, (apart - low) / (high - low)));
  }
  return { width, height, channels: 1, data };
}

/**
 * The soft mask at the picture's size: 255 where something recognised or standing out lies.
 * @param seen of the whole picture
 */
export function notASource(picture: Size, seen: Pick<Seen, "features16">, things: readonly Recognised[]): Mask {
  const out = standingOut(seen);
  const small: Mask = {
    width: out.width,
    height: out.height,
    data: Uint8Array.from(out.data, (value) => Math.round(255 * value)),
  };
  const mask = resampleMask(small, { x: 0, y: 0, width: small.width, height: small.height }, picture);
  for (const { box } of things) softBox(mask, box);
  return mask;
}

/** Full inside the box; falls to nothing over a tenth of its shorter side, because detected boxes are a little off. */
function softBox(mask: Mask, box: Rect): void {
  const soft = Math.max(1, 0.1 * Math.min(box.width, box.height));
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const left = clamp(Math.floor(box.x - soft), mask.width);
  const right = clamp(Math.ceil(box.x + box.width + soft), mask.width);
  const top = clamp(Math.floor(box.y - soft), mask.height);
  const bottom = clamp(Math.ceil(box.y + box.height + soft), mask.height);
  for (let y = top; y < bottom; y++) {
    const dy = Math.max(box.y - y - 0.5, y + 0.5 - box.y - box.height, 0);
    for (let x = left; x < right; x++) {
      const dx = Math.max(box.x - x - 0.5, x + 0.5 - box.x - box.width, 0);
      const value = Math.round(255 * Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy) / soft));
      const at = y * mask.width + x;
      if (value > mask.data[at]) mask.data[at] = value;
    }
  }
}

function onRim(place: number, { width, height }: Size): boolean {
  const x = place % width;
  const y = Math.floor(place / width);
  return x === 0 || y === 0 || x === width - 1 || y === height - 1;
}

/** Each place's features scaled to length 1; all 0 where they are. */
export function unitVectors({ width, height, channels, data }: Planes): Float32Array {
  const places = width * height;
  const unit = new Float32Array(data.length);
  for (let place = 0; place < places; place++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) {
      const value = data[c * places + place];
      sum += value * value;
    }
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    for (let c = 0; c < channels; c++) unit[c * places + place] = data[c * places + place] * scale;
  }
  return unit;
}

/** Cosine of two places' features, of `unitVectors`. */
function likeness(unit: Float32Array, { width, height, channels }: Planes, a: number, b: number): number {
  const places = width * height;
  let sum = 0;
  for (let c = 0; c < channels; c++) sum += unit[c * places + a] * unit[c * places + b];
  return sum;
}
