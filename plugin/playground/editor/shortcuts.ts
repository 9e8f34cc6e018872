/** Keys of the editor, as Figma has them. */
import { deleteSelected, type Editor, type ToolName } from "./editor";

const toolKeys: { readonly [key: string]: ToolName } = {
  v: "select",
  r: "rectangle",
  o: "ellipse",
  l: "lasso",
  b: "brush",
};

export interface ShortcutActions {
  fit(): void;
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  quickActions(): void;
}

export function listenToKeys(editor: Editor, actions: ShortcutActions): void {
  const { document } = editor;
  window.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    if (typing && event.key !== "Escape") return;
    const key = event.key.toLowerCase();
    const run = (event.ctrlKey || event.metaKey ? withCommand : plain)(key, event);
    if (run === undefined) return;
    event.preventDefault();
    run();
  });

  function withCommand(key: string, { shiftKey }: KeyboardEvent): (() => void) | undefined {
    if (key === "z") return () => (shiftKey ? document.redo() : document.undo());
    if (key === "y") return () => document.redo();
    if (key === "a")
      return () => document.select(document.layers.filter((layer) => layer.visible).map((layer) => layer.id));
    if (key === "/" || key === "k") return actions.quickActions;
    return undefined;
  }

  function plain(key: string, { shiftKey, code }: KeyboardEvent): (() => void) | undefined {
    const tool = toolKeys[key];
    if (tool !== undefined && !shiftKey) return () => editor.take(tool);
    if (key === "delete" || key === "backspace") return () => deleteSelected(editor);
    if (key === "escape") return leave;
    if (shiftKey && code === "Digit1") return actions.fit;
    if (shiftKey && code === "Digit0") return () => actions.zoomTo(1);
    if (key === "+" || key === "=") return () => actions.zoomBy(1.25);
    if (key === "-") return () => actions.zoomBy(0.8);
    if (key === "[") return () => resizeBrush(0.8);
    if (key === "]") return () => resizeBrush(1.25);
    const step = shiftKey ? 10 : 1;
    if (key === "arrowleft") return () => nudge(-step, 0);
    if (key === "arrowright") return () => nudge(step, 0);
    if (key === "arrowup") return () => nudge(0, -step);
    if (key === "arrowdown") return () => nudge(0, step);
    return undefined;
  }

  function leave(): void {
    if (editor.tool !== "select") editor.take("select");
    else document.select([]);
  }

  function resizeBrush(factor: number): void {
    editor.brushSize = Math.round(Math.min(400, Math.max(4, editor.brushSize * factor)));
    editor.take("brush");
  }

  function nudge(dx: number, dy: number): void {
    if (document.selection.length === 0) return;
    document.change(() => {
      for (const id of document.selection) {
        const layer = document.find(id)?.layer;
        for (const one of layer?.type === "GROUP" ? layer.children : layer ? [layer] : []) {
          const [[a, c, e], [b, d, f]] = one.transform;
          one.transform = [
            [a, c, e + dx],
            [b, d, f + dy],
          ];
        }
      }
    });
    document.commit();
  }
}
