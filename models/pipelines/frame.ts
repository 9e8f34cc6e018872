/** One frame painted once: what is known is resampled to the model's size, denoised, and pasted back. */
import { EditError } from "../contract/errors";
import type { EditEvent } from "../contract/events";
import type { TrajectoryFrame } from "../contract/result";
import type { EditSettings, GuideSettings } from "../contract/settings";
import { flowScheduler } from "../diffusion/flow";
import { random } from "../diffusion/random";
import type { Scheduler } from "../diffusion/scheduler";
import { type FinishOptions, finished } from "../image/finish";
import { frameOf, intersect, type SourceRect } from "../image/geometry";
import { grainDraws } from "../image/grain";
import { uniformMask } from "../image/mask";
import { narrowed, type Patch, pasteBack, planPreview, previewPatch } from "../image/paste-back";
import { modelPicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Mask, Planes, Raster } from "../image/raster";
import { modelMask, modelStrength, type SoftEdge } from "../image/soft-edge";
import type { PaintTask } from "../networks/pack-networks";
import type { Reference } from "../starts/compose/start";
import { type DenoiseJob, denoise, silentTask } from "./denoise";
import type { GuidedJob } from "./hooks";
import { measured } from "./measured";
import type { PipelineContext } from "./pipeline";
import { masked } from "./planes";
import { type ReferenceStart, startLevel, startOf } from "./reference";
import { dilated, growthAt, releasedAt } from "./release";
import { type SecondPlan, secondPass } from "./second-pass";
import type { Conditioned } from "./words";

export interface FrameJob {
  /** The picture as it is now. */
  readonly picture: Raster;
  readonly plan: CropPlan;
  readonly edge: SoftEdge;
  /** 1 plane of the model's size: what else in the frame waits to be painted and is not known either. */
  readonly unknown: Planes | null;
  readonly words: Conditioned;
  readonly reference: Reference | null;
  /** Whether the picture shows what painting starts from already, but for things. */
  readonly laid?: boolean;
  /** What the painter is told to do. */
  readonly task: PaintTask;
  /** See `RegionWork`. */
  readonly continues?: boolean;
  readonly settings: EditSettings;
}

/** A frame ready to be painted with any seed. */
export interface Frame extends FrameJob {
  readonly source: Planes;
  readonly mask: Planes;
  readonly strengths: Planes | null;
  readonly from: ReferenceStart | null;
  readonly scheduler: Scheduler;
}

export function preparedFrame(job: FrameJob, context: PipelineContext): Frame {
  const { picture, plan, edge, settings } = job;
  const { source, mask } = measured(context, "resample", () => ({
    source: modelPicture(picture, plan.crop, plan.working),
    mask: joined(modelMask(edge, plan, picture), job.unknown),
  }));
  const strengths = settings.softMask ? joined(modelStrength(edge, plan, picture), job.unknown) : null;
  const request = { settings, source: picture, reference: job.reference, laid: job.laid ?? false };
  const { unknown } = job;
  const from = startOf({ request, isSilent: continues(job) }, plan, edge, { source, mask, unknown }, context);
  const scheduler = frameScheduler(job, context);
  return { ...job, source, mask, strengths, from, scheduler };
}

/** The noise levels a frame is painted over. */
export function frameScheduler(
  job: Pick<FrameJob, "settings" | "words" | "reference" | "laid" | "continues">,
  { schedule: { shift, floor } }: PipelineContext,
): Scheduler {
  const { settings } = job;
  const { reference, laid = false } = job;
  const level = startLevel({ settings, reference, laid }, continues(job)) ?? settings.strength;
  return flowScheduler(settings.steps, shift, level, floor, settings.sampler);
}

function continues(job: Pick<FrameJob, "words" | "continues">): boolean {
  return job.words.isSilent && job.continues !== false;
}

export interface FrameRun {
  readonly candidate: number;
  readonly seed: number;
  /** Parts of one candidate draw different noise. */
  readonly part: number;
  /** Steps of the candidate's earlier parts, and of all. */
  readonly done: number;
  readonly of: number;
  /** What it comes from is to be kept. */
  readonly trajectory: boolean;
  /** A second pass at the picture's own scale; none unless given. */
  readonly second?: SecondPlan | null;
}

export interface Painted extends Patch {
  readonly frames: readonly TrajectoryFrame[];
  /** Fits the same paint with another finish; null where nothing is fitted. */
  readonly refit: ((finish: FinishOptions) => Patch) | null;
}

