/** Paint everything but a subject. */
import { EditError } from "../contract/errors";
import { decontaminated } from "../image/decontaminate";
import { invertedMask, maskBounds } from "../image/mask";
import type { Pipeline } from "./pipeline";
import { paintedRegions } from "./regions";

/** See `paintedRegions`. @throws EditError "all-subject" if the subject covers the whole picture */
export const background: Pipeline<"background"> = (request, context) => {
  const { source, mask: subject, settings } = request;
  const mask = invertedMask(subject);
  if (maskBounds(mask).width === 0) {
    throw new EditError("all-subject", "The subject covers the whole picture; mark only what should stay.");
  }
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
