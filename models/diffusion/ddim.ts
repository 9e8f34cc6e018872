/**
 * Noise by a table of variances, x_t = √ᾱ_t·clean + √(1 − ᾱ_t)·noise (Ho et al. 2020), and the steps of DDIM, or of DDPM
 * with fresh noise (Song, Meng & Ermon 2021, eq. 12 with η = 0 or 1). Levels are shares of the training steps: level 1 is
 * the last, 0 the clean picture, and step t of T has level (t + 1)/T.
 */
import type { Planes } from "../image/raster";
import { type Scheduler, type StepWeights, sum } from "./scheduler";

export interface Variances {
  readonly trainSteps: number;
  readonly betas: "linear" | "scaled-linear";
  readonly betaStart: number;
  readonly betaEnd: number;
}

/** ᾱ of each training step, falling. `scaled-linear`: the betas' square roots are evenly spaced (Rombach et al. 2022). */
export function signalShares({ trainSteps, betas, betaStart, betaEnd }: Variances): Float64Array {
  const scaled = betas === "scaled-linear";
  const [from, to] = scaled ? [Math.sqrt(betaStart), Math.sqrt(betaEnd)] : [betaStart, betaEnd];
  const shares = new Float64Array(trainSteps);
  let product = 1;
  for (let t = 0; t < trainSteps; t++) {
    const value = trainSteps === 1 ? from : from + ((to - from) * t) / (trainSteps - 1);
    product *= 1 - (scaled ? value * value : value);
    shares[t] = product;
  }
  return shares;
}

/** The training step of a level above 0. */
export function trainStep(time: number, trainSteps: number): number {
  return Math.max(0, Math.round(time * trainSteps) - 1);
}

/** How much signal and noise a level has: √ᾱ and √(1 − ᾱ); level 0 is clean. */
export function levelShares(time: number, shares: Float64Array): { readonly signal: number; readonly noise: number } {
  if (time === 0) return { signal: 1, noise: 0 };
  const share = shares[trainStep(time, shares.length)];
  return { signal: Math.sqrt(share), noise: Math.sqrt(1 - share) };
}

/**
 * @param shares of `signalShares`
 * @param steps network evaluations, a whole number from 1
 * @param strength level the run starts from, 0 < strength ≤ 1
 * @throws RangeError for numbers outside these ranges
 */
export function ddimScheduler(
  shares: Float64Array,
  steps: number,
  strength: number,
  sampler: "deterministic" | "ancestral" = "deterministic",
): Scheduler {
  const times = levelsOf(shares.length, steps, strength);
  const weights = (index: number): StepWeights => {
    const time = times[index];
    const following = times[index + 1];
    if (time === undefined || following === undefined) {
      throw new RangeError(`Step ${index} is not one of ${times.length - 1}.`);
    }
    const [from, to] = [levelShares(time, shares), levelShares(following, shares)];
    const deviation = sampler === "ancestral" ? renewal(from, to) : 0;
    // The clean latent's share and that of the noise which the step believes in.
    const kept = Math.sqrt(to.noise ** 2 - deviation ** 2) / from.noise;
    return { fromNoisy: kept, fromClean: to.signal - from.signal * kept, deviation };
  };
  return {
    times,
    weights,
    noised(clean, noise, time) {
      // The table's last level still has a little signal, which a run from noise alone does not get.
      const { signal, noise: share } = time === 1 ? { signal: 0, noise: 1 } : levelShares(time, shares);
      return sum(clean, signal, noise, share);
    },
    step(noisy, prediction, index, fresh) {
      const { fromNoisy, fromClean, deviation } = weights(index);
      const mean = sum(prediction, fromClean, noisy, fromNoisy);
      if (deviation === 0) return { next: mean, clean: prediction };
      if (fresh === undefined) throw new RangeError("An ancestral step needs fresh noise.");
      return { next: sum(mean, 1, fresh, deviation), clean: prediction };
    },
  };
}

type Shares = ReturnType<typeof levelShares>;

/** σ of DDPM's step: √((1 − ᾱ_s)/(1 − ᾱ_t) · (1 − ᾱ_t/ᾱ_s)). */
function renewal(from: Shares, to: Shares): number {
  return (to.noise / from.noise) * Math.sqrt(Math.max(0, 1 - (from.signal / to.signal) ** 2));
}

/** Evenly spaced, each on a training step, falling from `strength` to 0; more steps than levels give each level once. */
function levelsOf(trainSteps: number, steps: number, strength: number): readonly number[] {
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`Steps must be a whole number from 1, not ${steps}.`);
  if (!(strength > 0 && strength <= 1)) {
    throw new RangeError(`Strength must be above 0 and at most 1, not ${strength}.`);
  }
  const levels = Array.from(
    { length: steps },
    (_, i) => Math.max(1, Math.round(strength * (1 - i / steps) * trainSteps)) / trainSteps,
  );
  return [...new Set(levels), 0];
}

/** A network's answer as the clean picture. `velocity` v = √ᾱ·noise − √(1 − ᾱ)·clean (Salimans & Ho 2022). */
export function cleanOf(
  noisy: Planes,
  answer: Planes,
  time: number,
  prediction: "epsilon" | "velocity" | "clean",
  shares: Float64Array,
): Planes {
  const { signal, noise } = levelShares(time, shares);
  switch (prediction) {
    case "epsilon":
      return sum(noisy, 1 / signal, answer, -noise / signal);
    case "velocity":
      return sum(noisy, signal, answer, -noise);
    case "clean":
      return answer;
  }
}
