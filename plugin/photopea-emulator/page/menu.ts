/** The menu line, the tool's options, and what an empty window says. */
import { byId, element, textButton } from "../../playground/editor/element";
import { decodePicture } from "../../playground/editor/picture-files";
import { type Example, examples } from "../../playground/examples/examples";
import { pictureType } from "../../playground/figma/picture-file";
import type { Pea } from "../core/pea";

export interface Menu {
  /** Softness of the next selection, in pixels. */
  feather(): number;
  update(): void;
}

export function openExample(pea: Pea, example: Example): void {
  pea.addPicture(`${example.id}.png`, example.render(example.width, example.height));
}

export function createMenu(pea: Pea): Menu {
  const step = (by: number) => (): void => pea.active?.goTo(pea.active.index + by);
  const undo = textButton("Undo", step(-1));
  const redo = textButton("Redo", step(1));
  const deselect = textButton("Deselect", () => {
    if (pea.active?.state.selection) pea.active.commit("Deselect", { selection: null });
  });
  byId("menu").append(
    textButton("Open…", () => choose(pea)),
    ...examples.map((example) => textButton(example.title, () => openExample(pea, example))),
    undo,
    redo,
  );
  const feather = element("input", { type: "number", min: "0", max: "200", value: "0" });
  byId("options").append(
    element("span", {}, "Rectangle Select"),
    element("label", {}, "Feather", feather, "px"),
    deselect,
  );
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    step(event.shiftKey ? 1 : -1)();
  });
  showEmpty(pea);
  return {
    feather: () => Math.min(200, Math.max(0, Number(feather.value) || 0)),
    update() {
      const { active } = pea;
      undo.disabled = active === null || active.index === 0;
      redo.disabled = active === null || active.index === active.steps.length - 1;
      deselect.disabled = !active?.state.selection;
      byId("empty").hidden = active !== null;
    },
  };
}

function showEmpty(pea: Pea): void {
  const cards = examples.map((example) => {
    const preview = Object.assign(element("canvas"), { width: 180, height: 120 });
    const { data } = example.render(180, 120);
    preview.getContext("2d")?.putImageData(new ImageData(data, 180), 0, 0);
    const card = element("button", { type: "button" }, preview, element("span", {}, example.title));
    card.addEventListener("click", () => openExample(pea, example));
    return card;
  });
  byId("empty").append(element("h1", {}, "Open a picture to begin"), element("div", { class: "cards" }, ...cards));
}

function choose(pea: Pea): void {
  const input = element("input", { type: "file", accept: "image/png,image/jpeg,image/webp,image/gif" });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const type = pictureType(bytes);
    try {
      if (type === null) throw new Error("unknown type");
      pea.addPicture(file.name, await decodePicture({ type, bytes }));
    } catch {
      byId("alerts").textContent = `“${file.name}” could not be read. Try a PNG or JPEG picture.`;
    }
  });
  input.click();
}
