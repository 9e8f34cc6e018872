/** What a thing does to what it stands on: the dark line of contact, the shadow it casts, its image in water. */
import type { Size } from "../../image/geometry";
import { turnOf } from "./angle";
import type { Light, Triple } from "./light";
import { softened } from "./soften";
import type { View } from "./surface";

export interface Stand {
  /** How far the view looks down, for the view as stored and for the ground of the place; radians. */
  readonly pitch: number;
  readonly groundPitch: number;
  /** Pixels of the view per unit; where its origin lies, pixels of the view. */
  readonly perUnit: number;
  readonly origin: readonly [number, number];
  /** Lowest and highest point of the thing, units. */
  readonly low: number;
  readonly high: number;
  /** Pixels of the result per pixel of the view. */
  readonly scale: number;
}

export interface Shade extends Size {
  /** Where its corner lies, pixels of the result, from the corner of the view. */
  readonly x: number;
  readonly y: number;
  /** Share of the light that is missing, 0..1. */
  readonly dark: Float32Array;
}

/** No shadow is longer than this many heights of its thing. */
const longest = 2.2;
/** Points lower than this share of the height touch what is below them. */
const foot = 0.05;
/** And points lower than this hide the sky from what is below them. */
const hung = 0.4;

/** The shadow on flat ground, from every point of the thing that is seen and its mirror image behind. */
export function shadowOf(view: View, light: Light, stand: Stand): Shade {
  const { pitch, groundPitch, perUnit, origin, low, high, scale } = stand;
  const seen = turnOf(pitch);
  const ground = turnOf(Math.max(0.07, groundPitch));
  const tall = high - low;
  const steep = Math.max(light.toKey[1], 0.3);
  const [leanX, leanZ] = [light.toKey[0] / steep, light.toKey[2] / steep];
  const lean = Math.sqrt(leanX * leanX + leanZ * leanZ);
  const less = lean > longest ? longest / lean : 1;
  // The shadow is worked out at the view's own size at most: it is soft.
  const fine = Math.min(1, scale) * Math.min(1, 170 / Math.max(view.width, view.height));
  const margin = Math.ceil(fine * perUnit * tall * Math.min(longest, lean * less + 0.15)) + 6;
  const [width, height] = [Math.ceil(view.width * fine) + 2 * margin, Math.ceil(view.height * fine) + 2 * margin];
  const cast = [new Float32Array(width * height), new Float32Array(width * height)] as const;
  const contact = new Float32Array(width * height);
  const hidden = new Float32Array(width * height);
  const lowest = origin[1] - low * perUnit * seen.cos;
  const put = (plane: Float32Array, x: number, z: number, value: number): void => {
    const column = Math.round((x * perUnit + origin[0]) * fine + margin);
    const row = Math.round((lowest + z * perUnit * ground.sin) * fine + margin);
    for (let v = row - 1; v <= row + 1; v++)
      for (let u = column - 1; u <= column + 1; u++) {
        if (u < 0 || v < 0 || u >= width || v >= height) continue;
        const at = v * width + u;
        plane[at] = Math.max(plane[at], value);
      }
  };
  for (let i = 0; i < view.coverage.length; i++) {
    const cover = view.coverage[i];
    if (cover < 0.15) continue;
    const x = ((i % view.width) + 0.5 - origin[0]) / perUnit;
    const up = (origin[1] - Math.floor(i / view.width) - 0.5) / perUnit;
    const depth = view.depth[i];
    const y = up * seen.cos + depth * seen.sin;
    const front = depth * seen.cos - up * seen.sin;
    const above = Math.max(0, y - low) / tall;
    // Only the front is seen; things are about as deep behind their middle as before it.
    for (const z of [front, -front]) {
      const far = above * tall * less;
      put(cast[above < 0.3 ? 0 : 1], x - leanX * far, z - leanZ * far, cover);
      if (above < foot) put(contact, x, z, cover * (1 - above / foot));
      if (above < hung) put(hidden, x, z, cover * (1 - above / hung) ** 2);
    }
  }
  const unitPixels = fine * perUnit * tall;
  const blunt = 1.3 - light.hardness;
  const near = softened(cast[0], width, height, 1 + 0.012 * unitPixels * blunt);
  const far = softened(cast[1], width, height, 1.2 + 0.05 * unitPixels * blunt);
  const touch = softened(contact, width, height, 0.8 + 0.014 * unitPixels);
  const under = softened(hidden, width, height, 1 + 0.075 * unitPixels);
  const level = (c: Triple): number => 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  const direct = level(light.key) * light.toKey[1];
  const missing = direct / (direct + level(light.sky) + 1e-6);
  const dark = new Float32Array(width * height);
  for (let i = 0; i < dark.length; i++) {
    const shade = missing * 0.92 * Math.max(near[i], far[i]);
    const close = Math.min(0.85, 1.1 * touch[i]);
    const unlit = Math.min(0.7, 1.25 * under[i]);
    dark[i] = 1 - (1 - shade) * (1 - close) * (1 - unlit);
  }
  return enlarged({ width, height, x: -margin, y: -margin, dark }, scale / fine);
}

/** The shadow on a wall right behind: the outline, moved away from the light. */
export function wallShadowOf(view: View, light: Light, { perUnit, low, high, scale }: Stand): Shade {
  const far = 0.035 * (high - low) * perUnit;
  const margin = Math.ceil(3 * far) + 4;
  const [width, height] = [view.width + 2 * margin, view.height + 2 * margin];
  const plane = new Float32Array(width * height);
  const [right, down] = [-Math.round(far * 1.2 * light.toKey[0]), Math.round(far * light.toKey[1])];
  for (let i = 0; i < view.coverage.length; i++) {
    const [x, y] = [(i % view.width) + margin + right, Math.floor(i / view.width) + margin + down];
    if (x >= 0 && y >= 0 && x < width && y < height) plane[y * width + x] = view.coverage[i];
  }
  const dark = softened(plane, width, height, 1.5 + far * (1.2 - light.hardness));
  for (let i = 0; i < dark.length; i++) dark[i] = 0.5 * dark[i];
  return enlarged({ width, height, x: -margin, y: -margin, dark }, scale);
}

/** Resampled between four values, `times` as large. */
function enlarged({ width, height, x, y, dark }: Shade, times: number): Shade {
  const size = { width: Math.max(1, Math.round(width * times)), height: Math.max(1, Math.round(height * times)) };
  const result = new Float32Array(size.width * size.height);
  for (let v = 0; v < size.height; v++) {
    const from = Math.min(height - 1, Math.max(0, (v + 0.5) / times - 0.5));
    const top = Math.floor(from);
    const bottom = Math.min(height - 1, top + 1);
    for (let u = 0; u < size.width; u++) {
      const across = Math.min(width - 1, Math.max(0, (u + 0.5) / times - 0.5));
      const left = Math.floor(across);
      const right = Math.min(width - 1, left + 1);
      const [s, t] = [across - left, from - top];
      const at = (row: number, column: number): number => dark[row * width + column];
      result[v * size.width + u] =
        (at(top, left) * (1 - s) + at(top, right) * s) * (1 - t) +
        (at(bottom, left) * (1 - s) + at(bottom, right) * s) * t;
    }
  }
  return { ...size, x: Math.round(x * times), y: Math.round(y * times), dark: result };
}
