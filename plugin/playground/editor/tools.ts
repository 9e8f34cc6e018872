/** What a press of each tool starts. Shapes are translucent, so that the picture under them stays visible. */
import { type Layer, makeLayer, type Path, solid } from "../document/layer";
import { boxAround, translation } from "../document/matrix";
import { toPoints } from "../render/outline";
import type { Editor, ToolName } from "./editor";
import type { Gesture, Press } from "./gesture";
import { rectBetween, selectAt } from "./select-tool";

const tint = solid(0.05, 0.6, 1, 0.4);

export const tools: { readonly [T in ToolName]: (editor: Editor, press: Press) => Gesture } = {
  select: selectAt,
  rectangle: (editor, press) => dragShape(editor, press, "RECTANGLE"),
  ellipse: (editor, press) => dragShape(editor, press, "ELLIPSE"),
  lasso: (editor, press) => drawPath(editor, press, true),
  brush: (editor, press) => drawPath(editor, press, false),
};

function dragShape(editor: Editor, { at: from }: Press, type: "RECTANGLE" | "ELLIPSE"): Gesture {
  const { document } = editor;
  const start = { x: Math.round(from.x), y: Math.round(from.y) };
  const layer = makeLayer({ id: document.newId(), type, name: nextName(editor, type), fills: [tint] });
  let there = false;
  return {
    move(at, shift) {
      const box = rectBetween(start, { x: Math.round(at.x), y: Math.round(at.y) });
      const side = Math.max(box.width, box.height);
      const [width, height] = shift ? [side, side] : [box.width, box.height];
      if (width < 1 || height < 1) return;
      document.change(() => {
        const own = document.find(layer.id)?.layer ?? layer;
        [own.width, own.height] = [width, height];
        own.transform = translation(
          at.x < start.x ? start.x - width : start.x,
          at.y < start.y ? start.y - height : start.y,
        );
        if (!there) document.layers.push(layer);
        there = true;
      });
      document.select([layer.id]);
    },
    end() {
      document.commit();
      editor.take("select");
    },
  };
}

/** A lasso closes into an outline; a brush leaves a stroke, and further strokes join the same layer. */
function drawPath(editor: Editor, { at: from }: Press, closed: boolean): Gesture {
  const { document, view } = editor;
  const name = closed ? "Lasso" : "Brush";
  const [chosen] = document.selection;
  const old = chosen === undefined ? null : (document.find(chosen)?.layer ?? null);
  const layer = !closed && old !== null && isBrush(old) && old.strokeWeight === editor.brushSize ? old : null;
  const before: readonly Path[] = layer === null ? [] : onPage(layer);
  const points: number[] = [from.x, from.y];
  const made =
    layer ??
    makeLayer({
      id: document.newId(),
      type: "VECTOR",
      name: nextName(editor, name),
      ...(closed ? { fills: [tint] } : { strokes: [tint], strokeWeight: editor.brushSize }),
    });
  const shape = (): void => document.change(() => fitPaths(made, [...before, { points: [...points], closed }]));
  if (layer === null) document.change(() => document.layers.push(made));
  if (!closed) points.push(from.x + 0.01, from.y);
  shape();
  document.select([made.id]);
  return {
    move(at) {
      const [x, y] = [points[points.length - 2] ?? 0, points[points.length - 1] ?? 0];
      if (Math.hypot(at.x - x, at.y - y) < 2 / view.zoom) return;
      points.push(at.x, at.y);
      shape();
    },
    end() {
      if (closed && points.length < 6) document.remove(made.id);
      document.commit();
      if (closed) editor.take("select");
    },
  };
}

function isBrush(layer: Layer): boolean {
  return layer.type === "VECTOR" && !layer.locked && layer.paths.every((path) => !path.closed);
}

/** Moves a vector's box to where its paths are. Paths are given in page units. */
function fitPaths(layer: Layer, paths: readonly Path[]): void {
  const box = boxAround(paths.flatMap((path) => toPoints(path.points))) ?? { x: 0, y: 0, width: 1, height: 1 };
  layer.transform = translation(box.x, box.y);
  [layer.width, layer.height] = [Math.max(0.01, box.width), Math.max(0.01, box.height)];
  layer.paths = paths.map((path) => ({
    ...path,
    points: path.points.map((value, i) => value - (i % 2 === 0 ? box.x : box.y)),
  }));
}

function onPage(layer: Layer): readonly Path[] {
  const [[, , x], [, , y]] = layer.transform;
  return layer.paths.map((path) => ({ ...path, points: path.points.map((value, i) => value + (i % 2 === 0 ? x : y)) }));
}

function nextName({ document }: Editor, type: string): string {
  const word = type.charAt(0) + type.slice(1).toLowerCase();
  const count = document.placed().filter(({ layer }) => layer.name.startsWith(word)).length;
  return `${word} ${count + 1}`;
}
