/** A flat travel poster. Coordinates: x 0 to 1.5, y 0 to 1. Pure. */
import { blend, type Colour, step } from "./noise";

const colours: { readonly [name: string]: Colour } = {
  sky: [250, 226, 190],
  sun: [232, 93, 62],
  far: [240, 168, 120],
  hill: [212, 110, 84],
  near: [120, 62, 84],
  front: [54, 38, 66],
  sail: [252, 244, 228],
  sea: [66, 124, 140],
  wave: [104, 160, 168],
};

/** RGB at a place; edges are soft over a pixel or so. */
export function poster(x: number, y: number): Colour {
  const colour = (name: string): Colour => colours[name] ?? [0, 0, 0];
  const soft = 0.0012;
  const inside = (signed: number): number => step(soft, -soft, signed);
  const layers: readonly (readonly [number, string])[] = [
    [Math.hypot(x - 1.02, y - 0.36) - 0.17, "sun"],
    [bands(x, y), "sky"],
    [0.5 + 0.055 * Math.sin(x * 4.2 + 1) - y, "far"],
    [0.58 + 0.06 * Math.sin(x * 3.1 + 3.4) - y, "hill"],
    [0.66 - y, "sea"],
    [Math.abs(y - 0.715 - 0.006 * Math.sin(x * 26)) - 0.004 * step(0.2, 0.4, x) * step(1.3, 1.1, x), "wave"],
    [Math.abs(y - 0.775 - 0.006 * Math.sin(x * 22 + 2)) - 0.004 * step(0.1, 0.2, x) * step(0.9, 0.7, x), "wave"],
    [triangle(x, y, 0.585, 0.5, 0.69, 0.11), "sail"],
    [triangle(1.158 - x, y, 0.588, 0.54, 0.685, 0.075), "sail"],
    [Math.max(Math.abs(x - 0.6) - 0.1 + (y - 0.7) * 0.9, 0.7 - y, y - 0.735), "front"],
    [0.86 + 0.05 * Math.sin(x * 3.6 + 0.4) - y, "near"],
    [0.93 + 0.05 * Math.sin(x * 2.7 + 2.2) - y, "front"],
  ];
  return layers.reduce<Colour>((under, [signed, name]) => blend(under, colour(name), inside(signed)), colour("sky"));
}

/** Stripes that cut the lower half of the sun. */
function bands(x: number, y: number): number {
  const within = Math.hypot(x - 1.02, y - 0.36) - 0.172;
  const line = Math.min(...[0.4, 0.44, 0.48].map((at, i) => Math.abs(y - at) - 0.004 - i * 0.002));
  return Math.max(within, line);
}

/** A sail: upright on its left side, of this width at the bottom. */
function triangle(x: number, y: number, left: number, top: number, bottom: number, width: number): number {
  const right = left + (width * (y - top)) / (bottom - top);
  return Math.max(left - x, x - right, top - y, y - bottom);
}
