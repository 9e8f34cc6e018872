/** What the editor's parts share: the document, the view, the tool in hand, and a redraw. */
import type { Rect } from "../../../models/image/geometry";
import type { EditorDocument } from "../document/document";
import { type Layer, pageBounds } from "../document/layer";
import { union } from "../document/matrix";
import type { View } from "./view";

export type ToolName = "select" | "rectangle" | "ellipse" | "lasso" | "brush";

export interface Editor {
  readonly document: EditorDocument;
  readonly view: View;
  tool: ToolName;
  /** Width of the brush, document units. */
  brushSize: number;
  /** A rectangle being dragged open, on the page. */
  marquee: Rect | null;
  redraw(): void;
  /** Takes a tool; everything that shows it is told. */
  take(tool: ToolName): void;
  onTool(listener: () => void): void;
  notify(sentence: string): void;
}

export function deleteSelected({ document }: Editor): void {
  for (const id of [...document.selection]) if (document.find(id) !== null) document.remove(id);
  document.commit();
}

/** Adds a layer on top, selects it, as one step. */
export function addLayer({ document }: Editor, layer: Layer): void {
  document.change(() => document.layers.push(layer));
  document.select([layer.id]);
  document.commit();
}

/** The box around everything, or around the given layers. */
export function boundsOf(document: EditorDocument, ids?: readonly string[]): Rect | null {
  return document
    .placed()
    .filter(({ layer, ancestors }) => (ids ? ids.includes(layer.id) : ancestors.length === 0))
    .reduce<Rect | null>((box, placed) => union(box, pageBounds(placed)), null);
}
