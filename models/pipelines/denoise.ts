/**
 * Blended denoising: at every noise level the known region is the source, noised to that same level with the same
 * noise, so that what is painted grows into its surroundings (Avrahami, Lischinski & Fried 2022, section 4, algorithm 2).
 * Unlike their released code, the blend happens at the level just reached, and the last one with the source itself.
 */
import type { Scheduler } from "../diffusion/scheduler";
import type { Planes } from "../image/raster";
import type { PackNetworks, PaintTask } from "../networks/pack-networks";
import type { Tensor } from "../networks/session";
import type { PipelineContext } from "./pipeline";

export interface Guidance {
  /** Context of the empty prompt. */
  readonly unconditional: Tensor;
  /** Clean prediction = unconditional + scale · (conditional − unconditional). */
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
  /** 1 plane; 1 = may change, 0 = known. `fill` gives nothing between. */
  readonly mask: Planes;
  /** 3 planes of normal draws. */
  readonly noise: Planes;
  readonly context: Tensor;
  readonly task: PaintTask;
  /** null = one pass a step. */
  readonly guidance: Guidance | null;
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
  { now, timed }: Pick<PipelineContext, "now" | "timed">,
): AsyncGenerator<DenoiseStep, Planes, void> {
  const { scheduler, source, mask, noise } = job;
  const of = scheduler.times.length - 1;
  const known = masked(source, mask);
  let noisy = scheduler.noised(job.start ?? source, noise, scheduler.times[0] as number);
  let clean = source;
  for (let i = 0; i < of; i++) {
    const prediction = await predict(job, known, noisy, scheduler.times[i] as number, { now, timed });
    const started = now();
    const step = scheduler.step(noisy, prediction, i);
    noisy = blended(scheduler.noised(source, noise, scheduler.times[i + 1] as number), step.next, mask);
    clean = blended(source, step.clean, mask);
    timed("blend", now() - started);
    yield { index: i + 1, of, clean };
  }
  return clean;
}

async function predict(
  job: DenoiseJob,
  source: Planes,
  noisy: Planes,
  time: number,
  { now, timed }: Pick<PipelineContext, "now" | "timed">,
): Promise<Planes> {
  const pass = async (context: Tensor): Promise<Planes> => {
    const started = now();
    const clean = await job.denoise({ noisy, source, mask: job.mask, time, context, task: job.task });
    timed("painter", now() - started);
    return clean;
  };
  const { guidance } = job;
  const conditional = await pass(job.context);
  if (guidance === null || time < guidance.interval[0] || time > guidance.interval[1]) return conditional;
  return guided(await pass(guidance.unconditional), conditional, guidance.scale);
}

function guided(unconditional: Planes, conditional: Planes, scale: number): Planes {
  const data = new Float32Array(conditional.data.length);
  for (let i = 0; i < data.length; i++) {
    const base = unconditional.data[i] as number;
    data[i] = base + scale * ((conditional.data[i] as number) - base);
  }
  return { ...conditional, data };
}

/** `inside` where the mask is 1, `outside` where it is 0; both are exact there. */
function blended(outside: Planes, inside: Planes, mask: Planes): Planes {
  const data = outside.data.slice();
  const count = mask.data.length;
  for (let channel = 0; channel < outside.channels; channel++) {
    const start = channel * count;
    for (let i = 0; i < count; i++) {
      const share = mask.data[i] as number;
      if (share === 0) continue;
      data[start + i] = share * (inside.data[start + i] as number) + (1 - share) * (data[start + i] as number);
    }
  }
  return { ...outside, data };
}

function masked(source: Planes, mask: Planes): Planes {
  const nothing: Planes = { ...source, data: new Float32Array(source.data.length) };
  return blended(source, nothing, mask);
}
