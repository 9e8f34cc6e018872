/** Figma's nodes over our document. A node is a name for a layer: undo and deletion pull it from under the plugin. */
import type { EditorDocument } from "../document/document";
import type { Layer, Placed } from "../document/layer";
import { drawnBounds, pageBounds } from "../document/layer";
import { identity } from "../document/matrix";
import { exportPngOf } from "../render/export-layer";
import { checkEntry } from "./root";

/** Everything a layer has in common. Checked against Figma's own types. */
type NodeSubset = Pick<
  RectangleNode,
  | "id"
  | "name"
  | "visible"
  | "locked"
  | "opacity"
  | "x"
  | "y"
  | "width"
  | "height"
  | "removed"
  | "layoutPositioning"
  | "relativeTransform"
  | "absoluteTransform"
  | "absoluteBoundingBox"
  | "absoluteRenderBounds"
  | "rotation"
  | "remove"
  | "resize"
  | "getPluginData"
  | "setPluginData"
  | "getPluginDataKeys"
  | "setRelaunchData"
  | "getRelaunchData"
>;

/** The page as a parent. */
export interface PageNode {
  readonly id: string;
  readonly type: "PAGE";
  readonly name: string;
  readonly parent: null;
  readonly removed: boolean;
  readonly children: readonly LayerNode[];
  insertChild(index: number, child: LayerNode): void;
  appendChild(child: LayerNode): void;
}

/** Which object stands for which layer. */
export interface NodeLookup {
  node(layer: Layer): LayerNode;
  parentOf(placed: Placed): LayerNode | PageNode;
  /** Commands setRelaunchData may name. */
  readonly relaunchCommands: readonly string[];
}

export class LayerNode implements NodeSubset {
  constructor(
    protected readonly document: EditorDocument,
    protected readonly nodes: NodeLookup,
    readonly id: string,
  ) {}

  protected get placed(): Placed {
    const placed = this.document.find(this.id);
    if (placed === null) throw new Error(`The node with id "${this.id}" does not exist`);
    return placed;
  }

  protected get layer(): Layer {
    return this.placed.layer;
  }

  protected change(act: (layer: Layer) => void): void {
    const { layer, ancestors } = this.placed;
    if (ancestors.some((other) => other.type === "INSTANCE"))
      throw new Error("Cannot change a layer inside an instance");
    this.document.change(() => act(layer));
  }

  get removed(): boolean {
    return this.document.find(this.id) === null;
  }
  get type(): Layer["type"] {
    return this.layer.type;
  }
  get parent() {
    return this.nodes.parentOf(this.placed);
  }
  get name() {
    return this.layer.name;
  }
  set name(name: string) {
    this.change((layer) => {
      layer.name = String(name);
    });
  }
  get visible() {
    return this.layer.visible;
  }
  set visible(visible: boolean) {
    this.change((layer) => {
      layer.visible = visible;
    });
  }
  get locked() {
    return this.layer.locked;
  }
  set locked(locked: boolean) {
    this.change((layer) => {
      layer.locked = locked;
    });
  }
  get opacity() {
    return this.layer.opacity;
  }
  set opacity(opacity: number) {
    this.change((layer) => {
      layer.opacity = opacity;
    });
  }
  get effects(): readonly Effect[] {
    return [];
  }
  set effects(effects: readonly Effect[]) {
    if (effects.length > 0) throw new Error("The playground has no effects");
  }
  get width() {
    return pageBounds({ ...this.placed, toPage: identity })?.width ?? 0;
  }
  get height() {
    return pageBounds({ ...this.placed, toPage: identity })?.height ?? 0;
  }
  get x() {
    return this.relativeTransform[0][2];
  }
  set x(x: number) {
    const [[a, c], row] = this.relativeTransform;
    this.relativeTransform = [[a, c, x], row];
  }
  get y() {
    return this.relativeTransform[1][2];
  }
  set y(y: number) {
    const [row, [b, d]] = this.relativeTransform;
    this.relativeTransform = [row, [b, d, y]];
  }
  get rotation() {
    const [[a], [b]] = this.relativeTransform;
    return (-Math.atan2(b, a) * 180) / Math.PI;
  }
  get layoutPositioning() {
    return this.layer.layoutPositioning;
  }
  set layoutPositioning(value: "AUTO" | "ABSOLUTE") {
    const around = this.placed.ancestors[this.placed.ancestors.length - 1];
    if (value === "ABSOLUTE" && (around?.layoutMode ?? "NONE") === "NONE") {
      throw new Error("Can only set layoutPositioning = ABSOLUTE if the parent node has auto layout");
    }
    this.change((layer) => {
      layer.layoutPositioning = value;
    });
  }
  get relativeTransform(): Transform {
    return structuredClone(this.layer.transform);
  }
  set relativeTransform(transform: Transform) {
    const { ancestors, layer: own } = this.placed;
    const flow = (ancestors[ancestors.length - 1]?.layoutMode ?? "NONE") !== "NONE" && own.layoutPositioning === "AUTO";
    if (flow) return; // Auto layout decides where its children lie.
    this.change((layer) => {
      layer.transform = structuredClone(transform);
    });
  }
  get absoluteTransform(): Transform {
    return structuredClone(this.placed.toPage);
  }
  get absoluteBoundingBox(): Rect | null {
    return pageBounds(this.placed);
  }
  get absoluteRenderBounds(): Rect | null {
    return drawnBounds(this.placed);
  }

  resize(width: number, height: number): void {
    if (width < 0.01 || height < 0.01) throw new Error("resize: sides must be at least 0.01");
    this.change((layer) => {
      layer.width = width;
      layer.height = height;
    });
  }

  remove(): void {
    if (this.placed.ancestors.some((other) => other.type === "INSTANCE")) {
      throw new Error("Removing this node is not allowed");
    }
    this.document.remove(this.id);
  }

  clone(): LayerNode {
    const copy = (layer: Layer): Layer => ({
      ...structuredClone(layer),
      id: this.document.newId(),
      children: layer.children.map(copy),
    });
    const made = copy(this.layer);
    this.document.change(() => this.document.layers.push(made));
    return this.nodes.node(made);
  }

  async exportAsync(settings: ExportSettings = { format: "PNG" }): Promise<Uint8Array> {
    if (settings.format !== "PNG") throw new Error(`The playground exports PNG only, not ${settings.format}`);
    await Promise.resolve();
    const bytes = exportPngOf(this.document, this.id, {
      constraint: settings.constraint ?? { type: "SCALE", value: 1 },
      useAbsoluteBounds: settings.useAbsoluteBounds ?? false,
      contentsOnly: settings.contentsOnly ?? true,
    });
    if (bytes === null) throw new Error("Failed to export node. This node may not have any visible layers.");
    return bytes;
  }

  getPluginData(key: string): string {
    return this.layer.pluginData[key] ?? "";
  }
  getPluginDataKeys(): string[] {
    return Object.keys(this.layer.pluginData);
  }
  setPluginData(key: string, value: string): void {
    checkEntry(key, value, this.id);
    this.change((layer) => {
      if (value === "") delete layer.pluginData[key];
      else layer.pluginData[key] = value;
    });
  }
  getRelaunchData(): { [command: string]: string } {
    return { ...this.layer.relaunch };
  }
  setRelaunchData(data: { [command: string]: string }): void {
    for (const command of Object.keys(data)) {
      if (!this.nodes.relaunchCommands.includes(command)) {
        throw new Error(`The command "${command}" is not among the manifest's relaunchButtons`);
      }
    }
    this.change((layer) => {
      layer.relaunch = { ...data };
    });
  }
}
