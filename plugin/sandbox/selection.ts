/** From what the user selected to what can be edited. Pure over nodes. */
import type { SelectionProblem } from "../protocol/host";
import {
  boundsOf,
  type ImageLayer,
  isEmpty,
  isHidden,
  isImageLayer,
  isShape,
  type Shape,
  withAncestors,
} from "./layers";
import { intersects } from "./matrix";
import { bottomFirst } from "./paint-order";
import { storedWith } from "./stored";

export interface ResolvedPicture {
  readonly source: ImageLayer;
  readonly shapes: readonly Shape[];
}

export type Resolution =
  | {
      readonly state: "none";
      readonly problem: SelectionProblem;
      /** With "several-images": those that can be edited, each with the shapes that touch it. */
      readonly pictures?: readonly ResolvedPicture[];
    }
  | {
      readonly state: "ready";
      readonly source: ImageLayer;
      readonly shapes: readonly Shape[];
      readonly stored: string | null;
    };

/**
 * Which picture and which shapes are meant.
 * `layers` are the page's children, bottom first. `original` is the layer a selected Blendfill layer was painted
 * for, if it still exists.
 */
export function resolveSelection(
  selected: readonly SceneNode[],
  layers: readonly SceneNode[],
  original: BaseNode | null,
): Resolution {
  if (selected.length === 0) return problem("nothing-selected");
  const again = selected.length === 1 && selected[0] !== undefined ? storedWith(selected[0]) : null;
  if (again !== null && selected[0] !== undefined) {
    const source = original !== null && isImageLayer(original) ? original : topmostImageUnder([selected[0]], layers);
    if (source !== null) return checked(source, [], again.request);
    // Its picture is gone: the layer can still be edited like any other.
  }
  const parts = selected.flatMap(expand);
  const shown = parts.filter((node) => !isHidden(node));
  if (parts.length > 0 && shown.length === 0) return problem("hidden");
  const images = shown.filter(isImageLayer);
  const shapes = shown.filter(isShape);
  const source = chooseImage(images, shapes, layers);
  if (source === "several-images") return { ...problem(source), pictures: eachOf(bottomFirst(images), shapes) };
  return typeof source === "string" ? problem(source) : checked(source, shapes, null);
}

/** Several pictures: those that could be edited alone, each with its own shapes, the lowest first. */
function eachOf(images: readonly ImageLayer[], shapes: readonly Shape[]): readonly ResolvedPicture[] {
  return images.flatMap((image) => {
    if (storedWith(image) !== null) return [];
    const bounds = boundsOf(image);
    const own = shapes.filter((shape) => {
      const box = boundsOf(shape);
      return bounds !== null && box !== null && intersects(box, bounds);
    });
    const one = checked(image, own, null);
    return one.state === "ready" ? [{ source: one.source, shapes: one.shapes }] : [];
  });
}

/** The source for these images and shapes, or why there is none. */
function chooseImage(
  images: readonly ImageLayer[],
  shapes: readonly Shape[],
  layers: readonly SceneNode[],
): ImageLayer | SelectionProblem {
  // "Select all" takes earlier results along with their picture; the picture is meant.
  const pictures = images.length > 1 ? images.filter((node) => storedWith(node) === null) : images;
  if (pictures.length > 1) return "several-images";
  const [selected] = pictures.length === 1 ? pictures : images;
  if (selected !== undefined) return selected;
  if (shapes.length === 0) return "no-image";
  if (shapes.every((shape) => isEmpty(boundsOf(shape)))) return "zero-size";
  const under = topmostImageUnder(shapes, layers);
  if (under !== null) return under;
  return inPaintOrder(layers).some(isImageLayer) ? "shape-outside" : "no-image";
}

function checked(source: ImageLayer, shapes: readonly Shape[], stored: string | null): Resolution {
  const bounds = boundsOf(source);
  if (isHidden(source)) return problem("hidden");
  // A locked background is fine to read, but a locked parent takes no new layer. A picture that was locked and
  // still selected was picked in the layer list; say so rather than surprise.
  if (withAncestors(source).some((node) => node.locked && (node !== source || shapes.length === 0))) {
    return problem("locked");
  }
  if (bounds === null || isEmpty(bounds)) return problem("zero-size");
  if (shapes.length === 0) return { state: "ready", source, shapes, stored };
  const solid = shapes.filter((shape) => !isEmpty(boundsOf(shape)));
  if (solid.length === 0) return problem("zero-size");
  const over = solid.filter((shape) => {
    const box = boundsOf(shape);
    return box !== null && intersects(box, bounds);
  });
  return over.length === 0 ? problem("shape-outside") : { state: "ready", source, shapes: over, stored };
}

/**
 * The topmost visible picture painted before the lowest of `above`. Earlier results are passed over: they are
 * patches, and a new fill belongs to the picture they were painted for.
 */
function topmostImageUnder(above: readonly SceneNode[], layers: readonly SceneNode[]): ImageLayer | null {
  const order = inPaintOrder(layers);
  const lowest = Math.min(...above.map((node) => order.findIndex((other) => other.id === node.id)));
  const under = order.slice(0, Math.max(lowest, 0)).filter(isImageLayer);
  const hit = under.filter((node) => {
    const box = boundsOf(node);
    return (
      box !== null &&
      storedWith(node) === null &&
      above.some((other) => {
        const area = boundsOf(other);
        return area !== null && intersects(area, box);
      })
    );
  });
  return hit[hit.length - 1] ?? null;
}

/** Every visible layer, first painted first: a frame before its children. */
function inPaintOrder(layers: readonly SceneNode[]): readonly SceneNode[] {
  return layers.flatMap((node) => {
    if (!node.visible) return [];
    return "children" in node && node.type !== "BOOLEAN_OPERATION" ? [node, ...inPaintOrder(node.children)] : [node];
  });
}

/** A group stands for what is in it; a frame without a picture of its own for the pictures in it. */
function expand(node: SceneNode): readonly SceneNode[] {
  if (isImageLayer(node) || isShape(node) || !("children" in node)) return [node];
  const inside = node.children.flatMap(expand);
  return node.type === "GROUP" ? inside : inside.filter(isImageLayer);
}

function problem(why: SelectionProblem): Extract<Resolution, { state: "none" }> {
  return { state: "none", problem: why };
}
