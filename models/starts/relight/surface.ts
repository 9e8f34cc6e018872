/**
 * A view of a thing as two opaque pictures, and back. The first is its own colour. The second is grey and holds planes
 * one below the other: coverage, the normal's x, its y, each as large as the view; then depth and openness side by side
 * at half the size, then gloss and glow. A lossy WebP keeps grey at full size, but halves colours; and a browser's canvas
 * changes the colours of what is half transparent: so there is no alpha.
 */
import { EditError } from "../../contract/errors";
import type { Raster } from "../../image/raster";
import type { StoredView } from "./format";

/** Planes of `width` × `height` values, rows top to bottom. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** Own colour, sRGB bytes, 3 a pixel; outside the thing the nearest colours go on. */
  readonly albedo: Uint8ClampedArray;
  /** 0..1. */
  readonly coverage: Float32Array;
  /** 3 values a pixel, unit length: right, up, towards the viewer. */
  readonly normal: Float32Array;
  /** Units from the thing's origin towards the viewer. */
  readonly depth: Float32Array;
  /** Share of the sky that is seen; how wet it looks; light of its own. 0..1. */
  readonly open: Float32Array;
  readonly gloss: Float32Array;
  readonly glow: Float32Array;
}

/** Normals are stored a little compressed, so that lossy pictures do not clip them. */
const normalScale = 120;
/** A lossy picture's noise around empty and full. */
const [empty, full] = [0.06, 0.94];
const quiet = 0.06;

/** Size of the second picture. */
export function surfaceSize({ width, height }: { readonly width: number; readonly height: number }) {
  return { width: 2 * half(width), height: 3 * height + 2 * half(height) };
}

const half = (side: number): number => Math.ceil(side / 2);

/** @param depth of the values 0 and 255 */
export function packed(view: View, depth: readonly [number, number]): { albedo: Raster; surface: Raster } {
  const { width, height } = view;
  const count = width * height;
  const size = surfaceSize(view);
  const grey = new Float32Array(size.width * size.height).fill(0);
  const put = (plane: (i: number) => number, top: number): void => {
    for (let i = 0; i < count; i++) {
      const [x, y] = [i % width, Math.floor(i / width)];
      grey[(top + y) * size.width + x] = plane(i);
      if (x === width - 1 && width < size.width) grey[(top + y) * size.width + width] = plane(i);
    }
  };
  put((i) => 255 * view.coverage[i], 0);
  put((i) => 127.5 + normalScale * view.normal[3 * i], height);
  put((i) => 127.5 + normalScale * view.normal[3 * i + 1], 2 * height);
  const putHalf = (plane: (i: number) => number, left: number, top: number): void => {
    for (let y = 0; y < half(height); y++)
      for (let x = 0; x < half(width); x++) {
        let [sum, weight] = [0, 0];
        for (let k = 0; k < 4; k++) {
          const [u, v] = [Math.min(width - 1, 2 * x + (k & 1)), Math.min(height - 1, 2 * y + (k >> 1))];
          const i = v * width + u;
          const share = view.coverage[i] + 1e-4;
          sum += share * plane(i);
          weight += share;
        }
        grey[(top + y) * size.width + left + x] = sum / weight;
      }
  };
  const [far, near] = depth;
  putHalf((i) => (255 * (view.depth[i] - far)) / (near - far), 0, 3 * height);
  putHalf((i) => 255 * view.open[i], half(width), 3 * height);
  putHalf((i) => 255 * view.gloss[i], 0, 3 * height + half(height));
  putHalf((i) => 255 * view.glow[i], half(width), 3 * height + half(height));
  const surface = opaque(size, (i) => [grey[i], grey[i], grey[i]]);
  const albedo = opaque(view, (i) => [view.albedo[3 * i], view.albedo[3 * i + 1], view.albedo[3 * i + 2]]);
  return { albedo, surface };
}

function opaque(
  { width, height }: { readonly width: number; readonly height: number },
  at: (i: number) => readonly [number, number, number],
): Raster {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    data.set(at(i), 4 * i);
    data[4 * i + 3] = 255;
  }
  return { width, height, data };
}

