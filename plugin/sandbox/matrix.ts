/** Figma's 2x3 transforms and boxes, as far as placing needs them. Pure. */
import type { CanvasRect } from "../../models/image/geometry";

/** First `inner`, then `outer`. */
export function multiply(outer: Transform, inner: Transform): Transform {
  const [[a, c, e], [b, d, f]] = outer;
  const [[g, i, k], [h, j, l]] = inner;
  return [
    [a * g + c * h, a * i + c * j, a * k + c * l + e],
    [b * g + d * h, b * i + d * j, b * k + d * l + f],
  ];
}

/** The transform that undoes this one; null when it flattens the plane. */
export function inverse([[a, c, e], [b, d, f]]: Transform): Transform | null {
  const area = a * d - b * c;
  if (Math.abs(area) < 1e-9) return null;
  return [
    [d / area, -c / area, (c * f - d * e) / area],
    [-b / area, a / area, (b * e - a * f) / area],
  ];
}

export function translation(x: number, y: number): Transform {
  return [
    [1, 0, x],
    [0, 1, y],
  ];
}

export function intersects(one: CanvasRect, other: CanvasRect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** A copy with nothing but numbers, safe to post. */
export function plainRect({ x, y, width, height }: Rect): CanvasRect {
  return { x, y, width, height };
}
