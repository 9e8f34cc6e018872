/** One layer as PNG, as Figma's exportAsync gives it. */
import { encode } from "fast-png";
import type { Rect, Size } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import type { EditorDocument } from "../document/document";
import { drawnBounds, pageBounds } from "../document/layer";
import { union } from "../document/matrix";
import { drawLayers } from "./draw-layers";
import { pictureOneToOne } from "./one-to-one";

export interface ExportOptions {
  readonly constraint: { readonly type: "SCALE" | "WIDTH" | "HEIGHT"; readonly value: number };
  readonly useAbsoluteBounds: boolean;
  readonly contentsOnly: boolean;
}

/** The layer and what is in it, alone. Null when it does not exist or has no extent. */
export function exportLayer(document: EditorDocument, id: string, options: ExportOptions): Raster | null {
  const placed = document.find(id);
  if (placed === null) return null;
  const box = options.useAbsoluteBounds ? pageBounds(placed) : drawnBounds(placed);
  if (box === null || box.width <= 0 || box.height <= 0) return null;
  const inside = document
    .placed()
    .filter(({ layer, ancestors }) => layer.id === id || ancestors.some((other) => other.id === id));
  const shown = options.contentsOnly ? inside : document.placed();
  const size = exportSize(box, options.constraint);
  return drawLayers(shown, document.pictures, box, size, options.contentsOnly ? placed.ancestors.length : 0);
}

const encoded = new WeakMap<Raster, Uint8Array<ArrayBuffer>>();

/**
 * As `exportLayer`, as PNG. A picture shown one to one is neither drawn nor encoded again: a photograph of 4096 pixels
 * would hold the page for seconds, each time it is selected.
 */
export function exportPngOf(document: EditorDocument, id: string, options: ExportOptions): Uint8Array | null {
  const placed = document.find(id);
  const box = placed === null ? null : pageBounds(placed);
  const picture =
    placed !== null && box !== null && options.contentsOnly
      ? pictureOneToOne(placed, document.pictures, box, exportSize(box, options.constraint))
      : null;
  if (picture === null) {
    const raster = exportLayer(document, id, options);
    return raster === null ? null : toPng(raster);
  }
  const known = encoded.get(picture.pixels) ?? toPng(picture.pixels);
  encoded.set(picture.pixels, known);
  return known.slice();
}

/** The document, or an area of it, on one plane: each pixel that one picture alone covers keeps its bytes. */
export function flatten(document: EditorDocument, area: Rect | null = null): Raster | null {
  const placed = document.placed();
  const box =
    area ??
    placed
      .filter(({ layer, ancestors }) => ancestors.length === 0 && layer.visible)
      .reduce<Rect | null>((all, one) => union(all, pageBounds(one)), null);
  if (box === null || box.width < 1 || box.height < 1) return null;
  const whole = { x: Math.floor(box.x), y: Math.floor(box.y) };
  const size = { width: Math.ceil(box.x + box.width) - whole.x, height: Math.ceil(box.y + box.height) - whole.y };
  return drawLayers(placed, document.pictures, { ...whole, ...size }, size);
}

/** Straight-alpha PNG, without a canvas: a canvas would multiply alpha in and lose bytes. Level 1: nobody waits. */
export function toPng({ width, height, data }: Raster): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encode({ width, height, data, channels: 4, depth: 8 }, { zlib: { level: 1 } }));
}

function exportSize(box: Rect, { type, value }: ExportOptions["constraint"]): Size {
  const scale = type === "SCALE" ? value : type === "WIDTH" ? value / box.width : value / box.height;
  return { width: Math.max(1, Math.round(box.width * scale)), height: Math.max(1, Math.round(box.height * scale)) };
}
