/**
 * Straight lines between noise and picture, x_t = (1 − t)·clean + t·noise, for networks that predict the clean picture:
 * Euler steps along the line, or draws from the posterior.
 */
import { flowTimes } from "./schedule";
import { type Scheduler, type StepWeights, sum } from "./scheduler";

/** @param sampler the rest as in `flowTimes` */
export function flowScheduler(
  steps: number,
  shift: number,
  strength: number,
  floor = 0,
  sampler: "deterministic" | "ancestral" = "deterministic",
): Scheduler {
  const times = flowTimes(steps, shift, strength, floor);
  const weightsOf = sampler === "ancestral" ? posterior : straight;
  const weights = (index: number): StepWeights => {
    const time = times[index];
    const following = times[index + 1];
    if (time === undefined || following === undefined) {
      throw new RangeError(`Step ${index} is not one of ${times.length - 1}.`);
    }
    return weightsOf(time, following);
  };
  return {
    times,
    weights,
    noised: (clean, noise, time) => sum(clean, 1 - time, noise, time),
    step(noisy, prediction, index, fresh) {
      const { fromNoisy, fromClean, deviation } = weights(index);
      const mean = sum(prediction, fromClean, noisy, fromNoisy);
      if (deviation === 0) return { next: mean, clean: prediction };
      if (fresh === undefined) throw new RangeError("An ancestral step needs fresh noise.");
      return { next: sum(mean, 1, fresh, deviation), clean: prediction };
    },
  };
}

/**
 * With velocity v = (x − clean) / t (Li & He 2025), x + (s − t)·v = clean + (s/t)·(x − clean). This form needs no division
 * by a small t at each pixel and gives exactly the clean picture at s = 0.
 */
function straight(time: number, following: number): StepWeights {
  const share = following / time;
  return { fromNoisy: share, fromClean: 1 - share, deviation: 0 };
}

/**
 * q(x_s | x_t, clean) of the Markov chain with these marginals (Ho et al. 2020, eq. 6 and 7; for any noise schedule
 * Kingma et al. 2021, appendix A.2, eq. 26 to 29). With signal a(t) = 1 − t and noise t:
 * a = a(t)/a(s), v = t² − a²s² is the variance of x_t given x_s, and x_s ~ N(a·s²/t²·x_t + a(s)·v/t²·clean, v·s²/t²).
 */
function posterior(time: number, following: number): StepWeights {
  const signal = (1 - time) / (1 - following);
  const share = (following / time) ** 2;
  // v/t², written so that it is exactly 1 at s = 0 and at t = 1.
  const renewed = 1 - signal * signal * share;
  return {
    fromNoisy: signal * share,
    fromClean: (1 - following) * renewed,
    deviation: following * Math.sqrt(renewed),
  };
}
