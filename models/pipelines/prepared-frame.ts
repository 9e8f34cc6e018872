/** A frame before any seed: what is known of it at the model's size, and where painting starts. */
import type { EditKind } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import type { Scheduler } from "../diffusion/scheduler";
import { modelPicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Planes, Raster } from "../image/raster";
import { modelMask, modelStrength, type SoftEdge } from "../image/soft-edge";
import type { Reference } from "../starts/relight/reference";
import { measured } from "./measured";
import type { PipelineContext } from "./pipeline";
import { type ReferenceStart, startLevel, startOf } from "./reference";
import type { Conditioned } from "./words";

export interface FrameJob {
  /** The picture as it is now. */
  readonly picture: Raster;
  readonly plan: CropPlan;
  readonly edge: SoftEdge;
  /** 1 plane of the model's size: what else in the frame waits to be painted and is not known either. */
  readonly unknown: Planes | null;
  /** Regions that are painted later: not known either, also outside the frame. */
  readonly waiting?: readonly SoftEdge[];
  readonly words: Conditioned;
  readonly reference: Reference | null;
  /** Whether the picture shows what painting starts from already, but for things. */
  readonly laid?: boolean;
  /** What the denoiser is told to do. */
  readonly task: EditKind;
  /** See `RegionWork`. */
  readonly continues?: boolean;
  readonly settings: EditSettings;
}

/** A frame ready to be painted with any seed. */
export interface Frame extends FrameJob {
  /** 3 planes in [-1, 1], of the working size. */
  readonly source: Planes;
  /** 1 plane of that size; 1 = may change. */
  readonly mask: Planes;
  readonly strengths: Planes | null;
  /** The source in the model's space. */
  readonly latent: Planes;
  readonly from: ReferenceStart | null;
  readonly scheduler: Scheduler;
}

export async function preparedFrame(job: FrameJob, context: PipelineContext): Promise<Frame> {
  const { picture, plan, edge, settings } = job;
  const { source, mask } = measured(context, "resample", () => ({
    source: modelPicture(picture, plan.crop, plan.working),
    mask: joined(modelMask(edge, plan, picture), job.unknown),
  }));
  const strengths = settings.softMask ? joined(modelStrength(edge, plan, picture), job.unknown) : null;
  const request = { settings, source: picture, reference: job.reference, laid: job.laid ?? false };
  const { unknown, waiting = [] } = job;
  const continues = isContinued(job, context);
  const from = startOf({ request, continues }, plan, edge, { source, mask, unknown, waiting }, context);
  const scheduler = frameScheduler(job, context);
  const latent = await encoded(source, context);
  return { ...job, source, mask, strengths, latent, from, scheduler };
}

/** The noise levels a frame is painted over. */
export function frameScheduler(
  job: Pick<FrameJob, "settings" | "words" | "reference" | "laid" | "continues" | "task">,
  context: PipelineContext,
): Scheduler {
  const { model } = context;
  const { settings, reference, laid = false } = job;
  const level = startLevel({ settings, reference, laid }, isContinued(job, context), model.traits.starts);
  return model.schedule({ steps: settings.steps, strength: level ?? settings.strength, sampler: settings.sampler });
}

/** Whether the surroundings are continued into the region before it is painted. */
function isContinued(
  { words, continues, task }: Pick<FrameJob, "words" | "continues" | "task">,
  { model }: PipelineContext,
) {
  const { worded, silent } = model.traits.prefill[task] ?? model.traits.prefill.usual;
  return continues !== false && (words.isSilent ? silent : worded) === "ground";
}

/** A picture in the model's space. */
export async function encoded(picture: Planes, { model, now, timed }: PipelineContext): Promise<Planes> {
  const started = now();
  const latent = await model.encode(picture);
  timed("encode", now() - started);
  return latent;
}

function joined(mask: Planes, more: Planes | null): Planes {
  if (more === null) return mask;
  return { ...mask, data: mask.data.map((value, i) => Math.max(value, more.data[i])) };
}
