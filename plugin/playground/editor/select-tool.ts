/** Select, move, resize. */
import type { Point, Rect } from "../../../models/image/geometry";
import { pageBounds } from "../document/layer";
import { inverse, multiply, translation } from "../document/matrix";
import { isResizable } from "./draw";
import { boundsOf, type Editor } from "./editor";
import type { Gesture, Press } from "./gesture";
import { layerAt } from "./hit";

/** Starts what a press with the arrow means there. */
export function selectAt(editor: Editor, press: Press): Gesture {
  const { document, view } = editor;
  const corner = cornerAt(editor, press);
  if (corner !== null) return corner;
  const id = layerAt(document, press.at, 4 / view.zoom);
  if (id === null) return dragMarquee(editor, press);
  if (press.shift) {
    const { selection } = document;
    document.select(selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id]);
    return still;
  }
  const several = document.selection.length > 1 && document.selection.includes(id);
  if (!several) document.select([id]);
  return { ...dragLayers(editor, press.at), ...(several ? { click: () => document.select([id]) } : {}) };
}

const still: Gesture = { move: () => undefined, end: () => undefined };

function dragLayers(editor: Editor, from: Point): Gesture {
  const { document } = editor;
  const start = document.selection.flatMap((id) => {
    const placed = document.find(id);
    if (placed === null) return [];
    const { layer, toPage } = placed;
    if (layer.type === "GROUP")
      return layer.children.map((child) => ({ layer: child, was: child.transform, frame: toPage }));
    return [{ layer, was: layer.transform, frame: multiply(toPage, inverse(layer.transform)) }];
  });
  return {
    move(at) {
      const [dx, dy] = [Math.round(at.x - from.x), Math.round(at.y - from.y)];
      document.change(() => {
        // A drag is measured on the page, a transform in the frame around the layer.
        for (const { layer, was, frame } of start) {
          layer.transform = multiply(multiply(inverse(frame), translation(dx, dy)), multiply(frame, was));
        }
      });
    },
    end: () => document.commit(),
  };
}

function dragMarquee(editor: Editor, { at: from, shift }: Press): Gesture {
  const { document } = editor;
  if (!shift) document.select([]);
  return {
    move(at) {
      editor.marquee = rectBetween(from, at);
      const box = editor.marquee;
      document.select(
        document.layers
          .filter((layer) => layer.visible && !layer.locked)
          .filter((layer) => {
            const bounds = boundsOf(document, [layer.id]);
            return bounds !== null && overlaps(bounds, box);
          })
          .map((layer) => layer.id),
      );
      editor.redraw();
    },
    end() {
      editor.marquee = null;
      editor.redraw();
    },
  };
}

/** A press on one of the four handles of the only selected layer resizes it; pictures keep their proportions. */
function cornerAt(editor: Editor, { at, shift }: Press): Gesture | null {
  const { document, view } = editor;
  const [id, more] = document.selection;
  const placed = id === undefined || more !== undefined ? null : document.find(id);
  if (placed === null || !isResizable(placed.layer)) return null;
  const [[a, c], [b, d]] = placed.toPage;
  const box = pageBounds(placed);
  if (box === null || Math.abs(a - 1) + Math.abs(d - 1) + Math.abs(b) + Math.abs(c) > 1e-6) return null;
  const reach = 7 / view.zoom;
  const [left, top] = [box.x, box.y];
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const atRight = Math.abs(at.x - right) <= reach;
  const atBottom = Math.abs(at.y - bottom) <= reach;
  if (!(atRight || Math.abs(at.x - left) <= reach) || !(atBottom || Math.abs(at.y - top) <= reach)) return null;
  const anchor = { x: atRight ? left : right, y: atBottom ? top : bottom };
  const { layer } = placed;
  const [startX, startY] = [layer.transform[0][2] - box.x, layer.transform[1][2] - box.y];
  const keep = layer.fills.some((fill) => fill.type === "IMAGE") !== shift;
  return {
    move(to) {
      let width = Math.max(1, Math.round(Math.abs(to.x - anchor.x)));
      let height = Math.max(1, Math.round(Math.abs(to.y - anchor.y)));
      if (keep) {
        const scale = Math.max(width / box.width, height / box.height);
        [width, height] = [Math.max(1, box.width * scale), Math.max(1, box.height * scale)];
      }
      document.change(() => {
        [layer.width, layer.height] = [width, height];
        layer.transform = [
          [1, 0, startX + (atRight ? left : right - width)],
          [0, 1, startY + (atBottom ? top : bottom - height)],
        ];
      });
    },
    end: () => document.commit(),
  };
}

export function rectBetween(one: Point, other: Point): Rect {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
