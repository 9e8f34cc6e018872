/** A document as scripts see it. */
import { resizePicture } from "../../../../models/image/picture";
import { flatten } from "../flatten";
import { mapArt } from "../layers";
import type { Pea } from "../pea";
import type { PeaDocument } from "../pea-document";
import { selectionObject } from "./selection-object";
import type { DocumentObject, HistoryState, Objects } from "./types";

export function documentObject(pea: Pea, objects: Objects, document: PeaDocument): DocumentObject {
  const { quirks } = pea.parts;
  const states = (): HistoryState[] => document.steps.map(({ name }, index) => ({ name, index }));
  return {
    get name() {
      return document.name;
    },
    get source() {
      return document.source;
    },
    set source(text) {
      document.source = String(text);
    },
    get width() {
      return document.state.width;
    },
    get height() {
      return document.state.height;
    },
    get layers() {
      return document.state.layers.map(({ id }) => objects.layer(document, id));
    },
    get activeLayer() {
      const { active } = document.state;
      if (active === null) throw new Error("No layer is active");
      return objects.layer(document, active);
    },
    set activeLayer(layer) {
      document.activate(objects.layerBehind(layer));
    },
    artLayers: {
      add() {
        objects.guard("artLayers.add");
        const layer = pea.blank("Layer", document.state);
        document.commit("New Layer", { layers: [layer, ...document.state.layers], active: layer.id });
        return objects.layer(document, layer.id);
      },
    },
    selection: selectionObject(objects, document),
    get historyStates() {
      return quirks.historyStates ? states() : undefined;
    },
    get activeHistoryState() {
      return quirks.historyStates ? states()[document.index] : undefined;
    },
    set activeHistoryState(state) {
      if (state !== undefined && quirks.historyStates) document.goTo(state.index);
    },
    duplicate(name = `${document.name} copy`) {
      objects.guard("duplicate");
      const { state } = document;
      const copy = pea.add(name, { ...state, selection: quirks.copiesKeepSelection ? state.selection : null });
      // Layers of different documents are different layers.
      const layers = mapArt(state.layers, (layer) => ({ ...layer, id: pea.newId() }));
      copy.replace({ ...copy.state, layers, active: layers[0]?.id ?? null });
      return objects.document(copy);
    },
    close() {
      objects.guard("close");
      pea.close(document);
    },
    saveToOE(format) {
      objects.guard("saveToOE");
      if (format !== "png") throw new Error("Only PNG is emulated");
      pea.say(pea.parts.encode(flatten(document.state.layers, document.state)).buffer);
    },
    resizeImage(width, height) {
      objects.guard("resizeImage");
      const [h, v] = [width / document.state.width, height / document.state.height];
      const layers = mapArt(document.state.layers, ({ raster, x, y, ...layer }) => {
        const size = {
          width: Math.max(1, Math.round(raster.width * h)),
          height: Math.max(1, Math.round(raster.height * v)),
        };
        return { ...layer, x: Math.round(x * h), y: Math.round(y * v), raster: resizePicture(raster, size) };
      });
      document.commit("Image Size", { width, height, layers, selection: null });
    },
    resizeCanvas(width, height, anchor) {
      objects.guard("resizeCanvas");
      if (anchor !== "TOPLEFT") throw new Error("Only TOPLEFT is emulated");
      document.commit("Canvas Size", { width, height, selection: null });
    },
    // As in Photopea: the script runs, every step stays a step.
    suspendHistory() {
      throw new Error("suspendHistory is not emulated: Photopea does not group steps");
    },
  };
}
