/** The document on the screen. Fast and only looked at: exact bytes come from render/. */
import type { EditorDocument } from "../document/document";
import { drawnBounds, type Layer, type Placed, pageBounds } from "../document/layer";
import type { Matrix } from "../document/matrix";
import { pictureToLayer } from "../render/draw-layers";
import { fillOutlines, strokeLines } from "../render/outline";
import type { View } from "./view";

const blue = "#0d99ff";

/** Pictures as canvases, made once. */
const drawn = new WeakMap<object, HTMLCanvasElement>();

export function pictureCanvas(document: EditorDocument, hash: string): HTMLCanvasElement | null {
  const picture = document.pictures.get(hash);
  if (picture === undefined) return null;
  const known = drawn.get(picture);
  if (known !== undefined) return known;
  const canvas = Object.assign(window.document.createElement("canvas"), {
    width: picture.pixels.width,
    height: picture.pixels.height,
  });
  canvas.getContext("2d")?.putImageData(new ImageData(picture.pixels.data, picture.pixels.width), 0, 0);
  drawn.set(picture, canvas);
  return canvas;
}

export function drawDocument(
  context: CanvasRenderingContext2D,
  document: EditorDocument,
  view: View,
  ratio: number,
): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.imageSmoothingEnabled = view.zoom * ratio < 3;
  for (const placed of document.placed()) {
    const chain = [...placed.ancestors, placed.layer];
    if (chain.some((layer) => !layer.visible)) continue;
    context.globalAlpha = chain.reduce((product, layer) => product * layer.opacity, 1);
    useMatrix(context, placed.toPage, view, ratio);
    drawLayer(context, document, placed.layer);
  }
  context.globalAlpha = 1;
  for (const id of document.selection) {
    const placed = document.find(id);
    if (placed !== null) drawSelected(context, placed, view, ratio);
  }
}

function drawLayer(context: CanvasRenderingContext2D, document: EditorDocument, layer: Layer): void {
  const outline = pathOf(fillOutlines(layer), true);
  const alpha = context.globalAlpha;
  for (const fill of layer.fills.filter((one) => one.visible)) {
    context.globalAlpha = alpha * fill.opacity;
    if (fill.type === "SOLID") {
      context.fillStyle = css(fill.color);
      context.fill(outline);
      continue;
    }
    const canvas = pictureCanvas(document, fill.imageHash);
    if (canvas === null) continue;
    context.save();
    context.clip(outline);
    const [[a, c, e], [b, d, f]] = pictureToLayer(layer, canvas, fill.scaleMode);
    context.transform(a, b, c, d, e, f);
    context.drawImage(canvas, 0, 0);
    context.restore();
  }
  for (const stroke of layer.strokes) {
    if (stroke.type !== "SOLID" || !stroke.visible) continue;
    context.globalAlpha = alpha * stroke.opacity;
    context.strokeStyle = css(stroke.color);
    context.lineWidth = layer.strokeWeight;
    context.lineCap = context.lineJoin = "round";
    context.stroke(pathOf(strokeLines(layer), false));
  }
  context.globalAlpha = alpha;
}

function drawSelected(context: CanvasRenderingContext2D, placed: Placed, view: View, ratio: number): void {
  context.strokeStyle = blue;
  context.lineJoin = "miter";
  if (placed.layer.type !== "GROUP" && placed.layer.type !== "RECTANGLE") {
    useMatrix(context, placed.toPage, view, ratio);
    context.lineWidth = 1.5 / view.zoom;
    context.stroke(pathOf(fillOutlines(placed.layer), true));
  }
  // A brush stroke is as large as it is drawn; its geometry alone would cut through it.
  const stroke = placed.layer.fills.length === 0 && placed.layer.strokes.length > 0;
  const box = stroke ? drawnBounds(placed) : pageBounds(placed);
  if (box === null) return;
  const { x, y } = view.toScreen(box);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineWidth = 1.5;
  context.strokeRect(x, y, box.width * view.zoom, box.height * view.zoom);
  if (!isResizable(placed.layer)) return;
  context.fillStyle = "#ffffff";
  for (const [u, v] of [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const) {
    context.fillRect(x + u * box.width * view.zoom - 3.5, y + v * box.height * view.zoom - 3.5, 7, 7);
    context.strokeRect(x + u * box.width * view.zoom - 3.5, y + v * box.height * view.zoom - 3.5, 7, 7);
  }
}

/** Only what has handles can be resized by them. */
export function isResizable({ type, locked }: Layer): boolean {
  return type !== "GROUP" && type !== "VECTOR" && !locked;
}

function useMatrix(context: CanvasRenderingContext2D, [[a, c, e], [b, d, f]]: Matrix, view: View, ratio: number): void {
  const { zoom, origin } = view;
  const scale = ratio * zoom;
  context.setTransform(
    a * scale,
    b * scale,
    c * scale,
    d * scale,
    e * scale + origin.x * ratio,
    f * scale + origin.y * ratio,
  );
}

function pathOf(lines: readonly (readonly { x: number; y: number }[])[], closed: boolean): Path2D {
  const path = new Path2D();
  for (const line of lines) {
    line.forEach(({ x, y }, i) => {
      if (i === 0) path.moveTo(x, y);
      // A dot still shows: a line of no length is drawn with its round ends only if it has a second point.
      if (i > 0 || line.length === 1) path.lineTo(x, y);
    });
    if (closed) path.closePath();
  }
  return path;
}

function css({ r, g, b }: { r: number; g: number; b: number }): string {
  return `rgb(${Math.round(r * 255)} ${Math.round(g * 255)} ${Math.round(b * 255)})`;
}
