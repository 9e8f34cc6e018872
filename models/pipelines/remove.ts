/** Take something away: the surroundings are continued where it was, and where its shadow fell. */
import { measured } from "./measured";
import type { Pipeline } from "./pipeline";
import { changedMask } from "./plan";
import { paintedRegions } from "./regions";

/** See `paintedRegions`. */
export const remove: Pipeline<"remove"> = (request, context) => {
  const { continues = true } = request;
  const mask = measured(context, "plan", () => changedMask(request));
  const work = {
    ...request,
    mask,
    prompt: "",
    reference: null,
    task: "remove",
    splits: true,
    continues,
  } as const;
  return paintedRegions(work, context);
};
