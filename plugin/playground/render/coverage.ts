/** Polygons and strokes to coverage masks, without a canvas: the same bytes in a browser and in Node. Pure. */
import type { Point, Size } from "../../../models/image/geometry";
import type { Mask } from "../../../models/image/raster";

/** Lines per pixel row; along a row coverage is exact. */
const linesPerRow = 5;

interface Crossing {
  readonly x: number;
  readonly turn: number;
}

/** Non-zero fill of closed outlines given in pixels. */
export function coverPolygons(outlines: readonly (readonly Point[])[], { width, height }: Size): Mask {
  const data = new Uint8Array(width * height);
  const row = new Float32Array(width);
  const edges = outlines.flatMap((outline) =>
    outline.map((from, i) => [from, outline[(i + 1) % outline.length] ?? from]),
  );
  const ys = outlines.flat().map((point) => point.y);
  const top = Math.max(0, Math.floor(ys.reduce((a, b) => Math.min(a, b), height)));
  const bottom = Math.min(height, Math.ceil(ys.reduce((a, b) => Math.max(a, b), 0)));
  for (let y = top; y < bottom; y++) {
    row.fill(0);
    for (let line = 0; line < linesPerRow; line++) {
      const at = y + (line + 0.5) / linesPerRow;
      const crossings: Crossing[] = [];
      for (const [from, to] of edges) {
        if (from === undefined || to === undefined || from.y <= at === to.y <= at) continue;
        crossings.push({
          x: from.x + ((at - from.y) / (to.y - from.y)) * (to.x - from.x),
          turn: from.y < to.y ? 1 : -1,
        });
      }
      crossings.sort((a, b) => a.x - b.x);
      let winding = 0;
      crossings.forEach((crossing, i) => {
        winding += crossing.turn;
        const next = crossings[i + 1];
        if (winding !== 0 && next !== undefined) addSpan(row, crossing.x, next.x);
      });
    }
    for (let x = 0; x < width; x++) data[y * width + x] = Math.round(((row[x] ?? 0) / linesPerRow) * 255);
  }
  return { width, height, data };
}

function addSpan(row: Float32Array, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(row.length, to);
  for (let x = Math.floor(start); x < end; x++) {
    row[x] = (row[x] ?? 0) + Math.max(0, Math.min(end, x + 1) - Math.max(start, x));
  }
}

/** Round strokes of a width along lines given in pixels; overlaps do not add up. */
export function coverLines(lines: readonly (readonly Point[])[], radius: number, { width, height }: Size): Mask {
  const data = new Uint8Array(width * height);
  const reach = radius + 1;
  for (const line of lines) {
    line.forEach((to, i) => {
      const from = line[Math.max(i - 1, 0)] ?? to;
      const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
      const right = Math.min(width, Math.ceil(Math.max(from.x, to.x) + reach));
      const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
      const bottom = Math.min(height, Math.ceil(Math.max(from.y, to.y) + reach));
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const away = distance({ x: x + 0.5, y: y + 0.5 }, from, to);
          const alpha = Math.round(Math.min(1, Math.max(0, radius - away + 0.5)) * 255);
          const at = y * width + x;
          if (alpha > (data[at] ?? 0)) data[at] = alpha;
        }
      }
    });
  }
  return { width, height, data };
}

/** From a point to a line segment. */
export function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy);
}
