/** The layer panel: topmost first, as it is seen. */
import type { EditorDocument } from "../document/document";
import type { Placed } from "../document/layer";
import { pictureCanvas } from "./draw";
import { byId, element, iconButton } from "./element";
import { type IconName, icon } from "./icons";

export function showLayers(document: EditorDocument): void {
  const list = byId("layer-list");
  let asked = false;
  const update = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const rows = [...document.placed()].reverse().map((placed) => row(document, placed));
      list.replaceChildren(...(rows.length > 0 ? rows : [element("p", { class: "none" }, "Nothing here yet")]));
    });
  };
  document.listen(update);
  list.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    event.stopPropagation();
    const order = [...document.placed()].reverse().map(({ layer }) => layer.id);
    const at = order.indexOf(document.selection[0] ?? "");
    const next = order[Math.min(order.length - 1, Math.max(0, at + (event.key === "ArrowUp" ? -1 : 1)))];
    if (next !== undefined) document.select([next]);
  });
  update();
}

function row(document: EditorDocument, { layer, ancestors }: Placed): HTMLElement {
  const selected = document.selection.includes(layer.id);
  const visible = iconButton(layer.visible ? "eye" : "eyeOff", layer.visible ? "Hide" : "Show", (event) => {
    event.stopPropagation();
    document.change(() => {
      layer.visible = !layer.visible;
    });
    document.commit();
  });
  visible.classList.toggle("on", !layer.visible);
  const remove = iconButton("trash", `Delete ${layer.name}`, (event) => {
    event.stopPropagation();
    document.remove(layer.id);
    document.commit();
  });
  const made = element(
    "div",
    {
      class: `layer${layer.visible ? "" : " hidden"}`,
      role: "option",
      "aria-selected": String(selected),
      "data-layer": layer.id,
      style: `margin-left:${ancestors.length * 14}px`,
    },
    thumbnail(document, { layer }),
    element("span", { class: "name", title: layer.name }, layer.name),
    visible,
    remove,
  );
  made.addEventListener("click", (event) => {
    const { selection } = document;
    const add = event.shiftKey || event.ctrlKey || event.metaKey;
    if (!add) document.select([layer.id]);
    else document.select(selected ? selection.filter((id) => id !== layer.id) : [...selection, layer.id]);
  });
  return made;
}

function thumbnail(document: EditorDocument, { layer }: Pick<Placed, "layer">): Element {
  const fill = layer.fills.find((one) => one.type === "IMAGE");
  const picture = fill?.type === "IMAGE" ? pictureCanvas(document, fill.imageHash) : null;
  if (picture === null) return icon(iconOf(layer));
  const small = Object.assign(element("canvas"), { width: 44, height: 44 });
  const scale = Math.max(44 / picture.width, 44 / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  small.getContext("2d")?.drawImage(picture, (44 - width) / 2, (44 - height) / 2, width, height);
  return small;
}

function iconOf(layer: Placed["layer"]): IconName {
  switch (layer.type) {
    case "RECTANGLE":
      return "rectangle";
    case "ELLIPSE":
      return "ellipse";
    case "VECTOR":
      return layer.strokes.length > 0 ? "brush" : "lasso";
    case "GROUP":
      return "group";
    case "FRAME":
    case "INSTANCE":
      return "frame";
  }
}
