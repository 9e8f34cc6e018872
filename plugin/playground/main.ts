/** Our own little editor: puts its parts together. */
import "./page.css";
import { EditorDocument } from "./document/document";
import { keep, loadKept } from "./document/keep";
import { makeLayer, solid } from "./document/layer";
import { translation } from "./document/matrix";
import { hashOf } from "./document/pictures";
import { restore, save } from "./document/saved";
import { drawDocument } from "./editor/draw";
import { addLayer, boundsOf, type Editor } from "./editor/editor";
import { byId, element, iconButton, textButton } from "./editor/element";
import { showEmptyState } from "./editor/empty-state";
import { mark } from "./editor/icons";
import { showLayers } from "./editor/layer-list";
import { menuButton } from "./editor/menu";
import { notify } from "./editor/notices";
import { addPicture, chooseFiles, decodePicture, exportPng, listenToDrops, openFile } from "./editor/picture-files";
import { showPluginBar } from "./editor/plugin-bar";
import { listenToPointer } from "./editor/pointer";
import { listenToKeys } from "./editor/shortcuts";
import { showTools } from "./editor/tool-bar";
import { View } from "./editor/view";
import { type Example, examples } from "./examples/examples";
import { exampleById, exposeHooks } from "./hooks";
import { createPluginRunner, loadStorage, saveStorage } from "./plugin-runner";
import { toPng } from "./render/export-layer";

