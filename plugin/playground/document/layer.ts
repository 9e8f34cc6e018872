/** The scene: plain data, so that history, saving and tests can copy it. */
import type { Rect } from "../../../models/image/geometry";
import { apply, boxAround, corners, identity, type Matrix, multiply, union } from "./matrix";

export interface Solid {
  readonly type: "SOLID";
  readonly color: { readonly r: number; readonly g: number; readonly b: number };
  readonly opacity: number;
  readonly visible: boolean;
}

interface PictureFill {
  readonly type: "IMAGE";
  readonly imageHash: string;
  readonly scaleMode: "FILL" | "FIT";
  readonly opacity: number;
  readonly visible: boolean;
}

export type Fill = Solid | PictureFill;

/** Flat x, y, x, y … in the layer's own units. */
export interface Path {
  readonly points: readonly number[];
  readonly closed: boolean;
}

type LayerType = "RECTANGLE" | "ELLIPSE" | "VECTOR" | "GROUP" | "FRAME" | "INSTANCE";

export interface Layer {
  readonly id: string;
  readonly type: LayerType;
  name: string;
  visible: boolean;
  locked: boolean;
  opacity: number;
  /** Relative to the nearest frame around it (groups have no coordinates), else to the page. */
  transform: Matrix;
  width: number;
  height: number;
  fills: readonly Fill[];
  strokes: readonly Fill[];
  strokeWeight: number;
  paths: readonly Path[];
  /** Bottom first. */
  children: Layer[];
  layoutMode: "NONE" | "HORIZONTAL" | "VERTICAL";
  layoutPositioning: "AUTO" | "ABSOLUTE";
  pluginData: { [key: string]: string };
  relaunch: { [command: string]: string };
}

/** A layer with everything unsaid at its default. */
export function makeLayer(given: Partial<Layer> & Pick<Layer, "id" | "type" | "name">): Layer {
  return {
    visible: true,
    locked: false,
    opacity: 1,
    transform: identity,
    width: 100,
    height: 100,
    fills: [],
    strokes: [],
    strokeWeight: 1,
    paths: [],
    children: [],
    layoutMode: "NONE",
    layoutPositioning: "AUTO",
    pluginData: {},
    relaunch: {},
    ...given,
  };
}

export function solid(r: number, g: number, b: number, opacity = 1): Solid {
  return { type: "SOLID", color: { r, g, b }, opacity, visible: true };
}

function hasOwnCoordinates(layer: Layer): boolean {
  return layer.type === "FRAME" || layer.type === "INSTANCE";
}

/** A layer with what lies around it. */
export interface Placed {
  readonly layer: Layer;
  /** Outermost first; empty on the page itself. */
  readonly ancestors: readonly Layer[];
  /** From the layer's own units to the page. */
  readonly toPage: Matrix;
}

/** Every layer, bottom first, a container before what is in it. */
export function walk(layers: readonly Layer[], ancestors: readonly Layer[] = [], frame: Matrix = identity): Placed[] {
  return layers.flatMap((layer) => {
    const toPage = layer.type === "GROUP" ? frame : multiply(frame, layer.transform);
    const inner = hasOwnCoordinates(layer) ? toPage : frame;
    return [{ layer, ancestors, toPage }, ...walk(layer.children, [...ancestors, layer], inner)];
  });
}

/** The axis-aligned box of the layer's geometry on the page; a group's is that of its children. */
export function pageBounds({ layer, toPage }: Placed): Rect | null {
  if (layer.type !== "GROUP") return boxAround(corners(layer).map((point) => apply(toPage, point)));
  return walk(layer.children, [], toPage)
    .filter((inner) => inner.ancestors.length === 0)
    .reduce<Rect | null>((box, inner) => union(box, pageBounds(inner)), null);
}

/** As pageBounds, with strokes; null when nothing is drawn. */
export function drawnBounds(placed: Placed): Rect | null {
  const box = pageBounds(placed);
  const { layer, ancestors } = placed;
  if (box === null || !layer.visible || ancestors.some((other) => !other.visible)) return null;
  const out = layer.strokes.some((stroke) => stroke.visible) ? layer.strokeWeight / 2 : 0;
  return { x: box.x - out, y: box.y - out, width: box.width + 2 * out, height: box.height + 2 * out };
}
