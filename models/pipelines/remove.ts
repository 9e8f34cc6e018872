/** Take something away: the surroundings are continued where it was. */
import { fill } from "./fill";
import type { Pipeline } from "./pipeline";

/** As `fill`. */
export const remove: Pipeline<"remove"> = (request, context) =>
  fill({ ...request, kind: "fill", prompt: "", reference: null }, context);
