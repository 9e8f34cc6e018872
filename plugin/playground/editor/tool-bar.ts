/** The tools, undo and redo. */
import type { Editor, ToolName } from "./editor";
import { byId, element, iconButton } from "./element";

const labels: { readonly [T in ToolName]: string } = {
  select: "Move (V)",
  rectangle: "Rectangle (R)",
  ellipse: "Ellipse (O)",
  lasso: "Lasso (L)",
  brush: "Brush (B), size with [ and ]",
};

export function showTools(editor: Editor): void {
  const { document } = editor;
  const names = Object.keys(labels) as ToolName[];
  const buttons = names.map((name) => {
    const button = iconButton(name, labels[name], () => editor.take(name));
    button.dataset.tool = name;
    return button;
  });
  const range = element("input", { type: "range", min: "4", max: "400", "aria-label": "Brush size" });
  const size = element("label", { class: "size" }, "Size", range);
  range.addEventListener("input", () => {
    editor.brushSize = Number(range.value);
  });
  const undo = iconButton("undo", "Undo (Ctrl+Z)", () => document.undo());
  const redo = iconButton("redo", "Redo (Ctrl+Shift+Z)", () => document.redo());
  byId("tool-bar").append(...buttons, size, element("span", { class: "rule" }), undo, redo);

  const update = (): void => {
    buttons.forEach((button, i) => void button.setAttribute("aria-pressed", String(names[i] === editor.tool)));
    size.hidden = editor.tool !== "brush";
    size.style.display = size.hidden ? "none" : "";
    range.value = String(editor.brushSize);
    undo.disabled = !document.canUndo;
    redo.disabled = !document.canRedo;
  };
  editor.onTool(update);
  document.listen(update);
  update();
}
