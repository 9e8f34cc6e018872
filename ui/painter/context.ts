/** The frame of what the model sees, moved and resized by hand. Pure; all in source pixels. */
import { clampInside, frameOf, outset, type Point, type Size, type SourceRect } from "../../models/image/geometry";

export interface Framed {
  readonly crop: SourceRect;
  /** What may change: the frame always holds it. */
  readonly patch: SourceRect;
  readonly source: Size;
}

/** How far the frame can really go of a move: it holds the patch and stays in the picture where it fits. */
export function movable({ crop, patch, source }: Framed, by: Point): Point {
  const wanted = { ...crop, x: crop.x + Math.round(by.x), y: crop.y + Math.round(by.y) };
  const held = clampInside(clampInside(wanted, patch), frameOf(source));
  return { x: held.x - crop.x, y: held.y - crop.y };
}

/** The frame with so much context on each side of what is marked; its middle stays. */
export function withContext(crop: SourceRect, marked: number, context: number): SourceRect {
  return outset(crop, (marked + 2 * context - crop.width) / 2);
}

/** Context for a frame of that side, at least none and at most all of the picture. */
export function contextFor(side: number, marked: number, { width, height }: Size): number {
  const most = Math.max(0, (Math.max(width, height) - marked) / 2);
  return Math.round(Math.min(most, Math.max(0, (side - marked) / 2)));
}
