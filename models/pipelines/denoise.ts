/**
 * Blended denoising: at every noise level the known region is the source, noised to that same level with the same
 * noise, so that what is painted grows into its surroundings (Avrahami, Lischinski & Fried 2022, section 4, algorithm 2).
 * Unlike their released code, the blend happens at the level just reached, and the last one with the source itself.
 */
import type { Scheduler } from "../diffusion/scheduler";
import type { Conditioning, Model, SourceCondition } from "../families/family";
import { blended } from "../families/planes";
import type { Planes } from "../image/raster";
import type { GuidedAnswer, GuidedStep } from "./hooks";
import type { PipelineContext } from "./pipeline";

/** Everything is in the model's space: pixels or latents. */
export interface DenoiseJob {
  readonly model: Pick<Model, "predict">;
  readonly scheduler: Scheduler;
  readonly source: Planes;
  /** What the first noise level is made from: the source (unless given), or the source with something else under the mask. */
  readonly start?: Planes;
  /** 1 plane; 1 = may change by the end, 0 = known throughout. `fill` gives nothing between. */
  readonly mask: Planes;
  /** 1 plane; what may change in step `index`, which starts at noise level `time`; `mask` at every step unless given. */
  readonly released?: (index: number, time: number) => Planes;
  /** Normal draws, as many planes as the source. */
  readonly noise: Planes;
  /** Other normal draws for a step of a sampler that wants them. */
  readonly fresh?: (index: number) => Planes;
  readonly conditioning: Omit<Conditioning, "source">;
  /** What the denoiser is told of the picture while `open` may change. */
  readonly known: (open: Planes) => Promise<SourceCondition | null>;
  /** Moves each prediction; see hooks.ts. */
  readonly guide?: (step: GuidedStep) => Promise<GuidedAnswer>;
  /** False: nothing is known to the denoiser and nothing is blended (their algorithm 1); true unless given. */
  readonly blends?: boolean;
}

export interface DenoiseStep {
  /** Steps done, 1 to `of`. */
  readonly index: number;
  readonly of: number;
  /** What the network believes the finished latent is, with the known region from the source. */
  readonly clean: Planes;
}

/** Yields after each step; the last step's `clean` is the finished picture: the source, exactly, where the mask is 0. */
export async function* denoise(
  job: DenoiseJob,
  clock: Pick<PipelineContext, "now" | "timed">,
): AsyncGenerator<DenoiseStep, Planes, void> {
  const { scheduler, source, noise } = job;
  const { times } = scheduler;
  const of = times.length - 1;
  const releasedAt = masksOf(job);
  const end = job.blends === false ? everywhere(job.mask) : job.mask;
  let open = releasedAt(0);
  let known = await job.known(open);
  const first = times[0];
  let noisy = scheduler.noised(source, noise, first);
  if (job.start !== undefined) noisy = blended(noisy, scheduler.noised(job.start, noise, first), open);
  let clean = source;
  for (let i = 0; i < of; i++) {
    const prediction = await guidedPrediction(job, { noisy, known, index: i }, clock);
    const started = clock.now();
    // Drawn only where it is used: that takes as long as the rest of the step.
    const fresh = scheduler.weights(i).deviation === 0 ? undefined : job.fresh?.(i);
    const step = scheduler.step(noisy, prediction, i, fresh);
    const next = i + 1 < of ? releasedAt(i + 1) : end;
    if (next !== open) known = await job.known(next);
    open = next;
    noisy = blended(scheduler.noised(source, noise, times[i + 1]), step.next, open);
    clean = blended(source, step.clean, end);
    clock.timed("blend", clock.now() - started);
    yield { index: i + 1, of, clean };
  }
  return clean;
}

function masksOf(job: DenoiseJob): (index: number) => Planes {
  const all = job.blends === false ? everywhere(job.mask) : null;
  return (index) => all ?? job.released?.(index, job.scheduler.times[index]) ?? job.mask;
}

function everywhere(mask: Planes): Planes {
  return { ...mask, data: mask.data.map(() => 1) };
}

interface StepInput {
  readonly noisy: Planes;
  readonly known: SourceCondition | null;
  readonly index: number;
}

async function guidedPrediction(
  { model, scheduler, conditioning, guide }: DenoiseJob,
  { noisy, known, index }: StepInput,
  { now, timed }: Pick<PipelineContext, "now" | "timed">,
): Promise<Planes> {
  const time = scheduler.times[index];
  const asked = now();
  const clean = await model.predict(noisy, time, { ...conditioning, source: known });
  timed("painter", now() - asked);
  if (guide === undefined) return clean;
  const started = now();
  const next = scheduler.times[index + 1];
  const { shift } = await guide({ index, time, next, noisy, clean, ...scheduler.weights(index) });
  timed("guide", now() - started);
  return { ...clean, data: clean.data.map((value, i) => value + shift.data[i]) };
}
