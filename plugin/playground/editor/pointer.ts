/** Pointer and wheel on the canvas. */
import type { Point } from "../../../models/image/geometry";
import type { Editor } from "./editor";
import type { Gesture } from "./gesture";
import { tools } from "./tools";

/** Wires the canvas. The result tells whether the space bar is held, for the cursor. */
export function listenToPointer(canvas: HTMLCanvasElement, editor: Editor): void {
  const { view } = editor;
  let space = false;
  let gesture: (Gesture & { readonly start: Point; moved: boolean }) | null = null;
  let panning: Point | null = null;

  const cursor = (): void => {
    canvas.style.cursor = panning ? "grabbing" : space ? "grab" : editor.tool === "select" ? "default" : "crosshair";
  };
  const at = (event: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.x, y: event.clientY - box.y };
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    if (event.button === 1 || (event.button === 0 && space)) {
      panning = at(event);
      event.preventDefault();
    } else if (event.button === 0) {
      const start = at(event);
      const begun = tools[editor.tool](editor, { at: view.toPage(start), shift: event.shiftKey });
      gesture = { ...begun, start, moved: false };
    }
    cursor();
  });
  canvas.addEventListener("pointermove", (event) => {
    const here = at(event);
    if (panning !== null) {
      view.pan(here.x - panning.x, here.y - panning.y);
      panning = here;
      editor.redraw();
    } else if (gesture !== null) {
      // A press that trembles is still a click.
      gesture.moved ||= Math.hypot(here.x - gesture.start.x, here.y - gesture.start.y) > 3;
      if (!gesture.moved) return;
      // Browsers join moves; a brush wants every one of them.
      const events = event.getCoalescedEvents?.() ?? [];
      for (const one of events.length > 0 ? events : [event]) gesture.move(view.toPage(at(one)), event.shiftKey);
    }
  });
  const finish = (): void => {
    if (gesture !== null) {
      if (!gesture.moved && gesture.click) gesture.click();
      else gesture.end();
    }
    gesture = null;
    panning = null;
    cursor();
  };
  canvas.addEventListener("pointerup", finish);
  canvas.addEventListener("pointercancel", finish);

  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : 1;
      if (event.ctrlKey || event.metaKey) view.zoomAt(at(event), Math.exp(-event.deltaY * unit * 0.004));
      else if (event.shiftKey) view.pan(-event.deltaY * unit, 0);
      else view.pan(-event.deltaX * unit, -event.deltaY * unit);
      editor.redraw();
    },
    { passive: false },
  );

  const hold = (held: boolean) => (event: KeyboardEvent) => {
    if (event.code !== "Space" || event.target !== canvas) return;
    event.preventDefault();
    space = held;
    cursor();
  };
  window.addEventListener("keydown", hold(true));
  window.addEventListener("keyup", hold(false));
  editor.onTool(cursor);
  cursor();
}
