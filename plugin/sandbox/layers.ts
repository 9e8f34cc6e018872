/** What kinds of layers there are, seen from an image editor. Pure questions about nodes. */
import type { CanvasRect } from "../../models/image/geometry";
import { plainRect } from "./matrix";

/** A layer that shows a picture as its fill: rectangles, frames, components, anything. */
export type ImageLayer = SceneNode & MinimalFillsMixin & DimensionAndPositionMixin & ExportMixin;

/** A layer whose outline can say where to paint. */
export type Shape =
  | RectangleNode
  | EllipseNode
  | PolygonNode
  | StarNode
  | VectorNode
  | LineNode
  | BooleanOperationNode
  | TextNode;

const shapeTypes: readonly string[] = [
  "RECTANGLE",
  "ELLIPSE",
  "POLYGON",
  "STAR",
  "VECTOR",
  "LINE",
  "BOOLEAN_OPERATION",
  "TEXT",
];

/** The topmost visible picture in the layer's fills. */
export function imagePaint(node: BaseNode): ImagePaint | null {
  if (!("fills" in node) || !Array.isArray(node.fills)) return null; // Mixed fills (text) hold no picture.
  const fills: readonly Paint[] = node.fills;
  const pictures = fills.filter(
    (paint): paint is ImagePaint => paint.type === "IMAGE" && paint.visible !== false && paint.imageHash !== null,
  );
  return pictures[pictures.length - 1] ?? null;
}

export function isImageLayer(node: BaseNode): node is ImageLayer {
  return imagePaint(node) !== null;
}

export function isShape(node: BaseNode): node is Shape {
  return shapeTypes.includes(node.type) && !isImageLayer(node);
}

export function hasVisiblePaint(paints: ReadonlyArray<Paint> | PluginAPI["mixed"]): boolean {
  return !Array.isArray(paints) || paints.some((paint: Paint) => paint.visible !== false && (paint.opacity ?? 1) > 0);
}

/** Strokes may lie outside the geometric box, and a line has no other extent. */
export function drawsOutsideItsBox(shape: Shape): boolean {
  return shape.type === "LINE" || hasVisiblePaint(shape.strokes);
}

/** Where the layer lies on the canvas, axis-aligned; for shapes with strokes, where they are drawn. */
export function boundsOf(node: SceneNode): CanvasRect | null {
  const drawn = isShape(node) && drawsOutsideItsBox(node) ? node.absoluteRenderBounds : null;
  const box = drawn ?? node.absoluteBoundingBox;
  return box === null ? null : plainRect(box);
}

/** Where anything of the layer is drawn: strokes and shadows too, of what is in it as well. */
export function drawnBoundsOf(node: SceneNode): CanvasRect | null {
  const drawn = "absoluteRenderBounds" in node ? node.absoluteRenderBounds : null;
  return drawn === null ? boundsOf(node) : plainRect(drawn);
}

export function isEmpty(bounds: CanvasRect | null): boolean {
  return bounds === null || bounds.width < 0.01 || bounds.height < 0.01;
}

/** The layer and every layer around it, inside out, without page and document. */
export function withAncestors(node: SceneNode): readonly SceneNode[] {
  const chain: SceneNode[] = [node];
  for (let parent = node.parent; parent !== null && isScene(parent); parent = parent.parent) chain.push(parent);
  return chain;
}

export function isHidden(node: SceneNode): boolean {
  return withAncestors(node).some((layer) => !layer.visible);
}

export function isScene(node: BaseNode): node is SceneNode {
  return node.type !== "PAGE" && node.type !== "DOCUMENT";
}

/** Whether the layer with this id lies somewhere in `node`. */
export function holds(node: SceneNode, id: string): boolean {
  return "children" in node && node.children.some((child) => child.id === id || holds(child, id));
}
