/** A shape as a mask: solid where it covers, whatever it is painted with. */
import { hasVisiblePaint, type Shape } from "./layers";

const solid: readonly SolidPaint[] = [{ type: "SOLID", color: { r: 0, g: 0, b: 0 } }];

/** Whether the shape's own picture already has alpha 1 all over its inside. */
function coversAsDrawn(shape: Shape): boolean {
  if (shape.opacity < 1 || !shape.visible || shape.effects.length > 0) return false;
  const fills = shape.fills;
  return (
    Array.isArray(fills) &&
    fills.some((paint: Paint) => paint.type === "SOLID" && paint.visible !== false && (paint.opacity ?? 1) === 1)
  );
}

/**
 * Exports a shape's coverage. People mark a region with a 30 % red or an empty outline; both mean the whole inside.
 * Then a solid copy is exported and removed again: the copy never lives across an undo step (nothing is committed
 * in between), so the user's history does not see it. Open paths take no fill, so pencil strokes stay strokes.
 */
export async function exportCoverage(shape: Shape, settings: ExportSettingsImage): Promise<Uint8Array> {
  if (coversAsDrawn(shape)) return shape.exportAsync(settings);
  const copy = shape.clone();
  try {
    figma.currentPage.appendChild(copy);
    copy.relativeTransform = shape.absoluteTransform;
    copy.visible = true;
    copy.opacity = 1;
    copy.effects = [];
    copy.fills = solid;
    if (hasVisiblePaint(copy.strokes)) copy.strokes = solid;
    return await copy.exportAsync(settings);
  } finally {
    copy.remove();
  }
}
