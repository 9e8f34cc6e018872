/** Paint everything but a subject. */
import { decontaminated } from "../image/decontaminate";
import type { Pipeline } from "./pipeline";
import { changedMask } from "./plan";
import { paintedRegions } from "./regions";

/** See `paintedRegions`. @throws EditError "all-subject" if the subject covers the whole picture */
export const background: Pipeline<"background"> = (request, context) => {
  const { source, mask: subject, settings } = request;
  const mask = changedMask(request);
  return paintedRegions(
    {
      ...request,
      mask,
      // All of the edge is the subject's: bringing the new colours there would stain the surroundings with its own.
      matches: false,
      task: "background",
      splits: false,
      finish: (patch) => decontaminated(patch, source, subject, settings.grow),
    },
    context,
  );
};