/** @throws EditError "pack-invalid" when a picture has another size than its view says */
export function unpacked(stored: StoredView, albedo: Raster, surface: Raster): View {
  const { width, height } = stored;
  const size = surfaceSize(stored);
  if (
    albedo.width !== width ||
    albedo.height !== height ||
    surface.width !== size.width ||
    surface.height !== size.height
  ) {
    throw new EditError(
      "pack-invalid",
      "A drawn thing's picture has another size than things.json says; install it again.",
    );
  }
  const count = width * height;
  const grey = (x: number, y: number): number => surface.data[4 * (y * size.width + x)];
  const view = {
    width,
    height,
    albedo: new Uint8ClampedArray(3 * count),
    coverage: new Float32Array(count),
    normal: new Float32Array(3 * count),
    depth: new Float32Array(count),
    open: new Float32Array(count),
    gloss: new Float32Array(count),
    glow: new Float32Array(count),
  };
  const [far, near] = stored.depth;
  for (let i = 0; i < count; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let channel = 0; channel < 3; channel++) view.albedo[3 * i + channel] = albedo.data[4 * i + channel];
    const cover = (grey(x, y) / 255 - empty) / (full - empty);
    view.coverage[i] = Math.min(1, Math.max(0, cover));
    const nx = (grey(x, height + y) - 127.5) / normalScale;
    const ny = (grey(x, 2 * height + y) - 127.5) / normalScale;
    const across = nx * nx + ny * ny;
    const long = across > 1 ? 1 / Math.sqrt(across) : 1;
    view.normal[3 * i] = nx * long;
    view.normal[3 * i + 1] = ny * long;
    view.normal[3 * i + 2] = across > 1 ? 0 : Math.sqrt(1 - across);
    const small = halfAt(grey, x, y, width, height);
    view.depth[i] = far + ((near - far) * small(0, 3 * height)) / 255;
    view.open[i] = small(half(width), 3 * height) / 255;
    view.gloss[i] = silenced(small(0, 3 * height + half(height)) / 255);
    view.glow[i] = silenced(small(half(width), 3 * height + half(height)) / 255);
  }
  return view;
}

const silenced = (value: number): number => (value < quiet ? 0 : (value - quiet) / (1 - quiet));

/** Between the four nearest values of a plane of half the size. */
function halfAt(grey: (x: number, y: number) => number, x: number, y: number, width: number, height: number) {
  const [u, v] = [x / 2 - 0.25, y / 2 - 0.25];
  const [last, lowest] = [half(width) - 1, half(height) - 1];
  const [left, top] = [Math.max(0, Math.floor(u)), Math.max(0, Math.floor(v))];
  const [right, bottom] = [Math.min(last, left + 1), Math.min(lowest, top + 1)];
  const [s, t] = [Math.min(1, Math.max(0, u - left)), Math.min(1, Math.max(0, v - top))];
  return (x0: number, y0: number): number =>
    (grey(x0 + left, y0 + top) * (1 - s) + grey(x0 + right, y0 + top) * s) * (1 - t) +
    (grey(x0 + left, y0 + bottom) * (1 - s) + grey(x0 + right, y0 + bottom) * s) * t;
}

/** Colours (or other values) carried on outwards over what the thing does not cover, so that pictures stay smooth. */
export function spread(
  values: Float32Array,
  coverage: Float32Array,
  width: number,
  height: number,
  each: number,
): void {
  let weight = Float32Array.from(coverage);
  let level = Float32Array.from(values);
  for (let i = 0; i < weight.length; i++) {
    for (let k = 0; k < each; k++) level[each * i + k] = level[each * i + k] * weight[i];
  }
  // Pull: halved until one pixel is left; push: what is missing is taken from the next coarser level.
  const levels: { level: Float32Array; weight: Float32Array; width: number; height: number }[] = [];
  let [w, h] = [width, height];
  levels.push({ level, weight, width: w, height: h });
  while (w > 1 || h > 1) {
    const [nw, nh] = [half(w), half(h)];
    const next = new Float32Array(each * nw * nh);
    const nextWeight = new Float32Array(nw * nh);
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const [from, to] = [y * w + x, (y >> 1) * nw + (x >> 1)];
        nextWeight[to] = nextWeight[to] + weight[from];
        for (let k = 0; k < each; k++) {
          next[each * to + k] = next[each * to + k] + level[each * from + k];
        }
      }
    for (let i = 0; i < nextWeight.length; i++) {
      const all = nextWeight[i];
      if (all <= 1) continue;
      for (let k = 0; k < each; k++) next[each * i + k] = next[each * i + k] / all;
      nextWeight[i] = 1;
    }
    [w, h, level, weight] = [nw, nh, next, nextWeight];
    levels.push({ level, weight, width: w, height: h });
  }
  const top = levels[levels.length - 1] as (typeof levels)[number];
  if (top.weight[0] === 0) return;
  for (let k = 0; k < each; k++) top.level[k] = top.level[k] / top.weight[0];
  for (let deep = levels.length - 2; deep >= 0; deep--) {
    const fine = levels[deep] as (typeof levels)[number];
    const coarse = levels[deep + 1] as (typeof levels)[number];
    for (let i = 0; i < fine.weight.length; i++) {
      const own = fine.weight[i];
      if (own >= 1) continue;
      const [x, y] = [i % fine.width, Math.floor(i / fine.width)];
      const from = (y >> 1) * coarse.width + (x >> 1);
      for (let k = 0; k < each; k++) {
        fine.level[each * i + k] = fine.level[each * i + k] + (1 - own) * coarse.level[each * from + k];
      }
      fine.weight[i] = 1;
    }
  }
  for (let i = 0; i < coverage.length; i++) {
    if (coverage[i] >= 0.999) continue;
    const own = coverage[i];
    for (let k = 0; k < each; k++) {
      const at = each * i + k;
      // A pixel that is half seen has its own value already.
      values[at] = own > 0.02 ? values[at] : (levels[0] as (typeof levels)[number]).level[at];
    }
  }
}
