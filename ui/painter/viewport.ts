/** Screen coordinates to picture pixels and back. Pure. */
import { clampInside, frameOf, outset, type Point, type Rect, type Size } from "../../models/image/geometry";

/** A point on the screen in pixels of a picture drawn to fill `box`. */
export function toPicture(screen: Point, box: Rect, picture: Size): Point {
  return {
    x: ((screen.x - box.x) * picture.width) / Math.max(1, box.width),
    y: ((screen.y - box.y) * picture.height) / Math.max(1, box.height),
  };
}

/** A rectangle of a picture as CSS percentages of the picture's box. */
export function percentOf(rect: Rect, picture: Size): { left: string; top: string; width: string; height: string } {
  const percent = (part: number, whole: number): string => `${((part / Math.max(1, whole)) * 100).toFixed(4)}%`;
  return {
    left: percent(rect.x, picture.width),
    top: percent(rect.y, picture.height),
    width: percent(rect.width, picture.width),
    height: percent(rect.height, picture.height),
  };
}

/** The square around a patch with a quarter of air, kept inside the picture where it fits. */
export function squareAround(patch: Rect, source: Size): Rect {
  const side = Math.min(Math.max(patch.width, patch.height) * 1.4, Math.min(source.width, source.height));
  const middle = { x: patch.x + patch.width / 2, y: patch.y + patch.height / 2, width: 0, height: 0 };
  return clampInside(outset<Rect>(middle, side / 2), frameOf(source));
}
