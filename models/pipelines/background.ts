/** Paint everything but a subject. */
import { EditError } from "../contract";
import type { Mask } from "../image/raster";
import { fill } from "./fill";
import type { Pipeline } from "./pipeline";

/** As `fill`. @throws EditError "empty-mask" if the subject covers the whole picture */
export const background: Pipeline<"background"> = (request, context) => {
  const mask = inverse(request.mask);
  if (!mask.data.some((value) => value > 0)) {
    throw new EditError("empty-mask", "The subject covers the whole picture; mark only what should stay.");
  }
  return fill({ ...request, kind: "fill", mask }, context);
};

function inverse(mask: Mask): Mask {
  return { ...mask, data: mask.data.map((value) => 255 - value) };
}
