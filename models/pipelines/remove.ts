/** Take something away: the surroundings are continued where it was, and where its shadow fell. */
import { measured } from "./measured";
import type { Pipeline } from "./pipeline";
import { removedMask } from "./plan";
import { paintedRegions } from "./regions";

/** See `paintedRegions`. */
export const remove: Pipeline<"remove"> = (request, context) => {
  const { source, mask, shadow, continues = true } = request;
  const grown = measured(context, "plan", () => removedMask(source, mask, shadow));
  const work = {
    ...request,
    mask: grown,
    prompt: "",
    reference: null,
    task: "remove",
    splits: true,
    continues,
  } as const;
  return paintedRegions(work, context);
};