/** Yields a "step" after each step and now and then a "preview". */
export async function* paintedFrame(
  frame: Frame,
  run: FrameRun,
  context: PipelineContext,
): AsyncGenerator<EditEvent, Painted, void> {
  const { plan, edge, source, from } = frame;
  const start = from?.start(run.seed);
  const seen = start?.reveal ? narrowed(edge, plan, start.reveal.share) : edge;
  const job = await denoiseJob(
    frame,
    run,
    { ...(start && { start: start.picture }), reveal: start?.reveal?.mask },
    context,
  );
  // Algorithm 1 neither blends nor composes: what it did to the background is part of its result.
  const shown = job.blends === false ? wholeFrame(plan, frame.picture) : seen;
  const preview = planPreview(plan, shown);
  const frames: TrajectoryFrame[] = [];
  let clean = source;
  for await (const step of denoise(job, context)) {
    clean = step.clean;
    yield { type: "step", candidate: run.candidate, index: run.done + step.index, of: run.of };
    // The last step's picture comes as the candidate itself.
    const shows = context.previewEvery > 0 && step.index % context.previewEvery === 0 && run.done + step.index < run.of;
    if (!shows && !run.trajectory) continue;
    const patch = measured(context, "preview", () => previewPatch(clean, preview));
    // A copy: whoever receives a preview may give its pixels away.
    const copy = (): Raster => ({ ...patch.image, data: patch.image.data.slice() });
    if (run.trajectory) frames.push({ ...patch, image: copy(), part: run.part });
    if (shows) yield { type: "preview", candidate: run.candidate, ...patch };
  }
  const patch = measured(context, "paste", () => pasteBack(start?.finished(clean) ?? clean, from?.plan ?? plan, shown));
  if (job.blends === false) return { ...patch, frames, refit: null };
  const again = run.second ?? null;
  const sharp =
    again === null
      ? patch
      : yield* secondPass(
          {
            picture: frame.picture,
            patch,
            plan: again,
            context: frame.words.context,
            task: job.task,
            seed: run.seed,
            step: (index) => ({
              type: "step",
              candidate: run.candidate,
              index: run.done + frame.scheduler.times.length - 1 + index,
              of: run.of,
            }),
          },
          context,
        );
  const refit = refitter(frame.picture, sharp, truthUnder(frame, patch, start?.reveal != null), run.seed);
  const fitted = measured(context, "finish", () => refit(frame.settings));
  // Callers give their pixels away, and what is kept to be fitted again must stay.
  const own = fitted.image === sharp.image ? { ...fitted.image, data: fitted.image.data.slice() } : fitted.image;
  return { image: own, patch: fitted.patch, frames, refit };
}

async function denoiseJob(
  frame: Frame,
  { seed, part }: FrameRun,
  start: { readonly start?: Planes; readonly reveal: Planes | undefined },
  context: PipelineContext,
): Promise<DenoiseJob> {
  const { source, words, scheduler, from, settings } = frame;
  const mask = start.reveal ?? frame.mask;
  const draws = random(seed);
  // Forked by name, so that whatever else a run draws later leaves its first picture as it is.
  const name = part === 0 ? "noise" : `noise ${part}`;
  const noise = measured(context, "noise", () => ({ ...source, data: draws.fork(name).normal(source.data.length) }));
  // An empty prompt has no distance to the picture: it is painted as without a guide.
  const guided = words.prompt.trim() === "" ? null : settings.guide;
  const isWhole = guided?.algorithm === 1;
  if (guided !== null && context.guide === undefined) {
    throw new EditError("bad-request", "This pack cannot guide by words; leave the guide out or choose another pack.");
  }
  const guide = guided && (await context.guide?.(guidedJob(frame, mask, seed, guided)));
  return {
    denoise: context.networks.denoise,
    scheduler,
    source,
    ...(start.start && { start: start.start }),
    mask,
    ...released(frame, mask),
    noise,
    fresh: (index) => ({ ...source, data: draws.fork(`${name}, step ${index}`).normal(source.data.length) }),
    context: guided?.silent ? words.empty : words.context,
    task: isWhole ? "whole" : taskOf(frame),
    // The words have said what they mean by fetching the reference; guidance would only burn its colours.
    guidance: from === null && !guided?.silent ? words.guidance : null,
    ...(guide && { guide }),
    blends: !isWhole,
  };
}

function taskOf({ task, words }: Frame): PaintTask {
  return words.isSilent ? silentTask(task) : task;
}

function guidedJob(frame: Frame, mask: Planes, seed: number, settings: GuideSettings): GuidedJob {
  const { source, words } = frame;
  const { prompt } = words;
  const context = settings.silent ? words.empty : words.context;
  const whole = { ...mask, data: mask.data.map(() => 1) };
  const known = masked(source, settings.algorithm === 1 ? whole : mask);
  return { prompt, settings, seed, source, known, mask, context };
}

/** Only where it differs from the mask itself. */
function released({ strengths, scheduler, settings }: Frame, mask: Planes): Pick<DenoiseJob, "released"> {
  const { shrink } = settings;
  if (strengths === null && shrink === 0) return {};
  const start = scheduler.times[0];
  const of = scheduler.times.length - 1;
  return {
    released: (index, time) => {
      const open = strengths === null ? mask : releasedAt(strengths, time, start);
      return dilated(open, growthAt(shrink, index, of));
    },
  };
}

function joined(mask: Planes, more: Planes | null): Planes {
  if (more === null) return mask;
  return { ...mask, data: mask.data.map((value, i) => Math.max(value, more.data[i])) };
}

/** A function of its own, because it is kept: it must hold on to these alone, and not to the frame and all it came from. */
function refitter(picture: Raster, paint: Patch, truth: Mask | null, seed: number): (finish: FinishOptions) => Patch {
  const grain = () => random(seed).fork("grain").normal(grainDraws);
  return (finish) => finished(picture, paint, truth, finish, grain);
}

/** Less is the soft edge. */
const opaque = 250;

/**
 * Where the picture still holds under a patch: in the soft edge, when all of it lies outside the user's mask, or around
 * a thing that was added to the picture as it is.
 */
function truthUnder({ settings }: Frame, { image }: Patch, isAdded: boolean): Mask | null {
  if (!isAdded && (settings.grow < settings.feather || settings.softMask)) return null;
  const { width, height, data } = image;
  const isEdge = (i: number): boolean => data[4 * i + 3] < opaque;
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => (isEdge(i) ? 255 : 0)) };
}

/** All of a frame that lies in the picture, opaque: where everything changes. */
function wholeFrame(plan: CropPlan, picture: Raster): Pick<SoftEdge, "box" | "alpha"> {
  const box = intersect<SourceRect>(plan.crop, frameOf(picture));
  return { box, alpha: uniformMask(box, 255) };
}
