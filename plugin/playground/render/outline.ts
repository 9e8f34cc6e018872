/** Outlines of layers as polygons, in their own units. Pure. */
import type { Point } from "../../../models/image/geometry";
import type { Layer } from "../document/layer";
import { corners } from "../document/matrix";

/** Sides of the polygon that stands for an ellipse; its error is below 1/16 pixel up to 1,600 pixels. */
const ellipseSides = 256;

/** Closed outlines a fill covers. */
export function fillOutlines(layer: Layer): readonly (readonly Point[])[] {
  switch (layer.type) {
    case "RECTANGLE":
    case "FRAME":
    case "INSTANCE":
      return [corners(layer)];
    case "ELLIPSE":
      return [
        Array.from({ length: ellipseSides }, (_, i) => {
          const angle = (i / ellipseSides) * 2 * Math.PI;
          return { x: (layer.width / 2) * (1 + Math.cos(angle)), y: (layer.height / 2) * (1 + Math.sin(angle)) };
        }),
      ];
    case "VECTOR":
      return layer.paths.filter((path) => path.closed).map((path) => toPoints(path.points));
    case "GROUP":
      return [];
  }
}

/** Lines a stroke follows; closed ones end where they start. */
export function strokeLines(layer: Layer): readonly (readonly Point[])[] {
  const open = layer.paths.filter((path) => !path.closed).map((path) => toPoints(path.points));
  const closed = fillOutlines(layer).map((outline) => (outline[0] ? [...outline, outline[0]] : outline));
  return [...closed, ...open];
}

export function toPoints(flat: readonly number[]): readonly Point[] {
  return Array.from({ length: flat.length >> 1 }, (_, i) => ({ x: flat[2 * i] ?? 0, y: flat[2 * i + 1] ?? 0 }));
}
