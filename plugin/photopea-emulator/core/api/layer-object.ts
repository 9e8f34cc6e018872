/** A layer as scripts see it. */
import { boxOf, type Layer, withNewIds } from "../layers";
import type { Pea } from "../pea";
import type { PeaDocument } from "../pea-document";
import type { LayerObject, Objects } from "./types";

export function layerObject(pea: Pea, objects: Objects, document: PeaDocument, id: number): LayerObject {
  const now = (): Layer => document.layer(id);
  const change = (name: string, part: Partial<Pick<Layer, "name" | "visible" | "opacity">>): void => {
    const before = now();
    const same = Object.entries(part).every(([key, value]) => before[key as keyof Layer] === value);
    if (!same) document.changeLayer(name, id, (layer) => ({ ...layer, ...part }));
  };
  return {
    get name() {
      return now().name;
    },
    set name(name) {
      change("Layer Name", { name: String(name) });
    },
    get visible() {
      return now().visible;
    },
    set visible(visible) {
      change("Layer Visibility", { visible });
    },
    get opacity() {
      return now().opacity;
    },
    set opacity(opacity) {
      change("Layer Opacity", { opacity });
    },
    get typename() {
      return now().kind === "group" ? "LayerSet" : "ArtLayer";
    },
    get bounds() {
      if (pea.parts.quirks.boundsHidden && document.state.selection !== null)
        throw new Error("bounds are not available");
      const { x, y, width, height } = boxOf(now());
      return objects.box(x, y, x + width, y + height);
    },
    get layers() {
      const layer = now();
      return layer.kind === "group" ? layer.layers.map((one) => objects.layer(document, one.id)) : [];
    },
    duplicate(target, placement = "PLACEATBEGINNING") {
      objects.guard("layer.duplicate");
      const copy = withNewIds(now(), pea.newId);
      const to = target === undefined ? document : objects.documentBehind(target);
      const { layers } = to.state;
      const next = placement === "PLACEATEND" ? [...layers, copy] : [copy, ...layers];
      to.commit("Duplicate Layer", { layers: next, active: copy.id });
      return objects.layer(to, copy.id);
    },
    translate(x, y) {
      objects.guard("translate");
      const moved = (layer: Layer): Layer =>
        layer.kind === "group"
          ? { ...layer, layers: layer.layers.map(moved) }
          : { ...layer, x: layer.x + x, y: layer.y + y };
      document.changeLayer("Move", id, moved);
    },
    remove() {
      objects.guard("remove");
      document.changeLayer("Delete Layer", id, () => null);
    },
  };
}
