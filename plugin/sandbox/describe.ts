/** The selection as the UI is told about it. */
import type { BatchPicture, Selection } from "../protocol/host";
import { visibleResults } from "./earlier";
import { boundsOf, type ImageLayer, type Shape } from "./layers";
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
  if (resolved.state === "none") {
    const { problem, pictures = [] } = resolved;
    if (pictures.length < 2) return { state: "none", problem };
    scales.clear();
    const told: BatchPicture[] = [];
    for (const { source, shapes } of pictures) told.push(...(await describePicture(source, shapes, null, scales)));
    return { state: "none", problem, pictures: told };
  }
  scales.clear();
  const chosen = resolved.stored === null ? null : (only?.id ?? null);
  const [told] = await describePicture(resolved.source, resolved.shapes, chosen, scales);
  if (told === undefined) return { state: "none", problem: "nothing-selected" };
  return { state: "ready", ...told, stored: resolved.stored };
}

/** The picture as it is now; nothing when it vanished while its size was looked up. */
async function describePicture(
  source: ImageLayer,
  shapes: readonly Shape[],
  chosen: string | null,
  scales: ShapeScales,
): Promise<readonly BatchPicture[]> {
  const scale = await nativeScale(source);
  const bounds = boundsOf(source);
  // Awaiting let the user go on working: the layer may have vanished meanwhile.
  if (source.removed || bounds === null) return [];
  for (const shape of shapes) scales.set(shape.id, scale);
  return [
    {
      source: { nodeId: source.id, name: source.name, bounds, pixels: pixelSize(bounds, scale) },
      shapes: shapes.flatMap((shape) => {
        const box = shape.removed ? null : boundsOf(shape);
        return box === null ? [] : [{ nodeId: shape.id, name: shape.name, bounds: box }];
      }),
      above: visibleResults(source).flatMap((node) => {
        const box = boundsOf(node);
        return box === null ? [] : [{ nodeId: node.id, name: node.name, bounds: box, selected: node.id === chosen }];
      }),
    },
  ];
}
