/** Fill a region with what the words say, or, with no words, with what the surroundings suggest. */
import type { Pipeline } from "./pipeline";
import { paintedRegions } from "./regions";

/** See `paintedRegions`. */
export const fill: Pipeline<"fill"> = (request, context) =>
  paintedRegions({ ...request, task: "fill", splits: true }, context);
