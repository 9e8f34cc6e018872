/**
 * Make a rough drawing real: it is painted into the picture, noised, and denoised (Avrahami, Lischinski & Fried 2022,
 * section 5, scribble-guided editing; Meng et al. 2022). The lower the strength, the closer the result is to the drawing.
 */
import { composite } from "../image/composite";
import { frameOf } from "../image/geometry";
import type { Pipeline } from "./pipeline";
import { changedMask } from "./plan";
import { paintedRegions } from "./regions";

/** See `paintedRegions`. @throws EditError "bad-request" also if a stroke lies outside the mask */
export const scribble: Pipeline<"scribble"> = (request, context) => {
  const { strokes } = request;
  const mask = changedMask(request);
  const source = composite(request.source, strokes, frameOf(strokes));
  return paintedRegions({ ...request, source, mask, reference: null, task: "scribble", splits: true }, context);
};
