/** What patterns paint on: linear light and height per pixel; and strokes, for blades and straws. */
import { byteOfLinear, byteOfLinearTable, linearOfByte } from "../image/color";
import type { Planes } from "../image/raster";

/** Linear light of red, green and blue. */
export type Paint = readonly [red: number, green: number, blue: number];

/** Of an sRGB colour, 0xrrggbb. */
export function paint(hex: number): Paint {
  const light = (shift: number): number => linearOfByte[(hex >> shift) & 255];
  return [light(16), light(8), light(0)];
}

/** A pattern's answer for a point: red, green, blue (linear light) and height (in units of the tile's side). */
export type Point = Float64Array;

export function set(point: Point, [red, green, blue]: Paint): void {
  point[0] = red;
  point[1] = green;
  point[2] = blue;
}

/** Moves the colour towards another: 0 = not at all, 1 = fully. */
export function blend(point: Point, [red, green, blue]: Paint, share: number): void {
  const part = Math.min(1, Math.max(0, share));
  point[0] = point[0] + part * (red - point[0]);
  point[1] = point[1] + part * (green - point[1]);
  point[2] = point[2] + part * (blue - point[2]);
}

/** Times as bright. */
export function lit(point: Point, times: number): void {
  const factor = Math.max(0, times);
  for (let i = 0; i < 3; i++) point[i] = point[i] * factor;
}

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Pixels per unit of u and v. */
  readonly scale: number;
  /** Whether a stroke that leaves a tile enters it on the other side. */
  readonly tiles: boolean;
  /** Linear light, red, green, blue of each pixel. */
  readonly light: Float32Array;
}

export interface Stroke {
  /** In units, from root to tip. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** Units, at the root; the tip is a point unless `blunt`. */
  readonly thickness: number;
  readonly blunt?: boolean;
  readonly root: Paint;
  readonly tip: Paint;
}

/** Draws a stroke with soft edges. */
export function stroke(canvas: Canvas, { from, to, thickness, blunt = false, root, tip }: Stroke): void {
  const { width, height, scale, tiles, light } = canvas;
  const [x0, y0] = [from[0] * scale, from[1] * scale];
  const [dx, dy] = [to[0] * scale - x0, to[1] * scale - y0];
  const length = Math.max(1e-6, dx * dx + dy * dy);
  const half = (thickness * scale) / 2;
  const [top, bottom] = [Math.floor(Math.min(y0, y0 + dy) - half - 1), Math.ceil(Math.max(y0, y0 + dy) + half + 1)];
  const [left, right] = [Math.floor(Math.min(x0, x0 + dx) - half - 1), Math.ceil(Math.max(x0, x0 + dx) + half + 1)];
  const period = Math.round(scale);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = Math.min(1, Math.max(0, ((x + 0.5 - x0) * dx + (y + 0.5 - y0) * dy) / length));
      const [apartX, apartY] = [x + 0.5 - x0 - along * dx, y + 0.5 - y0 - along * dy];
      const reach = half * (blunt ? 1 : 1 - along);
      const cover = Math.min(1, Math.max(0, reach + 0.5 - Math.sqrt(apartX * apartX + apartY * apartY)));
      if (cover === 0) continue;
      // Thinner than a pixel: fainter.
      const alpha = Math.min(cover, Math.min(1, 2 * reach + 0.15));
      const column = tiles ? ((x % period) + period) % period : x;
      const row = tiles ? ((y % period) + period) % period : y;
      if (row < 0 || column < 0) continue;
      for (let v = row; v < height; v += period) {
        for (let u = column; u < width; u += period) {
          const at = 3 * (v * width + u);
          for (let channel = 0; channel < 3; channel++) {
            const colour = root[channel] + along * (tip[channel] - root[channel]);
            light[at + channel] = light[at + channel] + alpha * (colour - light[at + channel]);
          }
        }
      }
    }
  }
}

/** As the model's values: 3 planes in [-1, 1]. */
export function planesOf({ width, height, light }: Canvas): Planes {
  const count = width * height;
  const table = byteOfLinearTable();
  const data = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < 3; channel++) {
      data[channel * count + i] = byteOfLinear(light[3 * i + channel], table) / 127.5 - 1;
    }
  }
  return { width, height, channels: 3, data };
}
