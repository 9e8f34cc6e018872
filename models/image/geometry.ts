/**
 * Sizes and rectangles, branded by the space they live in, so that a canvas rectangle passed where a crop
 * rectangle belongs does not compile. Pure; imports nothing.
 */
declare const space: unique symbol;
/** `T` measured in space `S`: canvas = document units; source = pixels of the picture read from the host; crop = pixels of the context cut from it; model = pixels the network sees. */
export type In<S extends "canvas" | "source" | "crop" | "model", T> = T & {
  readonly [space]?: S;
};

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left, top, width, height. Pixel rectangles are integral and half-open: x ≤ column < x + width. */
export interface Rect extends Point, Size {}

export type CanvasRect = In<"canvas", Rect>;
export type SourceRect = In<"source", Rect>;

/** The rectangle from (0, 0) to the far corner of `size`. */
export function frameOf<R extends Rect = Rect>(size: Size): R {
  return { x: 0, y: 0, width: size.width, height: size.height } as R;
}

export function isEmpty(rect: Size): boolean {
  return rect.width <= 0 || rect.height <= 0;
}

/** The part both share; width and height 0 where they share nothing. */
export function intersect<R extends Rect>(a: R, b: R): R {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height } as R;
}

/** The smallest rectangle around both; an empty one adds nothing. */
export function union<R extends Rect>(a: R, b: R): R {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  const height = Math.max(a.y + a.height, b.y + b.height) - y;
  return { x, y, width, height } as R;
}

/** The rectangle that keeps its place when `from` becomes `to` (moved or resized), perhaps in another space. */
export function carried<R extends Rect>(rect: Rect, from: Rect, to: Rect): R {
  const scaleX = to.width / from.width;
  const scaleY = to.height / from.height;
  return {
    x: to.x + (rect.x - from.x) * scaleX,
    y: to.y + (rect.y - from.y) * scaleY,
    width: rect.width * scaleX,
    height: rect.height * scaleY,
  } as R;
}

/** Wider by `by` on each of the four sides. */
export function outset<R extends Rect>(rect: R, by: number): R {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by } as R;
}

/** Narrower by `by` on each side; never less than empty, and then at the middle. */
export function inset<R extends Rect>(rect: R, by: number): R {
  const width = Math.max(0, rect.width - 2 * by);
  const height = Math.max(0, rect.height - 2 * by);
  return {
    x: rect.x + (rect.width - width) / 2,
    y: rect.y + (rect.height - height) / 2,
    width,
    height,
  } as R;
}

/** Whether `inner` lies inside `outer`; sharing an edge counts. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/**
 * `rect` moved, not resized, until it lies inside `frame`. On a side where it is longer than the frame it is moved
 * until it covers the frame.
 */
export function clampInside<R extends Rect>(rect: R, frame: Rect): R {
  return {
    x: slide(rect.x, rect.width, frame.x, frame.width),
    y: slide(rect.y, rect.height, frame.y, frame.height),
    width: rect.width,
    height: rect.height,
  } as R;
}

function slide(start: number, length: number, frameStart: number, frameLength: number): number {
  const last = frameStart + frameLength - length;
  return Math.min(Math.max(start, Math.min(frameStart, last)), Math.max(frameStart, last));
}

/** The smallest integral rectangle around `rect`. */
export function roundOut<R extends Rect>(rect: R): R {
  const x = Math.floor(rect.x);
  const y = Math.floor(rect.y);
  const width = Math.ceil(rect.x + rect.width) - x;
  const height = Math.ceil(rect.y + rect.height) - y;
  return { x, y, width, height } as R;
}

/** `rect` as seen from the corner of `origin`. */
export function relativeTo<R extends Rect>(rect: Rect, origin: Point): R {
  return { x: rect.x - origin.x, y: rect.y - origin.y, width: rect.width, height: rect.height } as R;
}