async function main(): Promise<void> {
  const kept = await loadKept("current").catch(() => null);
  const document = (await restore(kept, decodePicture).catch(() => null)) ?? new EditorDocument();
  const canvas = byId("canvas") as HTMLCanvasElement;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser has no canvas");

  const toolListeners = new Set<() => void>();
  let asked = false;
  const editor: Editor = {
    document,
    view: new View(),
    tool: "select",
    brushSize: 60,
    marquee: null,
    redraw() {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        draw();
      });
    },
    take(tool) {
      editor.tool = tool;
      for (const listener of toolListeners) listener();
    },
    onTool: (listener) => void toolListeners.add(listener),
    notify,
  };
  const { view } = editor;

  const percent = textButton("100%", () => zoomTo(1), "percent");
  percent.title = "Zoom to 100% (Shift+0)";
  function draw(): void {
    if (context === null) return;
    const ratio = devicePixelRatio;
    drawDocument(context, document, view, ratio);
    if (editor.marquee !== null) {
      const { x, y } = view.toScreen(editor.marquee);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = "rgb(13 153 255 / 12%)";
      context.strokeStyle = "#0d99ff";
      context.lineWidth = 1;
      context.fillRect(x, y, editor.marquee.width * view.zoom, editor.marquee.height * view.zoom);
      context.strokeRect(x, y, editor.marquee.width * view.zoom, editor.marquee.height * view.zoom);
    }
    percent.textContent = `${Math.round(view.zoom * 100)}%`;
  }

  const screen = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const middle = () => ({ x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 });
  const zoomBy = (factor: number): void => {
    view.zoomAt(middle(), factor);
    editor.redraw();
  };
  const zoomTo = (zoom: number): void => zoomBy(zoom / view.zoom);
  /** The view as fitting left it; once the user has moved it, nothing moves it for them. */
  let fitted = { zoom: 0, x: 0, y: 0 };
  const isFitted = (): boolean => fitted.zoom === view.zoom && fitted.x === view.origin.x && fitted.y === view.origin.y;
  const fitTo = (ids?: readonly string[]): void => {
    const box = boundsOf(document, ids);
    // The plugin's window covers the right side of a wide screen.
    if (box !== null) view.fit(box, screen(), 1, runner.running && canvas.clientWidth > 900 ? 372 : 0);
    fitted = { zoom: view.zoom, ...view.origin };
    editor.redraw();
  };
  const fitAll = (): void => fitTo();

  const runner = createPluginRunner(document, notify);
  const run = async (command: string, prompt?: string): Promise<void> => {
    const move = isFitted();
    canvas.focus({ preventScroll: true });
    await runner.run(command, prompt);
    if (move) fitTo(shownId === null || document.find(shownId) === null ? undefined : [shownId]);
  };
  /** The layer the view was last fitted to; null = everything. */
  let shownId: string | null = null;
  const showNewest = (): void => {
    shownId = document.selection[0] ?? null;
    fitTo(document.selection);
  };
  const openExample = async (example: Example): Promise<void> => {
    const pixels = example.render(example.width, example.height);
    const bytes = toPng(pixels);
    addPicture(editor, example.title, { hash: hashOf(bytes), image: { type: "image/png", bytes }, pixels });
    showNewest();
  };
  const clear = (): void => {
    runner.stop();
    for (const { id } of [...document.layers]) document.remove(id);
    document.commit();
  };
  const open = (): void => chooseFiles(editor);

  let saving: ReturnType<typeof setTimeout> | null = null;
  const keepNow = async (): Promise<void> => {
    if (saving !== null) clearTimeout(saving);
    saving = null;
    await keep("current", save(document)).catch(() =>
      notify("This browser keeps nothing: reloading the page will lose the document."),
    );
  };
  const reload = async (): Promise<void> => {
    runner.stop();
    await keepNow();
    location.reload();
  };

  byId("file-bar").append(
    element("div", { class: "brand" }, mark(), element("span", { class: "wide" }, "Playground")),
    menuButton("File", [
      { label: "Open a picture…", run: open },
      ...examples.map((example) => ({ label: `Example: ${example.title}`, run: () => void openExample(example) })),
      null,
      { label: "Export PNG", run: () => exportPng(editor) },
      { label: "Reload document", run: () => void reload() },
      { label: "Clear document", run: clear },
    ]),
    iconButton("download", "Export PNG", () => exportPng(editor)),
  );
  byId("zoom-bar").append(
    iconButton("minus", "Zoom out (-)", () => zoomBy(0.8)),
    percent,
    iconButton("plus", "Zoom in (+)", () => zoomBy(1.25)),
    textButton("Fit", fitAll),
  );
  const quickActions = showPluginBar({ run: (command, prompt) => void run(command, prompt) });
  showTools(editor);
  showLayers(document);
  showEmptyState(document, open, (example) => void openExample(example));
  listenToPointer(canvas, editor);
  listenToKeys(editor, { fit: fitAll, zoomTo, zoomBy, quickActions });
  listenToDrops(byId("stage"), editor);

  let empty = document.layers.length === 0;
  document.listen((event) => {
    editor.redraw();
    if (event === "selection") return;
    if (empty && document.layers.length > 0) fitAll();
    empty = document.layers.length === 0;
    saving ??= setTimeout(() => void keepNow(), 500);
  });
  window.addEventListener("pagehide", () => void keepNow());
  new ResizeObserver(() => {
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    draw();
  }).observe(canvas);
  requestAnimationFrame(fitAll);

  exposeHooks(document, {
    async openExample(id) {
      await openExample(exampleById(id));
      return document.selection[0] ?? "";
    },
    async openBytes(name, bytes) {
      const before = document.layers.length;
      await openFile(editor, new File([bytes], name));
      return document.layers.length > before ? (document.selection[0] ?? null) : null;
    },
    addRectangle(x, y, width, height) {
      const id = document.newId();
      const fills = [solid(0.05, 0.6, 1, 0.4)];
      addLayer(
        editor,
        makeLayer({ id, type: "RECTANGLE", name: "Rectangle", width, height, transform: translation(x, y), fills }),
      );
      return id;
    },
    run,
    stop: () => runner.stop(),
    running: () => runner.running,
    view: () => ({ zoom: view.zoom, ...view.origin }),
    storage: { load: loadStorage, save: saveStorage },
    keep: keepNow,
    clear,
  });
}

void main();
