/** Make a rough drawing real: it is painted into the picture, noised, and denoised. */
import { composite } from "../image/composite";
import { frameOf } from "../image/geometry";
import { maskFromAlpha } from "../image/mask";
import { fill } from "./fill";
import type { Pipeline } from "./pipeline";

/** As `fill`. */
export const scribble: Pipeline<"scribble"> = (request, context) => {
  const { strokes } = request;
  const source = composite(request.source, strokes, frameOf(strokes));
  const mask = request.mask ?? maskFromAlpha(strokes);
  return fill({ ...request, kind: "fill", source, mask, reference: null }, context);
};
