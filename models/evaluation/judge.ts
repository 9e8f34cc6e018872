/**
 * The judge (models/training/blendtrain/judge.py): names what was painted in a region. It measures; it never guides or
 * ranks. Only the region's pixels are shown to it, the rest is grey.
 */
import { maskBounds } from "../image/mask";
import type { Mask, Raster } from "../image/raster";
import type { NetworkSession } from "../networks/session";
import { sceneKinds } from "./kinds";

export interface Verdict {
  /** Class number: position in `sceneKinds`. */
  readonly name: number;
  /** Chance of each class. */
  readonly chances: readonly number[];
  /** Chance, 0 to 1, that the region shows a thing (neither a material nor a place). */
  readonly thing: number;
}

export type Judge = (picture: Raster, region: Mask) => Promise<Verdict>;

const side = 64;
const grey = 128;
/** Parts of the region that are named beside the whole of it, as shares of its box, and their weights. */
const parts = [
  { x: 0, y: 0, size: 1, weight: 4 },
  { x: 0, y: 0, size: 0.8, weight: 1 },
  { x: 0.2, y: 0, size: 0.8, weight: 1 },
  { x: 0, y: 0.2, size: 0.8, weight: 1 },
  { x: 0.2, y: 0.2, size: 0.8, weight: 1 },
] as const;

/**
 * @param session `crops` float32 [n, 3, 64, 64] in -1..1 → `logits` [n, classes]
 * @param looks how many of the parts it looks at, each also mirrored: 1 = the whole region alone, a fifth of the time
 */
export function makeJudge(session: NetworkSession, looks: number = parts.length): Judge {
  const seenParts = parts.slice(0, looks);
  const weights = 2 * seenParts.reduce((sum, { weight }) => sum + weight, 0);
  return async (picture, region) => {
    const box = maskBounds(region);
    const seen = greyed(picture, region);
    const views = 2 * seenParts.length;
    const data = new Float32Array(views * 3 * side * side);
    for (const [i, { x, y, size }] of seenParts.entries()) {
      const columns = triangleAxis(seen.width, box.x + x * box.width, size * box.width);
      const lines = triangleAxis(seen.height, box.y + y * box.height, size * box.height);
      const view = data.subarray(2 * i * 3 * side * side, (2 * i + 1) * 3 * side * side);
      put(seen, columns, lines, view);
      mirror(view, data.subarray((2 * i + 1) * 3 * side * side));
    }
    const { logits } = await session.run({ crops: { type: "float32", dims: [views, 3, side, side], data } });
    if (logits?.type !== "float32") throw new Error("the judge answered without logits");
    const classes = sceneKinds.length;
    const sum = new Float64Array(classes);
    for (let i = 0; i < views; i++) {
      const weight = seenParts[i >> 1]?.weight ?? 0;
      for (let k = 0; k < classes; k++) sum[k] = sum[k] + (weight * logits.data[i * classes + k]) / weights;
    }
    const top = Math.max(...sum);
    const powers = Array.from(sum, (value) => Math.exp(value - top));
    const total = powers.reduce((a, b) => a + b, 0);
    const isThing = (k: number): boolean => ["object", "photograph"].includes(sceneKinds[k]?.kind ?? "");
    return {
      name: powers.indexOf(Math.max(...powers)),
      chances: powers.map((power) => power / total),
      thing: powers.reduce((share, power, k) => share + (isThing(k) ? power / total : 0), 0),
    };
  };
}

function greyed(picture: Raster, region: Mask): Raster {
  const data = picture.data.slice();
  for (let i = 0; i < region.data.length; i++) {
    if (region.data[i] <= 127) data.fill(grey, 4 * i, 4 * i + 3);
    data[4 * i + 3] = 255;
  }
  return { ...picture, data };
}

/** Input pixels and weights of each new pixel: a triangle as wide as the step, as Pillow resizes in training. */
function triangleAxis(
  input: number,
  start: number,
  length: number,
): readonly (readonly [at: number, weight: number])[][] {
  const scale = length / side;
  const support = Math.max(1, scale);
  return Array.from({ length: side }, (_, i) => {
    const centre = start + (i + 0.5) * scale;
    const from = Math.max(0, Math.trunc(centre - support + 0.5));
    const to = Math.min(input, Math.trunc(centre + support + 0.5));
    const taps = Array.from(
      { length: to - from },
      (_, k) => [from + k, Math.max(0, 1 - Math.abs((from + k - centre + 0.5) / support))] as const,
    );
    const sum = taps.reduce((total, [, weight]) => total + weight, 0);
    return taps.map(([at, weight]) => [at, weight / sum] as const);
  });
}

type Axis = ReturnType<typeof triangleAxis>;

function put(picture: Raster, columns: Axis, lines: Axis, to: Float32Array): void {
  for (let c = 0; c < 3; c++) {
    const narrow = new Float64Array(picture.height * side);
    for (let y = 0; y < picture.height; y++) {
      for (const [x, taps] of columns.entries()) {
        let value = 0;
        for (const [at, weight] of taps) value += weight * picture.data[4 * (y * picture.width + at) + c];
        narrow[y * side + x] = Math.round(value);
      }
    }
    for (const [y, taps] of lines.entries()) {
      for (let x = 0; x < side; x++) {
        let value = 0;
        for (const [at, weight] of taps) value += weight * narrow[at * side + x];
        to[(c * side + y) * side + x] = Math.round(value) / 127.5 - 1;
      }
    }
  }
}

function mirror(from: Float32Array, to: Float32Array): void {
  for (let at = 0; at < from.length; at += side) {
    for (let x = 0; x < side; x++) to[at + x] = from[at + side - 1 - x];
  }
}
