/**
 * How different two pictures look: mean squared difference of unit-length features over the depths of a classifier
 * (Zhang et al. 2018, LPIPS without its learnt weights, which cannot be had here). The classifier is the judge, so it
 * neither guides nor ranks.
 */
import { maskBounds } from "../image/mask";
import { modelPicture } from "../image/picture";
import type { Mask, Raster } from "../image/raster";
import type { NetworkSession } from "../networks/session";

const side = 64;

/** Feature maps from shallow to deep; at every place the channels have length 1. */
export type Features = readonly {
  readonly cells: number;
  readonly channels: number;
  readonly data: Float32Array;
}[];

export interface Perceptual {
  features(picture: Raster, mask: Mask, where: "inside" | "outside"): Promise<Features>;
  /** Mean over the depths, each over its places weighted by the mask; 0 = alike, at most 4. */
  between(a: Features, b: Features, mask: Mask, where: "inside" | "outside"): number;
}

/** @param session `crops` [n, 3, 64, 64] → maps [n, channels, k, k] with these names */
export function makePerceptual(session: NetworkSession, names: readonly string[]): Perceptual {
  return {
    async features(picture, mask, where) {
      const { data } = modelPicture(picture, seenOf(mask, where), { width: side, height: side });
      const outputs = await session.run({ crops: { type: "float32", dims: [1, 3, side, side], data } });
      return names.map((name) => {
        const map = outputs[name];
        if (map?.type !== "float32") throw new Error(`The judge answered without ${name}.`);
        const [, channels = 0, cells = 0] = map.dims;
        return { cells, channels, data: unit(map.data, channels) };
      });
    },
    between(a, b, mask, where) {
      return a.reduce((sum, map, depth) => sum + apart(map, b[depth] as Features[number], mask, where), 0) / a.length;
    },
  };
}

/** The square around the mask, or all of the picture. */
function seenOf(mask: Mask, where: "inside" | "outside") {
  if (where === "outside") return { x: 0, y: 0, width: mask.width, height: mask.height };
  const box = maskBounds(mask);
  const length = Math.max(box.width, box.height);
  const [x, y] = [box.x + (box.width - length) / 2, box.y + (box.height - length) / 2];
  return { x, y, width: length, height: length };
}

function apart(a: Features[number], b: Features[number], mask: Mask, where: "inside" | "outside"): number {
  const weights = coverage(mask, where, a.cells);
  const count = a.cells * a.cells;
  let [sum, total] = [0, 0];
  for (let i = 0; i < count; i++) {
    const weight = weights[i];
    total += weight;
    if (weight === 0) continue;
    for (let c = 0; c < a.channels; c++) {
      sum += weight * (a.data[c * count + i] - b.data[c * count + i]) ** 2;
    }
  }
  return total === 0 ? 0 : sum / total;
}

/** Share of each cell of what is seen that lies inside (outside) the mask. */
function coverage(mask: Mask, where: "inside" | "outside", cells: number): Float64Array {
  const seen = seenOf(mask, where);
  const weights = new Float64Array(cells * cells);
  const fine = side / cells;
  for (let i = 0; i < side * side; i++) {
    const x = Math.floor(seen.x + (((i % side) + 0.5) * seen.width) / side);
    const y = Math.floor(seen.y + ((Math.floor(i / side) + 0.5) * seen.height) / side);
    const isPicture = x >= 0 && y >= 0 && x < mask.width && y < mask.height;
    const isInside = isPicture && mask.data[y * mask.width + x] > 0;
    const cell = Math.floor(Math.floor(i / side) / fine) * cells + Math.floor((i % side) / fine);
    if (isPicture && isInside === (where === "inside")) weights[cell] = weights[cell] + 1 / fine ** 2;
  }
  return weights;
}

/** Channels last to none: every place's vector divided by its length. */
function unit(data: Float32Array, channels: number): Float32Array {
  const count = data.length / channels;
  const out = new Float32Array(data.length);
  for (let i = 0; i < count; i++) {
    let length = 1e-10;
    for (let c = 0; c < channels; c++) length += data[c * count + i] ** 2;
    const by = 1 / Math.sqrt(length);
    for (let c = 0; c < channels; c++) out[c * count + i] = data[c * count + i] * by;
  }
  return out;
}
