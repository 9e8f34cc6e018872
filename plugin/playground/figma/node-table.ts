/** One node object per layer, so that a plugin may compare them. */
import type { EditorDocument } from "../document/document";
import type { Layer, Placed } from "../document/layer";
import type { LayerNode, NodeLookup, PageNode } from "./layer-node";
import { FrameLayerNode, GroupNode, insertInto, ShapeNode } from "./nodes";

/** The page: what figma.currentPage is. */
export class EmulatedPage implements PageNode {
  readonly id = "0:1";
  readonly type = "PAGE";
  readonly name = "Page 1";
  readonly parent = null;
  readonly removed = false;
  constructor(
    private readonly document: EditorDocument,
    private readonly table: NodeTable,
  ) {}

  get children(): readonly LayerNode[] {
    return this.document.layers.map((layer) => this.table.node(layer));
  }
  get selection(): readonly LayerNode[] {
    return this.document.selection.flatMap((id) => {
      const placed = this.document.find(id);
      return placed === null ? [] : [this.table.node(placed.layer)];
    });
  }
  set selection(nodes: readonly LayerNode[]) {
    this.document.select(nodes.filter((node) => !node.removed).map((node) => node.id));
  }
  insertChild(index: number, child: LayerNode): void {
    insertInto(this.document, null, index, child);
  }
  appendChild(child: LayerNode): void {
    this.insertChild(this.document.layers.length, child);
  }
}

export class NodeTable implements NodeLookup {
  readonly page: EmulatedPage;
  readonly #nodes = new Map<string, LayerNode>();

  constructor(
    private readonly document: EditorDocument,
    /** Commands setRelaunchData may name. */
    readonly relaunchCommands: readonly string[],
  ) {
    this.page = new EmulatedPage(document, this);
  }

  node(layer: Layer): LayerNode {
    const known = this.#nodes.get(layer.id);
    if (known !== undefined) return known;
    const made = this.#make(layer);
    this.#nodes.set(layer.id, made);
    return made;
  }

  byId(id: string): LayerNode | EmulatedPage | null {
    if (id === this.page.id) return this.page;
    const placed = this.document.find(id);
    return placed === null ? null : this.node(placed.layer);
  }

  parentOf({ ancestors }: Placed): LayerNode | EmulatedPage {
    const around = ancestors[ancestors.length - 1];
    return around === undefined ? this.page : this.node(around);
  }

  #make(layer: Layer): LayerNode {
    switch (layer.type) {
      case "GROUP":
        return new GroupNode(this.document, this, layer.id);
      case "FRAME":
      case "INSTANCE":
        return new FrameLayerNode(this.document, this, layer.id);
      case "RECTANGLE":
      case "ELLIPSE":
      case "VECTOR":
        return new ShapeNode(this.document, this, layer.id);
    }
  }
}
