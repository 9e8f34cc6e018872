/** The selection as the UI is told about it. */
import type { Selection } from "../protocol/host";
import { visibleResults } from "./earlier";
import { boundsOf } from "./layers";
import { nativeScale, pixelSize } from "./native-scale";
import { resolveSelection } from "./selection";
import { storedWith } from "./stored";

/** Scale at which each shape of the latest selection is read: that of the picture it lies on. */
export type ShapeScales = Map<string, number>;

/** Reads the current selection. Notes in `scales` at which scale its shapes should be exported. */
export async function describeSelection(scales: ShapeScales): Promise<Selection> {
  const { selection, children } = figma.currentPage;
  const [only] = selection;
  const stored = selection.length === 1 && only !== undefined ? storedWith(only) : null;
  const original = stored === null ? null : await figma.getNodeByIdAsync(stored.sourceId);
  const resolved = resolveSelection(selection, children, original?.removed ? null : original);
  if (resolved.state === "none") return resolved;

  const { source, shapes } = resolved;
  const scale = await nativeScale(source);
  const bounds = boundsOf(source);
  // Awaiting let the user go on working: the layer may have vanished meanwhile.
  if (source.removed || bounds === null) return { state: "none", problem: "nothing-selected" };
  scales.clear();
  for (const shape of shapes) scales.set(shape.id, scale);
  return {
    state: "ready",
    source: { nodeId: source.id, name: source.name, bounds, pixels: pixelSize(bounds, scale) },
    shapes: shapes.flatMap((shape) => {
      const box = shape.removed ? null : boundsOf(shape);
      return box === null ? [] : [{ nodeId: shape.id, name: shape.name, bounds: box }];
    }),
    above: visibleResults(source).flatMap((node) => {
      const box = boundsOf(node);
      const selected = resolved.stored !== null && node.id === only?.id;
      return box === null ? [] : [{ nodeId: node.id, name: node.name, bounds: box, selected }];
    }),
    stored: resolved.stored,
  };
}
