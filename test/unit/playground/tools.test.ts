/** What drawing leaves behind, and how it is moved afterwards. */
import { describe, expect, it } from "vitest";
import type { Point } from "../../../models/image/geometry";
import { pageBounds } from "../../../plugin/playground/document/layer";
import { isResizable } from "../../../plugin/playground/editor/draw";
import type { Editor, ToolName } from "../../../plugin/playground/editor/editor";
import { tools } from "../../../plugin/playground/editor/tools";
import { bareEditor } from "../../support/bare-editor";

function drag(editor: Editor, tool: ToolName, [from, ...path]: readonly [Point, ...Point[]]): void {
  const gesture = tools[tool](editor, { at: from, shift: false });
  for (const at of path) gesture.move(at, false);
  gesture.end();
}

const points = (...at: readonly (readonly [number, number])[]) => at.map(([x, y]) => ({ x, y })) as [Point, ...Point[]];
const lassoed = points([10, 10], [60, 10], [60, 50], [10, 50]);
const brushed = points([100, 20], [140, 20], [150, 60]);

function only(editor: Editor) {
  const [placed, more] = editor.document.placed();
  if (placed === undefined || more !== undefined) throw new Error("One layer was expected.");
  return { layer: placed.layer, box: pageBounds(placed) };
}

describe.each([
  ["lasso", lassoed, { x: 30, y: 30 }],
  ["brush", brushed, { x: 120, y: 21 }],
] as const)("what the %s draws", (tool, path, inside) => {
  it("has no handles, so its corners do not resize it", () => {
    const editor = bareEditor().editor;
    drag(editor, tool, path);
    const { layer, box } = only(editor);
    expect(layer.type).toBe("VECTOR");
    expect(isResizable(layer)).toBe(false);
    const corner = { x: (box?.x ?? 0) + (box?.width ?? 0), y: (box?.y ?? 0) + (box?.height ?? 0) };
    drag(editor, "select", [corner, { x: corner.x + 50, y: corner.y + 50 }]);
    expect(only(editor).box).toMatchObject({ width: box?.width, height: box?.height });
  });

  it("can be moved by what is drawn, as one step of undo", () => {
    const editor = bareEditor().editor;
    drag(editor, tool, path);
    const { box, layer } = only(editor);
    const depth = editor.document.undoDepth;
    drag(editor, "select", [inside, { x: inside.x + 3, y: inside.y }, { x: inside.x + 25, y: inside.y + 40 }]);
    expect(only(editor).box).toMatchObject({ x: (box?.x ?? 0) + 25, y: (box?.y ?? 0) + 40, width: box?.width });
    expect(editor.document.undoDepth).toBe(depth + 1);
    editor.document.undo();
    expect(only(editor)).toMatchObject({ box, layer: { id: layer.id } });
  });
});

it("a brush stroke joins the selected brush layer, also after that was moved", () => {
  const editor = bareEditor().editor;
  drag(editor, "brush", brushed);
  drag(editor, "select", points([120, 21], [120, 121]));
  drag(editor, "brush", points([100, 200], [160, 200]));
  const { layer, box } = only(editor);
  expect(layer.paths.length).toBe(2);
  expect(box).toMatchObject({ x: 100, y: 120 });
});
