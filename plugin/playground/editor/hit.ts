/** Which layer lies under a point. Pure. */
import type { Point } from "../../../models/image/geometry";
import type { EditorDocument } from "../document/document";
import type { Placed } from "../document/layer";
import { apply, inverse } from "../document/matrix";
import { distance } from "../render/coverage";
import { fillOutlines, strokeLines } from "../render/outline";

/** The topmost visible, unlocked layer at a point of the page; a group's content counts as the group. */
export function layerAt(document: EditorDocument, point: Point, slack: number): string | null {
  const hit = document
    .placed()
    .filter(({ layer, ancestors }) => [layer, ...ancestors].every((one) => one.visible && !one.locked))
    .filter((placed) => contains(placed, point, slack));
  const top = hit[hit.length - 1];
  if (top === undefined) return null;
  const group = top.ancestors.find((layer) => layer.type === "GROUP");
  return (group ?? top.layer).id;
}

function contains({ layer, toPage }: Placed, point: Point, slack: number): boolean {
  const at = apply(inverse(toPage), point);
  if (layer.fills.length > 0 && fillOutlines(layer).some((outline) => isInside(outline, at))) return true;
  if (layer.strokes.length === 0) return false;
  const reach = layer.strokeWeight / 2 + slack;
  return strokeLines(layer).some((line) =>
    line.some((to, i) => distance(at, line[Math.max(0, i - 1)] ?? to, to) <= reach),
  );
}

/** Even-odd. */
function isInside(outline: readonly Point[], { x, y }: Point): boolean {
  return outline.reduce((inside, from, i) => {
    const to = outline[(i + 1) % outline.length] ?? from;
    const crosses = from.y > y !== to.y > y && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
    return crosses ? !inside : inside;
  }, false);
}
