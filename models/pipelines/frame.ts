/** One frame painted once: what is known is resampled to the model's size, denoised, and pasted back. */
import type { EditEvent } from "../contract/events";
import type { TrajectoryFrame } from "../contract/result";
import { random } from "../diffusion/random";
import { blended } from "../families/planes";
import { composite } from "../image/composite";
import { type FinishOptions, finished } from "../image/finish";
import { frameOf, intersect, relativeTo, type SourceRect } from "../image/geometry";
import { grainDraws } from "../image/grain";
import { uniformMask } from "../image/mask";
import {
  narrowed,
  type Patch,
  type PreviewPlan,
  pasteBack,
  pasteGround,
  planPreview,
  previewPatch,
} from "../image/paste-back";
import type { CropPlan } from "../image/plan";
import type { Mask, Planes, Raster } from "../image/raster";
import type { SoftEdge } from "../image/soft-edge";
import { denoise } from "./denoise";
import { denoiseJob, unguided } from "./frame-job";
import { measured } from "./measured";
import type { PipelineContext } from "./pipeline";
import type { Frame } from "./prepared-frame";
import { type SecondPlan, secondPass } from "./second-pass";

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
  const ground = from === null ? null : yield* from.ground(run.seed, run.candidate);
  const start = from?.start(run.seed, ground);
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
  const change = ground && start?.change?.(clean);
  const patch = measured(context, "paste", () =>
    ground && change
      ? pasteGround(ground, change, plan, shown)
      : pasteBack(start?.finished(clean) ?? clean, from?.plan ?? plan, shown),
  );
  const layer = start?.over?.(clean) ?? null;
  if (job.blends === false) return { ...laidOver(patch, layer), frames, refit: null };
  // A thing lit by its place is fitted already, and the rest is the picture as it is.
  if (layer?.alone) {
    const { image, patch: place } = layer;
    const kept: Patch = { image: { ...image, data: image.data.slice() }, patch: place };
    return { image, patch: place, frames, refit: always(kept) };
  }
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
  const plain = refitter(frame.picture, sharp, truthUnder(frame, patch, start?.reveal != null), {
    feather: frame.settings.feather,
    seed: run.seed,
    // What continues the surroundings at their own scale meets them already; fitting would bring what went back.
    matches: !change,
  });
  const refit = layer === null ? plain : overlaid(plain, layer);
  const fitted = measured(context, "finish", () => refit(frame.settings));
  // Callers give their pixels away, and what is kept to be fitted again must stay.
  const own = fitted.image === sharp.image ? { ...fitted.image, data: fitted.image.data.slice() } : fitted.image;
  return { image: own, patch: fitted.patch, frames, refit };
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

/** A function of its own, because it is kept: it must hold on to these alone, and not to the frame and all it came from. */
function refitter(
  picture: Raster,
  paint: Patch,
  truth: Mask | null,
  { feather, seed, matches }: { readonly feather: number; readonly seed: number; readonly matches: boolean },
): (finish: FinishOptions) => Patch {
  const grain = () => random(seed).fork("grain").normal(grainDraws);
  return (finish) => finished(picture, paint, truth, { ...finish, match: finish.match && matches }, feather, grain);
}

/** As above: it must hold on to the patch alone, and not to the thing's views, some megabytes each. */
function always(patch: Patch): () => Patch {
  return () => patch;
}

function overlaid(plain: (finish: FinishOptions) => Patch, { image, patch }: Patch): (finish: FinishOptions) => Patch {
  const layer = { image, patch };
  return (finish) => laidOver(plain(finish), layer);
}

/** @param layer inside the patch */
function laidOver(patch: Patch, layer: Patch | null): Patch {
  if (layer === null) return patch;
  return { ...patch, image: composite(patch.image, layer.image, relativeTo(layer.patch, patch.patch)) };
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
