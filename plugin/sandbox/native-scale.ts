/** At which scale a layer shows its picture one to one. */
import type { CanvasRect, Size } from "../../models/image/geometry";
import { type ImageLayer, imagePaint } from "./layers";

/** Pixels of the picture per document unit, for each of Figma's ways to fill a box. Pure. */
function pixelsPerUnit(paint: ImagePaint, box: Size, picture: Size): number {
  const turned = paint.rotation !== undefined && paint.rotation % 180 !== 0;
  const across = (turned ? picture.height : picture.width) / box.width;
  const down = (turned ? picture.width : picture.height) / box.height;
  switch (paint.scaleMode) {
    case "FILL":
      return Math.min(across, down);
    case "FIT":
      return Math.max(across, down);
    case "CROP": {
      // imageTransform maps the unit box of the layer into the unit box of the picture.
      const [[a], [b]] = paint.imageTransform ?? [[1], [0]];
      return Math.hypot(a * picture.width, b * picture.height) / box.width;
    }
    case "TILE":
      return 1 / (paint.scalingFactor ?? 1);
  }
}

/** The layer's own scale; 1 when its picture has not loaded. */
export async function nativeScale(layer: ImageLayer): Promise<number> {
  const paint = imagePaint(layer);
  const image = paint?.imageHash ? figma.getImageByHash(paint.imageHash) : null;
  if (!paint || !image) return 1;
  const scale = pixelsPerUnit(paint, layer, await image.getSizeAsync());
  return Number.isFinite(scale) && scale > 0 ? scale : 1;
}

/** Whole pixels of a box at this scale, at least one. */
export function pixelSize(bounds: CanvasRect, scale: number): Size {
  return {
    width: Math.max(1, Math.round(bounds.width * scale)),
    height: Math.max(1, Math.round(bounds.height * scale)),
  };
}

/** Export size as Figma wants it: the longer side in whole pixels, at most `maxSide`, the other follows. */
export function exportConstraint(bounds: CanvasRect, scale: number, maxSide: number): ExportSettingsConstraints {
  const { width, height } = pixelSize(bounds, scale);
  return bounds.width >= bounds.height
    ? { type: "WIDTH", value: Math.min(width, maxSide) }
    : { type: "HEIGHT", value: Math.min(height, maxSide) };
}
