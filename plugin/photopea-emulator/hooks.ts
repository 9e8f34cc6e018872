/** What end-to-end tests ask of the page. */

import type { Point, Rect } from "../../models/image/geometry";
import { exampleById } from "../playground/hooks";
import { toPng } from "../playground/render/export-layer";
import { flatten } from "./core/flatten";
import { boxOf } from "./core/layers";
import type { Pea } from "./core/pea";
import type { Quirks } from "./core/quirks";
import { boundsOfSelection } from "./core/selecting";
import { openExample } from "./page/menu";
import type { View } from "./page/view";

export interface PhotopeaHooks {
  openExample(id: string): void;
  /** Draws an ellipse on a new layer on top, which becomes active, as a user with a brush would. */
  drawOnNewLayer(name: string, box: Rect, colour: readonly [number, number, number]): void;
  /** Changes how Photopea misbehaves from now on. */
  quirks(part: Partial<Quirks>): void;
  documents(): readonly string[];
  /** Of the active document, topmost first. */
  layers(): readonly { readonly name: string; readonly visible: boolean; readonly box: Rect }[];
  history(): { readonly steps: readonly string[]; readonly index: number };
  selection(): Rect | null;
  /** What is visible, as PNG. */
  flattened(): Uint8Array;
  /** Where a document pixel lies in the window. */
  toWindow(point: Point): Point;
}

declare global {
  interface Window {
    blendfillPhotopea?: PhotopeaHooks;
  }
}

export function exposeHooks(pea: Pea, view: View): void {
  const state = () => pea.active?.state;
  window.blendfillPhotopea = {
    openExample: (id) => openExample(pea, exampleById(id)),
    drawOnNewLayer(name, { x, y, width, height }, colour) {
      const data = new Uint8ClampedArray(width * height * 4);
      for (let i = 0; i < width * height; i++) {
        const across = ((i % width) + 0.5) / (width / 2) - 1;
        const down = (Math.floor(i / width) + 0.5) / (height / 2) - 1;
        if (across * across + down * down <= 1) data.set([...colour, 255], i * 4);
      }
      const layer = { kind: "art", id: pea.newId(), name, visible: true, opacity: 100, x, y } as const;
      const drawn = { ...layer, raster: { width, height, data } };
      pea.active?.commit("Brush Tool", { layers: [drawn, ...(state()?.layers ?? [])], active: layer.id });
    },
    quirks: (part) => void Object.assign(pea.parts.quirks, part),
    documents: () => pea.documents.map(({ name }) => name),
    layers: () =>
      (state()?.layers ?? []).map((layer) => ({ name: layer.name, visible: layer.visible, box: boxOf(layer) })),
    history: () => ({ steps: pea.active?.steps.map(({ name }) => name) ?? [], index: pea.active?.index ?? 0 }),
    selection() {
      const selection = state()?.selection ?? null;
      return selection === null ? null : boundsOfSelection(selection);
    },
    flattened() {
      const now = state();
      return now === undefined ? new Uint8Array() : toPng(flatten(now.layers, now));
    },
    toWindow: (point) => view.toWindow(point),
  };
}
