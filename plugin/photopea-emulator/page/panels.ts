/** Lists beside the canvas: documents, history, layers. */
import { resizePicture } from "../../../models/image/picture";
import { byId, element } from "../../playground/editor/element";
import { icon } from "../../playground/editor/icons";
import { flatten } from "../core/flatten";
import type { Layer } from "../core/layers";
import type { Pea } from "../core/pea";
import type { PeaDocument } from "../core/pea-document";
import { canvasOf } from "./view";

export function showPanels(pea: Pea): void {
  const { active } = pea;
  byId("tabs").replaceChildren(...pea.documents.map((document) => tab(pea, document)));
  byId("history").replaceChildren(...(active === null ? [] : historyRows(active)));
  byId("layers").replaceChildren(...(active === null ? [] : layerRows(active, active.state.layers, 0)));
}

function tab(pea: Pea, document: PeaDocument): HTMLElement {
  const selected = String(document === pea.active);
  const made = element("button", { type: "button", role: "tab", "aria-selected": selected }, document.name);
  made.addEventListener("click", () => pea.activate(document));
  return made;
}

function historyRows(document: PeaDocument): readonly HTMLElement[] {
  return document.steps.map(({ name }, index) => {
    const go = element("button", { type: "button", class: "name" }, name);
    go.addEventListener("click", () => document.goTo(index));
    const row = element("li", index === document.index ? { "aria-current": "true" } : {}, go);
    row.classList.toggle("ahead", index > document.index);
    return row;
  });
}

function layerRows(document: PeaDocument, layers: readonly Layer[], depth: number): readonly HTMLElement[] {
  return layers.flatMap((layer) => {
    const eye = element("button", {
      type: "button",
      class: "eye",
      "aria-label": `${layer.visible ? "Hide" : "Show"} ${layer.name}`,
    });
    eye.append(icon(layer.visible ? "eye" : "eyeOff"));
    eye.addEventListener("click", () =>
      document.changeLayer("Layer Visibility", layer.id, (one) => ({ ...one, visible: !one.visible })),
    );
    const name = element("button", { type: "button", class: "name", title: layer.name }, layer.name);
    name.style.paddingLeft = `${10 + depth * 14}px`;
    name.addEventListener("click", () => document.activate(layer.id));
    const current = layer.id === document.state.active;
    const row = element("li", current ? { "aria-current": "true" } : {}, eye, thumbnail(document, layer), name);
    return [row, ...(layer.kind === "group" ? layerRows(document, layer.layers, depth + 1) : [])];
  });
}

const thumbnails = new WeakMap<Layer, HTMLCanvasElement>();

/** Layers are values, so a picture of one stays true. */
function thumbnail(document: PeaDocument, layer: Layer): HTMLCanvasElement {
  const known = thumbnails.get(layer);
  if (known !== undefined) return known;
  const whole = flatten([{ ...layer, visible: true }], document.state);
  const made = canvasOf(resizePicture(whole, { width: 42, height: 28 }));
  thumbnails.set(layer, made);
  return made;
}
