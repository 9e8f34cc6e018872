/** A round brush on a mask. Pure but for the mask it is given: stamping writes into it. */
import type { Point, Rect } from "../../models/image/geometry";
import type { Mask } from "../../models/image/raster";

/**
 * Sweeps a disc from one point to another and writes `value` under it.
 * @returns the pixels touched, or null when the stroke lies outside the mask.
 */
export function sweep(mask: Mask, from: Point, to: Point, radius: number, value: 0 | 255): Rect | null {
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - radius));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - radius));
  const right = Math.min(mask.width, Math.ceil(Math.max(from.x, to.x) + radius) + 1);
  const bottom = Math.min(mask.height, Math.ceil(Math.max(from.y, to.y) + radius) + 1);
  if (left >= right || top >= bottom) return null;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const px = x + 0.5 - from.x;
      const py = y + 0.5 - from.y;
      // Nearest point of the segment, so fast strokes leave no gaps.
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
      const ex = px - along * dx;
      const ey = py - along * dy;
      if (ex * ex + ey * ey <= radius * radius) mask.data[y * mask.width + x] = value;
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
