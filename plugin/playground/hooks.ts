/** What end-to-end tests may look at and do, as `window.blendfillPlayground`. */
import type { EditorDocument } from "./document/document";
import type { Layer } from "./document/layer";
import { examples } from "./examples/examples";
import { exportLayer, flatten, toPng } from "./render/export-layer";

export interface PlaygroundHooks {
  /** Layers as JSON-like data, bottom first. */
  layers(): readonly Layer[];
  selection(): readonly string[];
  select(ids: readonly string[]): void;
  /** Opens an example picture; resolves to its layer's id. */
  openExample(id: string): Promise<string>;
  /** Adds a picture file (PNG, JPEG, WebP, GIF); resolves to its layer's id, or null when it was refused. */
  openBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string | null>;
  addRectangle(x: number, y: number, width: number, height: number): string;
  remove(id: string): void;
  /** PNG of one layer at the scale of its units, as exportAsync gives it. */
  layerBytes(id: string): Uint8Array | null;
  /** PNG of everything visible on one plane. */
  flattened(): Uint8Array | null;
  undo(): void;
  redo(): void;
  undoDepth(): number;
  /** Runs a command of the plugin's menu. */
  run(command: string, prompt?: string): Promise<void>;
  stop(): void;
  running(): boolean;
  /** Where the page lies on the canvas: screen = page · zoom + (x, y), CSS pixels. */
  view(): { readonly zoom: number; readonly x: number; readonly y: number };
  /** What the plugin keeps on this computer; to be written only while it is closed. */
  readonly storage: {
    load(): Promise<{ [key: string]: unknown }>;
    save(values: { readonly [key: string]: unknown }): Promise<void>;
  };
  /** Writes the document where a reload finds it. */
  keep(): Promise<void>;
  clear(): void;
}

declare global {
  interface Window {
    blendfillPlayground?: PlaygroundHooks;
  }
}

type Rest = Pick<
  PlaygroundHooks,
  "openExample" | "openBytes" | "addRectangle" | "run" | "stop" | "running" | "view" | "storage" | "keep" | "clear"
>;

export function exposeHooks(document: EditorDocument, rest: Rest): void {
  window.blendfillPlayground = {
    layers: () => structuredClone(document.layers),
    selection: () => document.selection,
    select: (ids) => document.select(ids),
    remove(id) {
      document.remove(id);
      document.commit();
    },
    layerBytes(id) {
      const raster = exportLayer(document, id, {
        constraint: { type: "SCALE", value: 1 },
        useAbsoluteBounds: true,
        contentsOnly: true,
      });
      return raster === null ? null : toPng(raster);
    },
    flattened() {
      const raster = flatten(document);
      return raster === null ? null : toPng(raster);
    },
    undo: () => document.undo(),
    redo: () => document.redo(),
    undoDepth: () => document.undoDepth,
    ...rest,
  };
}

/** The example with this id. */
export function exampleById(id: string) {
  const found = examples.find((example) => example.id === id);
  if (found === undefined)
    throw new Error(`No example "${id}"; there are ${examples.map((one) => one.id).join(", ")}.`);
  return found;
}
