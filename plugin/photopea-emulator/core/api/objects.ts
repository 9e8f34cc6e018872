/** The objects of one script. The same thing is the same object, unless the quirks say otherwise. */
import type { Pea } from "../pea";
import type { PeaDocument } from "../pea-document";
import { documentObject } from "./document-object";
import { layerObject } from "./layer-object";
import type { DocumentObject, LayerObject, Objects } from "./types";

export function createObjects(pea: Pea): Objects {
  const documents = new Map<PeaDocument, DocumentObject>();
  const behind = new Map<unknown, PeaDocument>();
  const layers = new Map<number, LayerObject>();
  const ids = new Map<unknown, number>();
  const objects: Objects = {
    document(document) {
      const known = documents.get(document);
      if (known !== undefined && !pea.parts.quirks.freshObjects) return known;
      const made = documentObject(pea, objects, document);
      documents.set(document, made);
      behind.set(made, document);
      return made;
    },
    layer(document, id) {
      const known = layers.get(id);
      if (known !== undefined && !pea.parts.quirks.freshObjects) return known;
      const made = layerObject(pea, objects, document, id);
      layers.set(id, made);
      ids.set(made, id);
      return made;
    },
    documentBehind(object) {
      const document = behind.get(object);
      if (document === undefined) throw new Error("Not a document");
      return document;
    },
    layerBehind(object) {
      const id = ids.get(object);
      if (id === undefined) throw new Error("Not a layer");
      return id;
    },
    guard(member) {
      if (pea.parts.quirks.throwsIn === member) throw new Error(`${member} failed`);
    },
    box: (...sides) => (pea.parts.quirks.unitValues ? sides.map((value) => ({ value })) : sides),
  };
  return objects;
}
