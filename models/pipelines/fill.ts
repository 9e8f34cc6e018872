/** Fill a region with what the words say, or, with no words, with what the surroundings suggest. */
import { type Candidate, EditError, type EditEvent } from "../contract";
import { flowScheduler } from "../diffusion/flow";
import { random } from "../diffusion/random";
import { isEmpty } from "../image/geometry";
import { maskBounds } from "../image/mask";
import { narrowed, pasteBack, planPreview, previewPatch } from "../image/paste-back";
import { modelPicture } from "../image/picture";
import { type CropPlan, planCrop } from "../image/plan";
import type { Planes } from "../image/raster";
import { modelMask, type SoftEdge, softEdge } from "../image/soft-edge";
import type { Tensor } from "../networks/session";
import { type DenoiseJob, denoise, type Guidance } from "./denoise";
import { measured } from "./measured";
import type { DecodedRequest, Pipeline, PipelineContext, PipelineOutcome } from "./pipeline";
import { startOf } from "./reference";

type FillRequest = DecodedRequest<"fill">;

/**
 * Yields "planned", then for each candidate a "step" after each step (index 1 to of), now and then a "preview" (its
 * image at the model's resolution, to be stretched over its patch), and the "candidate".
 * @throws EditError "empty-mask" if nothing may change
 */
export const fill: Pipeline<"fill"> = async function* (request, context) {
  const { plan, edge } = planned(request, context);
  yield { type: "planned", crop: plan.crop, working: plan.working, source: size(request.source) };
  const { source, mask } = resampled(request, plan, edge, context);
  const { context: words, isSilent, guidance, unknownWords } = await conditioned(request, context);
  const { steps, strength, count } = request.settings;
  const from = startOf({ request, isSilent }, plan, edge, { source, mask }, context);
  const scheduler = flowScheduler(steps, context.schedule.shift, from?.level ?? strength, context.schedule.floor);
  const candidates: Candidate[] = [];
  for (let index = 0; index < count; index++) {
    const seed = (request.settings.seed + index) >>> 0;
    const noise = measured(context, "noise", () => noiseLike(source, seed));
    const start = from?.start(seed);
    const seen = start?.reveal ? narrowed(edge, plan, start.reveal.share) : edge;
    const job: DenoiseJob = {
      denoise: context.networks.denoise,
      scheduler,
      source,
      start: start?.picture ?? source,
      mask: start?.reveal?.mask ?? mask,
      noise,
      context: words,
      task: isSilent ? "remove" : "fill",
      // The words have said what they mean by fetching the reference; guidance would only burn its colours.
      guidance: from === null ? guidance : null,
    };
    const clean = yield* painted(index, job, plan, seen, context);
    const candidate = measured(context, "paste", () => ({
      index,
      seed,
      ...pasteBack(start?.finished(clean) ?? clean, from?.plan ?? plan, seen),
      ...(from?.reference && { reference: from.reference }),
    }));
    candidates.push(candidate);
    yield { type: "candidate", candidate };
  }
  return { candidates, crop: plan.crop, working: plan.working, unknownWords } satisfies PipelineOutcome;
};

async function* painted(
  candidate: number,
  job: DenoiseJob,
  plan: CropPlan,
  edge: SoftEdge,
  context: PipelineContext,
): AsyncGenerator<EditEvent, Planes, void> {
  const preview = planPreview(plan, edge);
  let clean = job.source;
  for await (const step of denoise(job, context)) {
    clean = step.clean;
    yield { type: "step", candidate, index: step.index, of: step.of };
    // The last step's picture comes as the candidate itself.
    if (context.previewEvery > 0 && step.index % context.previewEvery === 0 && step.index < step.of) {
      yield { type: "preview", candidate, ...measured(context, "preview", () => previewPatch(clean, preview)) };
    }
  }
  return clean;
}

function planned(request: FillRequest, context: PipelineContext): { plan: CropPlan; edge: SoftEdge } {
  return measured(context, "plan", () => {
    const { grow, feather, context: around } = request.settings;
    const { width, height } = request.source;
    if (request.mask.width !== width || request.mask.height !== height) {
      throw new EditError(
        "mask-size",
        `The mask has ${request.mask.width} × ${request.mask.height} pixels, the picture ${width} × ${height}; make them equal.`,
      );
    }
    const bounds = maskBounds(request.mask);
    if (isEmpty(bounds)) {
      throw new EditError("empty-mask", "Nothing is selected to change; mark a region and run it again.");
    }
    const plan = planCrop(request.source, bounds, context.networks.size, { grow, context: around });
    return { plan, edge: softEdge(request.mask, plan.patch, grow, feather) };
  });
}

function resampled(
  { source }: FillRequest,
  plan: CropPlan,
  edge: SoftEdge,
  context: PipelineContext,
): { source: Planes; mask: Planes } {
  return measured(context, "resample", () => ({
    source: modelPicture(source, plan.crop, plan.working),
    mask: modelMask(edge, plan, source),
  }));
}

/** Embeds the words, and the empty prompt where guidance needs it: both once for all candidates. */
async function conditioned(
  request: FillRequest,
  context: PipelineContext,
): Promise<{ context: Tensor; isSilent: boolean; guidance: Guidance | null; unknownWords: readonly string[] }> {
  const { networks, now, timed, guidanceInterval: interval } = context;
  const { guidance: scale } = request.settings;
  const started = now();
  const words = await networks.embed(request.prompt);
  const unconditional = request.prompt.trim() === "" ? words.context : (await networks.embed("")).context;
  timed("text", now() - started);
  // A prompt of unknown words says nothing: guiding it away from the empty prompt would cost a pass and change nothing.
  const isSilent = sameValues(words.context, unconditional);
  const guidance = isSilent || scale === 1 ? null : { unconditional, scale, interval };
  return { context: words.context, isSilent, guidance, unknownWords: words.unknownWords };
}

function sameValues(a: Tensor, b: Tensor): boolean {
  return a.data.length === b.data.length && a.data.every((value, i) => value === b.data[i]);
}

/** Forked by name, so that whatever else a run draws later leaves its first picture as it is. */
function noiseLike(planes: Planes, seed: number): Planes {
  return { ...planes, data: random(seed).fork("noise").normal(planes.data.length) };
}

function size({ width, height }: { readonly width: number; readonly height: number }) {
  return { width, height };
}
