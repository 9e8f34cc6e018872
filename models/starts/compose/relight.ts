/** A reference in the light of its surroundings: brightness, contrast, warmth and saturation move part of the way. */
import type { Planes } from "../../image/raster";
import type { Layer } from "./fit";

/** How far the surroundings reach that are looked at, model pixels. */
const reach = 14;
/** Share of a difference that is made up for, and the largest change of brightness, on the scale of 2. */
const [share, mostShift] = [0.3, 0.25];

/**
 * How a layer changes in the light of its surroundings.
 * @param source 3 planes in [-1, 1]
 * @param mask 1 plane, 1 = may change; the ring is what is known around it
 * @returns to be given the same layer, or a finer one
 */
export function lightOf(layer: Layer, source: Planes, mask: Planes): (layer: Layer) => Layer {
  const ring = measured(source, ringAround(mask));
  const own = measured(layer, layer.data.subarray(3 * mask.data.length));
  if (ring === null || own === null) return (unchanged) => unchanged;
  const limited = (value: number): number => Math.min(mostShift, Math.max(-mostShift, value));
  const shift = limited(share * (ring.mean - own.mean));
  const contrast = Math.min(1.1, Math.max(0.75, 1 + share * (ring.deviation / Math.max(0.05, own.deviation) - 1)));
  const saturation = Math.min(1, Math.max(0.7, 1 + 0.5 * (ring.saturation / Math.max(0.05, own.saturation) - 1)));
  // Of the surroundings' cast a quarter: a lawn is green, but the light on it hardly is.
  const cast = [0, 1, 2].map((channel) => 0.25 * share * (ring.channels[channel] - ring.mean));
  return (any) => {
    const count = any.width * any.height;
    const data = any.data.slice();
    for (let i = 0; i < count; i++) {
      if (any.data[3 * count + i] === 0) continue;
      const grey = brightness(any.data, i, count);
      const lit = own.mean + contrast * (grey - own.mean) + shift;
      for (let channel = 0; channel < 3; channel++) {
        const colour = any.data[channel * count + i] - grey;
        data[channel * count + i] = Math.min(1, Math.max(-1, lit + saturation * colour + cast[channel]));
      }
    }
    return { ...any, data };
  };
}

interface Measure {
  readonly mean: number;
  readonly deviation: number;
  /** Mean distance of the colours from grey. */
  readonly saturation: number;
  readonly channels: readonly number[];
}

function brightness(data: Float32Array, i: number, count: number): number {
  return 0.2126 * data[i] + 0.7152 * data[count + i] + 0.0722 * data[2 * count + i];
}

/** Weighted means of the first three planes; null without any weight. */
function measured({ data }: Planes, weights: Float32Array): Measure | null {
  const count = weights.length;
  let [total, sum, squares, colour] = [0, 0, 0, 0];
  const channels = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const weight = weights[i];
    if (weight === 0) continue;
    const grey = brightness(data, i, count);
    total += weight;
    sum += weight * grey;
    squares += weight * grey * grey;
    for (let channel = 0; channel < 3; channel++) {
      const value = data[channel * count + i];
      channels[channel] = channels[channel] + weight * value;
      colour += (weight * Math.abs(value - grey)) / 3;
    }
  }
  if (total === 0) return null;
  const mean = sum / total;
  return {
    mean,
    deviation: Math.sqrt(Math.max(0, squares / total - mean * mean)),
    saturation: colour / total,
    channels: channels.map((value) => value / total),
  };
}

/** 1 for known pixels within `reach` of the mask (a square reach). */
function ringAround({ width, height, data }: Planes): Float32Array {
  const wide = new Float32Array(data.length);
  const ring = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0) continue;
    const x = i % width;
    wide.fill(1, i - Math.min(x, reach), i + Math.min(width - 1 - x, reach) + 1);
  }
  for (let i = 0; i < data.length; i++) {
    if (wide[i] === 0) continue;
    const y = Math.floor(i / width);
    for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
      const at = row * width + (i % width);
      if (data[at] === 0) ring[at] = 1;
    }
  }
  return ring;
}
