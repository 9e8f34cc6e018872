/** What a script can hold: documents, layers, the selection, and the table that tells which is which. */
import type { PeaDocument } from "../pea-document";

export interface Objects {
  document(document: PeaDocument): DocumentObject;
  layer(document: PeaDocument, id: number): LayerObject;
  /** Throws for anything that is no document. */
  documentBehind(object: unknown): PeaDocument;
  layerBehind(object: unknown): number;
  /** Throws where the quirks say so. */
  guard(member: string): void;
  /** Bounds as this Photopea gives them. */
  box(left: number, top: number, right: number, bottom: number): readonly (number | { readonly value: number })[];
}

export interface DocumentObject {
  readonly name: string;
  source: string;
  readonly width: number;
  readonly height: number;
  readonly layers: readonly LayerObject[];
  activeLayer: LayerObject;
  readonly artLayers: { add(): LayerObject };
  readonly selection: SelectionObject;
  readonly historyStates: readonly HistoryState[] | undefined;
  activeHistoryState: HistoryState | undefined;
  duplicate(name?: string): DocumentObject;
  close(options?: string): void;
  saveToOE(format: string): void;
  resizeImage(width: number, height: number): void;
  resizeCanvas(width: number, height: number, anchor: string): void;
  suspendHistory(name: string, code: string): void;
}

export interface HistoryState {
  readonly name: string;
  readonly index: number;
}

export interface LayerObject {
  name: string;
  visible: boolean;
  opacity: number;
  readonly typename: "ArtLayer" | "LayerSet";
  readonly bounds: ReturnType<Objects["box"]>;
  readonly layers: readonly LayerObject[];
  duplicate(target?: unknown, placement?: string): LayerObject;
  translate(x: number, y: number): void;
  remove(): void;
}

export interface SelectionObject {
  readonly bounds: ReturnType<Objects["box"]> | null;
  fill(colour: { readonly rgb: { readonly red: number; readonly green: number; readonly blue: number } }): void;
  deselect(): void;
  invert(): void;
}
