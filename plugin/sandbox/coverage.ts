/** A shape as a mask: solid where it covers, whatever it is painted with. */
import { hasVisiblePaint, type Shape } from "./layers";

const solid: readonly SolidPaint[] = [{ type: "SOLID", color: { r: 0, g: 0, b: 0 } }];

/** Below this the levels of an exported edge get too coarse to be stretched. */
const faintest = 0.1;

/**
 * Whether the shape's own picture shows its inside evenly. It need not be opaque: the engine stretches each shape's
 * alpha so that the largest is full.
 */
function coversAsDrawn(shape: Shape): boolean {
  if (!shape.visible || shape.effects.length > 0 || !Array.isArray(shape.fills)) return false;
  const painted = (shape.fills as readonly Paint[]).filter((paint) => paint.visible !== false);
  if (painted.length === 0 || painted.some((paint) => paint.type !== "SOLID")) return false;
  const fill = Math.max(...painted.map((paint) => paint.opacity ?? 1));
  // An opaque outline around a tint would be the largest alpha, and the inside would count for less.
  if (fill < 1 && hasVisiblePaint(shape.strokes)) return false;
  return shape.opacity * fill >= faintest;
}

/**
 * Exports a shape's coverage. People mark a region with a 30 % red or an empty outline; both mean the whole inside.
 * An even tint is exported as it is, because reading must not touch the document: a change would end the user's redo.
 * Only a shape that does not show its inside (an outline, a gradient, effects) is copied, made solid, exported and
 * removed; nothing is committed in between. Open paths take no fill, so pencil strokes stay strokes.
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
