/**
 * The finished picture in more detail than a small painter has. What the painter did to the reference as a whole (its
 * light, its colours) is kept; its edges and fine structure come from the reference itself. Around it the painter's
 * picture stays as it is.
 */
import type { Planes } from "../image/raster";
import { resamplePlanes } from "../image/resample";
import type { Layer } from "./fit";
import { membrane } from "./membrane";

export interface DetailJob {
  /** What was painted. */
  readonly clean: Planes;
  /** What painting started from. */
  readonly start: Planes;
  /** The reference as it is in `start`. */
  readonly layer: Layer;
  /** The same, a whole number of times finer. */
  readonly fine: Layer;
  readonly mask: Planes;
  /** 0 to 1. */
  readonly detail: number;
  /** Puts the reference's shadow on the ground. */
  shade(ground: Planes, layer: Layer): Planes;
}

/** Side of the cells over which the painter's change counts as light, model pixels. */
const cell = 16;
/** Largest change of light, on the scale of 2. */
const most = 0.3;
/** How far a small painter smears an edge, model pixels. */
const smear = 2;

export function detailed({ clean, start, layer, fine, mask, detail, shade }: DetailJob): Planes {
  const finer = fine.width / clean.width;
  const painted = enlarged(clean, finer);
  // The smeared edge of the painted thing would shine out around the sharp one.
  const ground = enlarged(shade(membrane(clean, near(layer, mask)), layer), finer);
  const light = enlarged(changeOfLight(clean, start, layer), finer);
  const thing = fine.data.slice();
  const count = fine.width * fine.height;
  for (let i = 0; i < 3 * count; i++) {
    thing[i] = Math.min(1, Math.max(-1, (fine.data[i] as number) + (light.data[i] as number)));
  }
  const sharp = over(ground, { ...fine, data: thing });
  const data = painted.data.map((value, i) => value + detail * ((sharp.data[i] as number) - value));
  return { ...painted, data };
}

/** The planes, so many times finer along each side. */
export function enlarged(planes: Planes, finer: number): Planes {
  if (finer === 1) return planes;
  const size = { width: planes.width * finer, height: planes.height * finer };
  return resamplePlanes(planes, { x: 0, y: 0, width: planes.width, height: planes.height }, size);
}

/** A layer over planes of its size. */
export function over(ground: Planes, layer: Layer): Planes {
  const count = ground.width * ground.height;
  const data = ground.data.slice();
  for (let i = 0; i < data.length; i++) {
    const alpha = layer.data[3 * count + (i % count)] as number;
    if (alpha > 0) data[i] = alpha * (layer.data[i] as number) + (1 - alpha) * (data[i] as number);
  }
  return { ...ground, data };
}

/** 1 where the layer is or what it smears into, inside the mask. */
function near(layer: Layer, mask: Planes): Planes {
  const { width, height } = layer;
  const count = width * height;
  const data = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    if ((layer.data[3 * count + i] as number) === 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let row = Math.max(0, y - smear); row <= Math.min(height - 1, y + smear); row++) {
      for (let column = Math.max(0, x - smear); column <= Math.min(width - 1, x + smear); column++) {
        data[row * width + column] = mask.data[row * width + column] as number;
      }
    }
  }
  return { width, height, channels: 1, data };
}

/** What the painter changed in the thing, by cells, smooth over all of the picture. */
function changeOfLight(clean: Planes, start: Planes, layer: Layer): Planes {
  const { width, height } = clean;
  const count = width * height;
  const size = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
  const cells = size.width * size.height;
  const data = new Float32Array(3 * cells);
  const weight = new Float32Array(cells);
  for (let i = 0; i < count; i++) {
    const alpha = layer.data[3 * count + i] as number;
    if (alpha === 0) continue;
    const to = Math.floor(i / width / cell) * size.width + Math.floor((i % width) / cell);
    weight[to] = (weight[to] as number) + alpha;
    for (let channel = 0; channel < 3; channel++) {
      const change = (clean.data[channel * count + i] as number) - (start.data[channel * count + i] as number);
      data[channel * cells + to] = (data[channel * cells + to] as number) + alpha * change;
    }
  }
  const limited = data.map((sum, at) => {
    const total = weight[at % cells] as number;
    return total < 1 ? 0 : Math.min(most, Math.max(-most, sum / total));
  });
  const unknown: Planes = { ...size, channels: 1, data: weight.map((total) => (total < 1 ? 1 : 0)) };
  const coarse = membrane({ ...size, channels: 3, data: limited }, unknown);
  return resamplePlanes(coarse, { x: 0, y: 0, width: width / cell, height: height / cell }, clean);
}
