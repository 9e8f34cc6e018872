/** Kinds of nodes: with paints, with children, with both. */
import type { EditorDocument } from "../document/document";
import { type Fill, type Layer, walk } from "../document/layer";
import { LayerNode } from "./layer-node";
import { toFill, toPaint } from "./paints";

/** A layer with paints. */
export class ShapeNode extends LayerNode implements Pick<RectangleNode, "fills" | "strokes" | "strokeWeight"> {
  get fills(): readonly Paint[] {
    return this.layer.fills.map(toPaint);
  }
  set fills(paints: readonly Paint[]) {
    const fills: readonly Fill[] = paints.map(toFill);
    this.change((layer) => {
      layer.fills = fills;
    });
  }
  get strokes(): readonly Paint[] {
    return this.layer.strokes.map(toPaint);
  }
  set strokes(paints: readonly Paint[]) {
    const strokes: readonly Fill[] = paints.map(toFill);
    this.change((layer) => {
      layer.strokes = strokes;
    });
  }
  get strokeWeight() {
    return this.layer.strokeWeight;
  }
  set strokeWeight(weight: number) {
    this.change((layer) => {
      layer.strokeWeight = weight;
    });
  }
}

/** A group: children, no paints. */
export class GroupNode extends LayerNode {
  get children(): readonly LayerNode[] {
    return this.layer.children.map((layer) => this.nodes.node(layer));
  }
  insertChild(index: number, child: LayerNode): void {
    insertInto(this.document, this.layer, index, child);
  }
  appendChild(child: LayerNode): void {
    this.insertChild(this.layer.children.length, child);
  }
}

/** A frame: children and paints. */
export class FrameLayerNode extends ShapeNode {
  get children(): readonly LayerNode[] {
    return this.layer.children.map((layer) => this.nodes.node(layer));
  }
  get layoutMode() {
    return this.layer.layoutMode;
  }
  insertChild(index: number, child: LayerNode): void {
    insertInto(this.document, this.layer, index, child);
  }
  appendChild(child: LayerNode): void {
    this.insertChild(this.layer.children.length, child);
  }
}

/** Moves a layer into a container; null = the page. Its transform stays as it is, as in Figma. */
export function insertInto(document: EditorDocument, parent: Layer | null, index: number, child: LayerNode): void {
  const placed = document.find(child.id);
  if (placed === null) throw new Error(`The node with id "${child.id}" does not exist`);
  const around = parent === null ? [] : [parent, ...(document.find(parent.id)?.ancestors ?? [])];
  if (around.some((layer) => layer.type === "INSTANCE")) throw new Error("Cannot move node. New parent is an instance");
  if (walk([placed.layer]).some(({ layer }) => layer === parent)) throw new Error("Cannot move a node into itself");
  document.change(() => {
    const from = document.siblings(child.id) ?? [];
    const old = from.indexOf(placed.layer);
    from.splice(old, 1);
    const to = parent === null ? document.layers : parent.children;
    // Figma counts the index before the layer is taken out of the same list.
    to.splice(from === to && old < index ? index - 1 : index, 0, placed.layer);
  });
}
