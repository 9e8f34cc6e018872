/**
 * Blended denoising: at every noise level the known region is the source, noised to that same level with the same
 * noise, so that what is painted grows into its surroundings (Avrahami, Lischinski & Fried 2022, section 4, algorithm 2).
 * Unlike their released code, the blend happens at the level just reached, and the last one with the source itself.
 */
import type { Scheduler } from "../diffusion/scheduler";
import type { Planes } from "../image/raster";
import type { PackNetworks, PaintTask } from "../networks/pack-networks";
import type { Tensor } from "../networks/session";
import type { GuidedAnswer, GuidedStep } from "./hooks";
import type { PipelineContext } from "./pipeline";
import { blended, masked } from "./planes";

export interface Guidance {
  /** Context of the empty prompt, or of what should not appear. */
  readonly unconditional: Tensor;
  /** Whether that context has words of its own (a negative prompt). */
  readonly speaks?: boolean;
  /** Clean prediction = unconditional + scale · (conditional − unconditional); at 0 the unconditional one, in one pass. */
  readonly scale: number;
  /** Applied for noise levels from low to high (Kynkäänniemi et al. 2024); outside, the prompt alone in one pass. */
  readonly interval: readonly [number, number];
}

export interface DenoiseJob {
  readonly denoise: PackNetworks["denoise"];
  readonly scheduler: Scheduler;
  /** The picture, 3 planes in [-1, 1], model size. */
  readonly source: Planes;
  /** What the first noise level is made from: the source (unless given), or the source with something else under the mask. */
  readonly start?: Planes;
  /** 1 plane; 1 = may change by the end, 0 = known throughout. `fill` gives nothing between. */
  readonly mask: Planes;
  /** 1 plane; what may change in step `index`, which starts at noise level `time`; `mask` at every step unless given. */
  readonly released?: (index: number, time: number) => Planes;
  /** 3 planes of normal draws. */
  readonly noise: Planes;
  /** 3 planes of other normal draws for a step of a sampler that wants them. */
  readonly fresh?: (index: number) => Planes;
  readonly context: Tensor;
  readonly task: PaintTask;
  /** null = one pass a step. */
  readonly guidance: Guidance | null;
  /** Moves each prediction; see hooks.ts. */
  readonly guide?: (step: GuidedStep) => Promise<GuidedAnswer>;
  /** False: nothing is known to the painter and nothing is blended (their algorithm 1); true unless given. */
  readonly blends?: boolean;
}

export interface DenoiseStep {
  /** Steps done, 1 to `of`. */
  readonly index: number;
  readonly of: number;
  /** What the network believes the finished picture is, with the known region from the source. */
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
  let known = masked(source, open);
  const first = times[0];
  let noisy = scheduler.noised(source, noise, first);
  if (job.start !== undefined) noisy = blended(noisy, scheduler.noised(job.start, noise, first), open);
  let clean = source;
  for (let i = 0; i < of; i++) {
    const input: PainterInput = { noisy, source: known, mask: open, time: times[i] };
    const prediction = await guidedPrediction(job, input, i, clock);
    const started = clock.now();
    // Drawn only where it is used: that takes as long as the rest of the step.
    const fresh = scheduler.weights(i).deviation === 0 ? undefined : job.fresh?.(i);
    const step = scheduler.step(noisy, prediction, i, fresh);
    const next = i + 1 < of ? releasedAt(i + 1) : end;
    if (next !== open) known = masked(source, next);
    open = next;
    noisy = blended(scheduler.noised(source, noise, times[i + 1]), step.next, open);
    clean = blended(source, step.clean, end);
    clock.timed("blend", clock.now() - started);
    yield { index: i + 1, of, clean };
  }
  return clean;
}

type PainterInput = Pick<Parameters<PackNetworks["denoise"]>[0], "noisy" | "source" | "mask" | "time">;

function masksOf(job: DenoiseJob): (index: number) => Planes {
  const all = job.blends === false ? everywhere(job.mask) : null;
  return (index) => all ?? job.released?.(index, job.scheduler.times[index]) ?? job.mask;
}

function everywhere(mask: Planes): Planes {
  return { ...mask, data: mask.data.map(() => 1) };
}

async function guidedPrediction(
  job: DenoiseJob,
  input: PainterInput,
  index: number,
  clock: Pick<PipelineContext, "now" | "timed">,
): Promise<Planes> {
  const clean = await predict(job, input, clock);
  if (job.guide === undefined) return clean;
  const started = clock.now();
  const { noisy, time } = input;
  const next = job.scheduler.times[index + 1];
  const { shift } = await job.guide({ index, time, next, noisy, clean, ...job.scheduler.weights(index) });
  clock.timed("guide", clock.now() - started);
  return { ...clean, data: clean.data.map((value, i) => value + shift.data[i]) };
}

/** A fill without words takes away what is there: so guidance leads from what would be there anyway to the thing. */
export function silentTask(task: PaintTask): PaintTask {
  return task === "fill" ? "remove" : task;
}

async function predict(
  job: DenoiseJob,
  input: PainterInput,
  { now, timed }: Pick<PipelineContext, "now" | "timed">,
): Promise<Planes> {
  const pass = async (context: Tensor, task = job.task): Promise<Planes> => {
    const started = now();
    const clean = await job.denoise({ ...input, context, task });
    timed("painter", now() - started);
    return clean;
  };
  const { guidance } = job;
  if (guidance === null || input.time < guidance.interval[0] || input.time > guidance.interval[1]) {
    return pass(job.context);
  }
  const without = guidance.speaks ? job.task : silentTask(job.task);
  if (guidance.scale === 0) return pass(guidance.unconditional, without);
  const conditional = await pass(job.context);
  return guided(await pass(guidance.unconditional, without), conditional, guidance.scale);
}

function guided(unconditional: Planes, conditional: Planes, scale: number): Planes {
  const data = new Float32Array(conditional.data.length);
  for (let i = 0; i < data.length; i++) {
    const base = unconditional.data[i];
    data[i] = base + scale * (conditional.data[i] - base);
  }
  return { ...conditional, data };
}
