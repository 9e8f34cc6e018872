/** Layers to pixels, in bytes: what exportAsync and "Export PNG" write. Pure. */
import type { Rect, Size } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import type { Fill, Layer, Placed } from "../document/layer";
import { apply, type Matrix, multiply } from "../document/matrix";
import type { Picture } from "../document/pictures";
import { coverLines, coverPolygons } from "./coverage";
import { fillOutlines, strokeLines } from "./outline";
import { paintColour, paintPicture } from "./paint";

/**
 * Draws the placed layers (bottom first) that are visible into `size` pixels showing `box` of the page.
 * `above`: how many outer ancestors of each layer to ignore for visibility and opacity (an export shows a layer as
 * if it stood alone).
 */
export function drawLayers(
  placed: readonly Placed[],
  pictures: ReadonlyMap<string, Picture>,
  box: Rect,
  size: Size,
  above = 0,
): Raster {
  const target: Raster = { ...size, data: new Uint8ClampedArray(size.width * size.height * 4) };
  const [sx, sy] = [size.width / box.width, size.height / box.height];
  const toTarget: Matrix = [
    [sx, 0, -box.x * sx],
    [0, sy, -box.y * sy],
  ];
  for (const { layer, ancestors, toPage } of placed) {
    const chain = [...ancestors.slice(above), layer];
    if (chain.some((other) => !other.visible)) continue;
    const opacity = chain.reduce((product, other) => product * other.opacity, 1);
    drawLayer(target, layer, multiply(toTarget, toPage), pictures, opacity);
  }
  return target;
}

function drawLayer(
  target: Raster,
  layer: Layer,
  toTarget: Matrix,
  pictures: ReadonlyMap<string, Picture>,
  opacity: number,
): void {
  const map = (line: readonly { x: number; y: number }[]) => line.map((point) => apply(toTarget, point));
  const fills = layer.fills.filter(isShown);
  if (fills.length > 0) {
    const mask = coverPolygons(fillOutlines(layer).map(map), target);
    for (const fill of fills) {
      if (fill.type === "SOLID") {
        paintColour(target, mask, bytes(fill.color), opacity * fill.opacity);
        continue;
      }
      const picture = pictures.get(fill.imageHash)?.pixels;
      if (picture === undefined) continue;
      paintPicture(
        target,
        mask,
        picture,
        multiply(toTarget, pictureToLayer(layer, picture, fill.scaleMode)),
        opacity * fill.opacity,
      );
    }
  }
  for (const stroke of layer.strokes.filter(isShown)) {
    if (stroke.type !== "SOLID") continue;
    const scale = Math.hypot(toTarget[0][0], toTarget[1][0]);
    const mask = coverLines(strokeLines(layer).map(map), (layer.strokeWeight / 2) * scale, target);
    paintColour(target, mask, bytes(stroke.color), opacity * stroke.opacity);
  }
}

/** From a picture's pixels to the units of the layer it fills. */
export function pictureToLayer(layer: Size, picture: Size, mode: "FILL" | "FIT"): Matrix {
  const [across, down] = [layer.width / picture.width, layer.height / picture.height];
  const scale = mode === "FILL" ? Math.max(across, down) : Math.min(across, down);
  return [
    [scale, 0, (layer.width - picture.width * scale) / 2],
    [0, scale, (layer.height - picture.height * scale) / 2],
  ];
}

function isShown(fill: Fill): boolean {
  return fill.visible && fill.opacity > 0;
}

function bytes({ r, g, b }: { r: number; g: number; b: number }): [number, number, number, number] {
  return [Math.round(r * 255), Math.round(g * 255), Math.round(b * 255), 255];
}
