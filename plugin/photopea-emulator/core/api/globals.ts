/** What a script finds: the part of Photoshop's object model that Blendfill uses, as Photopea has it. */
import type { Pea } from "../pea";
import { createObjects } from "./objects";
import { placeLater } from "./open";

class SolidColor {
  readonly rgb = { red: 0, green: 0, blue: 0 };
}

const enums = {
  SaveOptions: { DONOTSAVECHANGES: "DONOTSAVECHANGES", SAVECHANGES: "SAVECHANGES" },
  ElementPlacement: {
    INSIDE: "INSIDE",
    PLACEATBEGINNING: "PLACEATBEGINNING",
    PLACEATEND: "PLACEATEND",
  },
  NewDocumentMode: { RGB: "RGB" },
  DocumentFill: { TRANSPARENT: "TRANSPARENT", WHITE: "WHITE" },
  AnchorPosition: { TOPLEFT: "TOPLEFT", MIDDLECENTER: "MIDDLECENTER" },
} as const;

export function globalsFor(pea: Pea): { readonly [name: string]: unknown } {
  const objects = createObjects(pea);
  const documents = Object.assign(
    pea.documents.map((document) => objects.document(document)),
    {
      add(width: number, height: number, _resolution: number, name: string, _mode: string, fill: string) {
        objects.guard("add");
        const layer = pea.blank("Background", { width, height });
        if (fill !== enums.DocumentFill.TRANSPARENT) layer.raster.data.fill(255);
        const made = pea.add(name, { width, height, layers: [layer], selection: null, active: layer.id });
        return objects.document(made);
      },
    },
  );
  const app = {
    get documents() {
      // Live, as a script sees documents come and go.
      documents.length = 0;
      documents.push(...pea.documents.map((document) => objects.document(document)));
      return documents;
    },
    get activeDocument() {
      if (pea.active === null) throw new Error("No document is open");
      return objects.document(pea.active);
    },
    set activeDocument(document) {
      pea.activate(objects.documentBehind(document));
    },
    echoToOE: (text: unknown) => pea.say(String(text)),
    open: (url: string, _as: unknown, asSmart?: boolean) => placeLater(pea, url, asSmart === true),
  };
  return { app, alert: (text: unknown) => void pea.alerts.push(String(text)), SolidColor, ...enums };
}
