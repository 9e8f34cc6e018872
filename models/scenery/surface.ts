/** Materials and places drawn by our own code: what one is, and how it becomes a picture. */
import type { Size } from "../image/geometry";
import type { Planes } from "../image/raster";
import { type Canvas, type Point, planesOf } from "./canvas";

/** Fills in a point's colour and height for (u, v): one unit is the picture's longer side, v runs down. */
export type Pattern = (u: number, v: number, point: Point) => void;

export interface Surface {
  /** The pattern of one seed. */
  readonly pattern: (seed: number, frame: Frame) => Pattern;
  /** How strongly slopes catch the light; 0 = the colours are the picture. */
  readonly relief?: number;
  /** A material goes on without end: its pattern and strokes have period 1 in u and v. A place does not. */
  readonly tiles: boolean;
  /** Drawn over the pattern. */
  readonly strokes?: (canvas: Canvas, seed: number, frame: Frame) => void;
}

/** How far u and v run: the longer is 1. */
export interface Frame {
  readonly right: number;
  readonly bottom: number;
}

/** Where light comes from, in the picture's plane: right and down, each −1 to 1. */
export type LightFrom = readonly [right: number, down: number];

/** Light from the upper left, where people expect it. */
export const usualLight: LightFrom = [-0.6, -0.8];

/** Slopes darken to this share of the light, and brighten to that. */
const [darkest, brightest] = [0.3, 1.75];

/**
 * @param seed unsigned 32-bit integer
 * @returns 3 planes in [-1, 1]; the same for the same arguments
 */
export function drawn(surface: Surface, { width, height }: Size, seed: number, from: LightFrom = usualLight): Planes {
  const scale = Math.max(width, height);
  const frame: Frame = { right: width / scale, bottom: height / scale };
  const pattern = surface.pattern(seed, frame);
  const light = new Float32Array(3 * width * height);
  const relief = surface.relief ?? 0;
  const point = new Float64Array(4);
  // One row and column more than the picture has, so that every pixel has a neighbour to be steeper than.
  let above = new Float64Array(width + 1);
  let here = new Float64Array(width + 1);
  const first = relief === 0 ? 0 : -1;
  for (let y = first; y < height; y++) {
    for (let x = first; x < width; x++) {
      point[3] = 0;
      pattern((x + 0.5) / scale, (y + 0.5) / scale, point);
      here[x + 1] = point[3];
      if (x < 0 || y < 0) continue;
      let factor = 1;
      if (relief > 0) {
        const rightwards = (here[x + 1] - here[x]) * scale;
        const downwards = (here[x + 1] - above[x + 1]) * scale;
        const facing = -relief * (rightwards * from[0] + downwards * from[1]);
        factor = Math.min(brightest, Math.max(darkest, 1 + facing));
      }
      const at = 3 * (y * width + x);
      for (let channel = 0; channel < 3; channel++) light[at + channel] = point[channel] * factor;
    }
    [above, here] = [here, above];
  }
  const canvas: Canvas = { width, height, scale, tiles: surface.tiles, light };
  surface.strokes?.(canvas, seed, frame);
  return planesOf(canvas);
}
