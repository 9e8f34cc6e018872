/**
 * Make a rough drawing real: it is painted into the picture, noised, and denoised (Avrahami, Lischinski & Fried 2022,
 * section 5, scribble-guided editing; Meng et al. 2022). The lower the strength, the closer the result is to the drawing.
 */
import { EditError } from "../contract/errors";
import { composite } from "../image/composite";
import { frameOf } from "../image/geometry";
import { maskFromAlpha } from "../image/mask";
import type { Mask } from "../image/raster";
import type { Pipeline } from "./pipeline";
import { paintedRegions } from "./regions";

/** See `paintedRegions`. @throws EditError "bad-request" also if a stroke lies outside the mask */
export const scribble: Pipeline<"scribble"> = (request, context) => {
  const { strokes } = request;
  const drawn = maskFromAlpha(strokes);
  if (request.mask !== null) checkInside(drawn, request.mask);
  // Strokes drawn faintly are strokes: what may change is where they are, not how strongly.
  const mask = request.mask ?? { ...drawn, data: drawn.data.map((alpha) => (alpha > 0 ? 255 : 0)) };
  const source = composite(request.source, strokes, frameOf(strokes));
  return paintedRegions({ ...request, source, mask, reference: null, task: "scribble", splits: true }, context);
};

function checkInside(drawn: Mask, mask: Mask): void {
  if (!drawn.data.some((alpha, i) => alpha > 0 && mask.data[i] === 0)) return;
  throw new EditError(
    "bad-request",
    "A stroke lies outside the mask; keep the strokes inside it, or leave the mask out and it follows them.",
  );
}
