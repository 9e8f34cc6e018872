/** The pixel selection as scripts see it: the object is always there, its bounds only with a selection. */
import { flatten } from "../flatten";
import type { PeaDocument } from "../pea-document";
import { boundsOfSelection, fill, orNone, trimmed } from "../selecting";
import type { Objects, SelectionObject } from "./types";

export function selectionObject(objects: Objects, document: PeaDocument): SelectionObject {
  return {
    get bounds() {
      const { selection } = document.state;
      if (selection === null) return null;
      const { x, y, width, height } = boundsOfSelection(selection);
      return objects.box(x, y, x + width, y + height);
    },
    fill({ rgb }) {
      objects.guard("fill");
      const { active, selection, width, height } = document.state;
      if (active === null) throw new Error("No layer is active");
      const mask = selection ?? { width, height, data: new Uint8Array(width * height).fill(255) };
      document.changeLayer("Fill", active, (layer) => {
        if (layer.kind === "group") throw new Error("A group cannot be filled");
        const plane = flatten([{ ...layer, opacity: 100, visible: true }], document.state);
        return { ...layer, ...trimmed(fill(plane, mask, [rgb.red, rgb.green, rgb.blue])) };
      });
    },
    deselect() {
      objects.guard("deselect");
      document.commit("Deselect", { selection: null });
    },
    invert() {
      const { selection } = document.state;
      if (selection === null) return;
      const data = selection.data.map((value) => 255 - value);
      document.commit("Inverse", { selection: orNone({ ...selection, data }) });
    },
  };
}
