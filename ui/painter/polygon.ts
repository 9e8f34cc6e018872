/** Closed outlines as coverage: the lasso, and from it the ellipse. Pure. */
import type { Point, Rect, Size } from "../../models/image/geometry";
import type { Mask } from "../../models/image/raster";
import { touchedBox } from "./combine";
import { BAND, finished, type Sliced } from "./sliced";

/** Lines sampled in each row of pixels; across a line coverage is exact. */
const LINES = 4;

/**
 * The inside of a closed outline by the nonzero winding rule: a loop drawn twice over itself has no holes, as a hand
 * means it. (Under even-odd the overlap of a sloppy lasso's ends would be left out.)
 * @param outline at least three points, in mask pixels; fewer mark nothing
 */
export function* filledOutline(outline: readonly Point[], size: Size): Sliced<Mask> {
  const mask: Mask = { ...sizeOf(size), data: new Uint8Array(size.width * size.height) };
  const box = outline.length < 3 ? null : touchedBox(boundsOf(outline), size);
  if (!box) return mask;
  const sums = new Float64Array(box.width);
  const rows = Math.max(1, Math.floor(BAND / box.width / LINES));
  for (let y = box.y; y < box.y + box.height; y++) {
    sums.fill(0);
    for (let line = 0; line < LINES; line++) addLine(sums, outline, y + (line + 0.5) / LINES, box);
    const start = y * size.width + box.x;
    for (let x = 0; x < box.width; x++) {
      // Rounding must not lose a hairline's last trace, nor make more than all.
      const share = Math.min(1, (sums[x] as number) / LINES);
      mask.data[start + x] = share < 1e-9 ? 0 : Math.max(1, Math.round(share * 255));
    }
    if ((y - box.y) % rows === rows - 1) yield;
  }
  return mask;
}

/** Adds how much of each pixel lies inside, along one line. */
function addLine(sums: Float64Array, outline: readonly Point[], y: number, box: Rect): void {
  const crossings: { readonly x: number; readonly turn: number }[] = [];
  for (let i = 0; i < outline.length; i++) {
    const a = outline[i] as Point;
    const b = outline[(i + 1) % outline.length] as Point;
    // Half-open in y, so that a corner counts once.
    if (a.y <= y === b.y <= y) continue;
    crossings.push({ x: a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x) - box.x, turn: a.y <= y ? 1 : -1 });
  }
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  let begun = 0;
  for (const { x, turn } of crossings) {
    if (winding === 0) begun = x;
    winding += turn;
    if (winding === 0) addSpan(sums, begun, x);
  }
}

function addSpan(sums: Float64Array, from: number, to: number): void {
  const low = Math.max(0, from);
  const high = Math.min(sums.length, to);
  if (high <= low) return;
  const first = Math.floor(low);
  const last = Math.min(sums.length - 1, Math.floor(high));
  if (first === last) {
    sums[first] = (sums[first] as number) + high - low;
    return;
  }
  sums[first] = (sums[first] as number) + first + 1 - low;
  for (let x = first + 1; x < last; x++) sums[x] = (sums[x] as number) + 1;
  sums[last] = (sums[last] as number) + high - last;
}

/** The outline of the ellipse that fills a box; near enough that no pixel's coverage is off by more than a few levels. */
export function ellipse(box: Rect): readonly Point[] {
  const [rx, ry] = [box.width / 2, box.height / 2];
  const corners = Math.min(360, Math.max(24, Math.ceil(4 * Math.sqrt(Math.max(rx, ry)) * 2)));
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return { x: box.x + rx + rx * Math.cos(angle), y: box.y + ry + ry * Math.sin(angle) };
  });
}

export function rectangle({ x, y, width, height }: Rect): readonly Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** The box dragged from one point to another; `square` keeps its sides equal, the longer one deciding. */
export function draggedBox(from: Point, to: Point, square: boolean): Rect {
  let width = to.x - from.x;
  let height = to.y - from.y;
  if (square) {
    const side = Math.max(Math.abs(width), Math.abs(height));
    width = width < 0 ? -side : side;
    height = height < 0 ? -side : side;
  }
  const x = Math.min(from.x, from.x + width);
  const y = Math.min(from.y, from.y + height);
  return { x, y, width: Math.abs(width), height: Math.abs(height) };
}

/** All of an outline at once; for a small mask, and for tests. */
export function filled(outline: readonly Point[], size: Size): Mask {
  return finished(filledOutline(outline, size));
}

function boundsOf(points: readonly Point[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
