/** Starting from a reference picture: what a fill needs of the library. */
import type { Candidate } from "../contract";
import { random } from "../diffusion/random";
import { modelPicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Planes } from "../image/raster";
import { modelCore, type SoftEdge } from "../image/soft-edge";
import { type Start, starter } from "../library/start";
import { measured } from "./measured";
import type { DecodedRequest, PipelineContext } from "./pipeline";

/** A reference has detail for so many pixels of the result per model pixel, along each side. */
const mostFiner = 4;

interface ReferenceStart {
  /** Noise level painting starts from. */
  readonly level: number;
  /** As `plan`, but for finished pictures, which are finer than the model's. */
  readonly plan: CropPlan;
  readonly reference: NonNullable<Candidate["reference"]>;
  /** Of one candidate. */
  start(seed: number): Start;
}

/** Null without a reference, and below full strength, where the user wants what is under the mask to shine through. */
export function startOf(
  request: DecodedRequest<"fill">,
  plan: CropPlan,
  edge: SoftEdge,
  { source, mask }: { readonly source: Planes; readonly mask: Planes },
  context: PipelineContext,
): ReferenceStart | null {
  const { reference } = request;
  if (reference === null || request.settings.strength < 1) return null;
  const finer = Math.min(mostFiner, Math.ceil(plan.crop.width / plan.working.width));
  const working = { width: finer * plan.working.width, height: finer * plan.working.height };
  const place = measured(context, "reference", () => {
    const fineSource = finer === 1 ? source : modelPicture(request.source, plan.crop, working);
    return starter(reference, { source, fineSource, mask, core: modelCore(edge, plan, request.source) });
  });
  return {
    level: reference.level,
    plan: { ...plan, working },
    reference: { name: reference.name, source: reference.source },
    start(seed) {
      const { picture, reveal, finished } = measured(context, "reference", () => place(random(seed).fork("reference")));
      return { picture, reveal, finished: (clean) => measured(context, "reference", () => finished(clean)) };
    },
  };
}
