/** The canvas: the document fitted into the stage, its selection as marching ants, and the rectangle tool. */
import type { Point, Rect, Size } from "../../../models/image/geometry";
import type { Mask } from "../../../models/image/raster";
import { flatten } from "../core/flatten";
import type { Layer } from "../core/layers";
import type { Pea } from "../core/pea";
import { rectangleSelection } from "../core/selecting";

export interface View {
  draw(): void;
  /** Where a document pixel lies in the window. */
  toWindow(point: Point): Point;
}

const margin = 24;

export function createView(pea: Pea, canvas: HTMLCanvasElement, feather: () => number): View {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser has no canvas");
  let drag: { readonly from: Point; readonly to: Point } | null = null;
  let picture: { readonly of: readonly Layer[]; readonly canvas: HTMLCanvasElement } | null = null;
  let ants: { readonly of: Mask; readonly canvas: HTMLCanvasElement } | null = null;

  const fitted = ({ width, height }: Size) => {
    const [w, h] = [canvas.clientWidth, canvas.clientHeight];
    const zoom = Math.max(0.01, Math.min((w - 2 * margin) / width, (h - 2 * margin) / height, 4));
    return { zoom, x: Math.round((w - width * zoom) / 2), y: Math.round((h - height * zoom) / 2) };
  };
  const toDocument = (event: PointerEvent): Point => {
    const { zoom, x, y } = fitted(pea.active?.state ?? { width: 1, height: 1 });
    return { x: (event.offsetX - x) / zoom, y: (event.offsetY - y) / zoom };
  };

  const draw = (): void => {
    const ratio = devicePixelRatio;
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    if (pea.active === null) return;
    const { layers, selection, width, height } = pea.active.state;
    if (picture?.of !== layers) picture = { of: layers, canvas: canvasOf(flatten(layers, { width, height })) };
    if (selection !== null && ants?.of !== selection) ants = { of: selection, canvas: outlineOf(selection) };
    const { zoom, x, y } = fitted({ width, height });
    context.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
    // Whole pixels of the screen, or the paper shows at the border.
    const [w, h] = [Math.floor(width * zoom), Math.floor(height * zoom)];
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, w, h);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture.canvas, 0, 0, w, h);
    if (selection !== null && ants !== null) context.drawImage(ants.canvas, 0, 0, w, h);
    if (drag !== null) {
      const rect = rectOf(drag.from, drag.to);
      context.setLineDash([4, 4]);
      context.strokeStyle = "#ffffff";
      context.strokeRect(rect.x * zoom, rect.y * zoom, rect.width * zoom, rect.height * zoom);
      context.lineDashOffset = 4;
      context.strokeStyle = "#000000";
      context.strokeRect(rect.x * zoom, rect.y * zoom, rect.width * zoom, rect.height * zoom);
      context.setLineDash([]);
      context.lineDashOffset = 0;
    }
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (pea.active === null || event.button !== 0) return;
    drag = { from: toDocument(event), to: toDocument(event) };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (drag === null) return;
    drag = { from: drag.from, to: toDocument(event) };
    draw();
  });
  canvas.addEventListener("pointerup", () => {
    const { active } = pea;
    if (drag === null || active === null) return;
    const rect = rectOf(drag.from, drag.to);
    drag = null;
    if (rect.width < 1 && rect.height < 1) {
      if (active.state.selection !== null) active.commit("Deselect", { selection: null });
    } else active.commit("Rectangle Select", { selection: rectangleSelection(active.state, rect, feather()) });
    draw();
  });
  new ResizeObserver(draw).observe(canvas);

  return {
    draw,
    toWindow(point) {
      const { zoom, x, y } = fitted(pea.active?.state ?? { width: 1, height: 1 });
      const box = canvas.getBoundingClientRect();
      return { x: box.x + x + point.x * zoom, y: box.y + y + point.y * zoom };
    },
  };
}

function rectOf(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** Pixels on a canvas of their size. */
export function canvasOf({ width, height, data }: ImageDataLike): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}

interface ImageDataLike extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Where half selected begins, as Photoshop draws it: black and white dashes. */
function outlineOf({ width, height, data }: Mask): HTMLCanvasElement {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const inside = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < width && y < height && (data[y * width + x] ?? 0) >= 128;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!inside(x, y)) continue;
      if (inside(x - 2, y) && inside(x + 2, y) && inside(x, y - 2) && inside(x, y + 2)) continue;
      const value = ((x + y) >> 3) % 2 === 0 ? 255 : 0;
      pixels.set([value, value, value, 255], (y * width + x) * 4);
    }
  }
  return canvasOf({ width, height, data: pixels });
}
