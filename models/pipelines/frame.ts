/** One frame painted once: what is known is resampled to the model's size, denoised, and pasted back. */
import { EditError } from "../contract/errors";
import type { EditEvent } from "../contract/events";
import type { EditKind } from "../contract/request";
import type { TrajectoryFrame } from "../contract/result";
import type { EditSettings, GuideSettings } from "../contract/settings";
import { random } from "../diffusion/random";
import type { Scheduler } from "../diffusion/scheduler";
import type { Conditioning, SourceCondition } from "../families/family";
import { blended, latentMask, pictureMask } from "../families/planes";
import { type FinishOptions, finished } from "../image/finish";
import { frameOf, intersect, type SourceRect } from "../image/geometry";
import { grainDraws } from "../image/grain";
import { uniformMask } from "../image/mask";
import { narrowed, type Patch, type PreviewPlan, pasteBack, planPreview, previewPatch } from "../image/paste-back";
import { modelPicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Mask, Planes, Raster } from "../image/raster";
import { modelMask, modelStrength, type SoftEdge } from "../image/soft-edge";
import type { Reference } from "../starts/compose/start";
import { type DenoiseJob, denoise } from "./denoise";
import type { GuidedJob } from "./hooks";
import { measured } from "./measured";
import type { PipelineContext } from "./pipeline";
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
  const { unknown } = job;
  const continues = isContinued(job, context);
  const from = startOf({ request, continues }, plan, edge, { source, mask, unknown }, context);
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
async function encoded(picture: Planes, { model, now, timed }: PipelineContext): Promise<Planes> {
  const started = now();
  const latent = await model.encode(picture);
  timed("encode", now() - started);
  return latent;
}

/** What was painted, as a picture. Where latents are pixels, what is known was kept at every step. */
async function decoded(
  latent: Planes,
  { source, mask }: Frame,
  blends: boolean,
  { model, now, timed }: PipelineContext,
): Promise<Planes> {
  const started = now();
  const picture = await model.decode(latent);
  timed("decode latent", now() - started);
  return blends && model.traits.latent.factor > 1 ? blended(source, picture, mask) : picture;
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
  const { plan, edge, latent, from } = frame;
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
  const frames: TrajectoryFrame[] = [];
  let preview: PreviewPlan | null = null;
  let believed = latent;
  for await (const step of denoise(job, context)) {
    believed = step.clean;
    yield { type: "step", candidate: run.candidate, index: run.done + step.index, of: run.of };
    // The last step's picture comes as the candidate itself.
    const shows = context.previewEvery > 0 && step.index % context.previewEvery === 0 && run.done + step.index < run.of;
    if (!shows && !run.trajectory) continue;
    const patch = measured(context, "preview", () => {
      const seen = context.model.preview(believed);
      // A preview may be smaller than the finished picture.
      preview ??= planPreview({ ...plan, working: { width: seen.width, height: seen.height } }, shown);
      return previewPatch(seen, preview);
    });
    // A copy: whoever receives a preview may give its pixels away.
    const copy = (): Raster => ({ ...patch.image, data: patch.image.data.slice() });
    if (run.trajectory) frames.push({ ...patch, image: copy(), part: run.part });
    if (shows) yield { type: "preview", candidate: run.candidate, ...patch };
  }
  const clean = await decoded(believed, frame, job.blends !== false, context);
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
            conditioning: { ...job.conditioning, text: frame.words.text, guidance: unguided },
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
  const { source, latent, words, scheduler, from, settings } = frame;
  const { model } = context;
  const { factor } = model.traits.latent;
  const mask = start.reveal ?? frame.mask;
  const open = latentMask(mask, factor);
  const draws = random(seed);
  // Forked by name, so that whatever else a run draws later leaves its first picture as it is.
  const name = part === 0 ? "noise" : `noise ${part}`;
  const noise = measured(context, "noise", () => ({ ...latent, data: draws.fork(name).normal(latent.data.length) }));
  // An empty prompt has no distance to the picture: it is painted as without a guide.
  const guided = words.prompt.trim() === "" ? null : settings.guide;
  const isWhole = guided?.algorithm === 1;
  if (guided !== null && context.guide === undefined) {
    throw new EditError("bad-request", "This pack cannot guide by words; leave the guide out or choose another pack.");
  }
  const isGuided = (from === null || model.traits.starts.guided) && !guided?.silent;
  const conditioning: Omit<Conditioning, "source"> = {
    task: isWhole ? "whole" : frame.task,
    silent: words.isSilent,
    text: guided?.silent ? words.empty : words.text,
    ...nothingElse,
    guidance: { text: isGuided ? words.guidance : null, image: null },
  };
  const known = knownIn(source, mask, open, model);
  const guide = guided && (await context.guide?.(await guidedJob(frame, { mask, seed, known, conditioning }, guided)));
  return {
    model,
    scheduler,
    source: latent,
    ...(start.start && { start: await encoded(start.start, context) }),
    mask: open,
    ...released(frame, open, factor),
    noise,
    fresh: (index) => ({ ...latent, data: draws.fork(`${name}, step ${index}`).normal(latent.data.length) }),
    conditioning,
    known,
    ...(guide && { guide }),
    blends: !isWhole,
  };
}

const unguided: Conditioning["guidance"] = { text: null, image: null };
const nothingElse = { image: null, depth: null, reference: null } as const;

/** What the denoiser is told of the picture: by the region's own pixels, and where more is open by whole latent values. */
function knownIn(source: Planes, mask: Planes, own: Planes, { known, traits }: PipelineContext["model"]) {
  return (open: Planes): Promise<SourceCondition | null> =>
    known(source, open === own ? mask : pictureMask(open, traits.latent.factor));
}

interface GuidedParts extends Pick<GuidedJob, "mask" | "seed"> {
  readonly known: DenoiseJob["known"];
  readonly conditioning: Omit<Conditioning, "source">;
}

async function guidedJob(
  { source, words }: Frame,
  { mask, seed, known, conditioning }: GuidedParts,
  settings: GuideSettings,
): Promise<GuidedJob> {
  const whole = { ...mask, data: mask.data.map(() => 1) };
  const hidden = await known(settings.algorithm === 1 ? whole : mask);
  const told: Conditioning = { ...conditioning, source: hidden, guidance: unguided };
  return { prompt: words.prompt, settings, seed, source, mask, conditioning: told };
}

/** Only where it differs from the mask itself. */
function released(
  { strengths, scheduler, settings }: Frame,
  mask: Planes,
  factor: number,
): Pick<DenoiseJob, "released"> {
  const { shrink } = settings;
  if (strengths === null && shrink === 0) return {};
  const start = scheduler.times[0];
  const of = scheduler.times.length - 1;
  const shares = strengths && latentMask(strengths, factor);
  return {
    released: (index, time) => {
      const open = shares === null ? mask : releasedAt(shares, time, start);
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
