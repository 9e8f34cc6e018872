/** A frame and a seed as the job of denoising. */
import { EditError } from "../contract/errors";
import type { GuideSettings } from "../contract/settings";
import { random } from "../diffusion/random";
import type { Conditioning, SourceCondition } from "../families/family";
import { latentMask, pictureMask } from "../families/planes";
import type { Planes } from "../image/raster";
import type { DenoiseJob } from "./denoise";
import type { GuidedJob } from "./hooks";
import { measured } from "./measured";
import type { PipelineContext } from "./pipeline";
import { encoded, type Frame } from "./prepared-frame";
import { dilated, growthAt, releasedAt } from "./release";

/**
 * @param start a start picture of the working size, and the part of the mask that shows it
 * @throws EditError "bad-request" where a guide is asked for and the pack has none
 */
export async function denoiseJob(
  frame: Frame,
  { seed, part }: { readonly seed: number; readonly part: number },
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

/** One pass a step. */
export const unguided: Conditioning["guidance"] = { text: null, image: null };
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
