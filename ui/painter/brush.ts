/** A round brush. Pure but for the mask it is given: stamping writes into it. */
import type { Point, Rect } from "../../models/image/geometry";
import type { Mask } from "../../models/image/raster";
import { lay, touchedBox } from "./combine";

/** Where the brush is and how large there, mask pixels; a pen's pressure changes the radius along a stroke. */
export interface Dab extends Point {
  readonly radius: number;
}

/** No dab is smaller than a pixel, so that every stroke marks something. */
const SMALLEST = 0.5;

/**
 * Coverage (0 to 255) at a distance from the middle. Full inside; from `1 − softness` of the radius on it falls to 0
 * along a smoothstep. Softness 0 leaves one pixel of transition, so edges are not jagged.
 */
export function coverageAt(distance: number, radius: number, softness: number): number {
  const outer = Math.max(SMALLEST, radius) + 0.5;
  const inner = Math.min(outer - 1, Math.max(SMALLEST, radius) * (1 - softness) - 0.5);
  const t = Math.min(1, Math.max(0, (outer - distance) / (outer - inner)));
  return Math.round(255 * t * t * (3 - 2 * t));
}

/** What a stroke's next piece does to each pixel it covers, row by row. */
export function eachCovered(
  size: Pick<Mask, "width" | "height">,
  from: Dab,
  to: Dab,
  softness: number,
  write: (at: number, coverage: number) => void,
): Rect | null {
  const largest = Math.max(from.radius, to.radius);
  const reach = Math.max(largest, SMALLEST) + 1;
  const left = Math.min(from.x, to.x) - reach;
  const top = Math.min(from.y, to.y) - reach;
  const right = Math.max(from.x, to.x) + reach;
  const bottom = Math.max(from.y, to.y) + reach;
  const box = touchedBox({ x: left, y: top, width: right - left, height: bottom - top }, size);
  if (!box) return null;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy;
  const isDot = squared < 1e-6;
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      const px = x + 0.5 - from.x;
      const py = y + 0.5 - from.y;
      // Nearest point of the segment, so fast strokes leave no gaps.
      const along = isDot ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
      const radius = isDot ? largest : from.radius + (to.radius - from.radius) * along;
      const coverage = coverageAt(Math.hypot(px - along * dx, py - along * dy), radius, softness);
      if (coverage > 0) write(y * size.width + x, coverage);
    }
  }
  return box;
}

/**
 * Sweeps the brush from one dab to the next. Passing twice over a pixel changes nothing more.
 * @param softness 0 (hard) to 1 (soft from the middle on)
 * @returns the box of pixels that may have changed, or null when the stroke lies outside the mask
 */
export function sweep(mask: Mask, from: Dab, to: Dab, softness: number, erase: boolean): Rect | null {
  return eachCovered(mask, from, to, softness, (at, coverage) => lay(mask, at, coverage, erase));
}

/** A pen's pressure as a share of the radius. A mouse reports 0.5 while pressed, older pens 0: both mean full size. */
export function pressed(pressure: number, isPen: boolean): number {
  return isPen && pressure > 0 ? 0.2 + 0.8 * Math.min(1, pressure) : 1;
}
