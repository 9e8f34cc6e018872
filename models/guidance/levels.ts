/**
 * The released code's formulas at a flow's noise levels.
 *
 * A flow's sample is x_t = α·x₀ + σ·ε with α = 1 − t and σ = t. Divided by r = √(α² + σ²) it is the sample of a
 * variance-preserving diffusion with √ᾱ = α/r and √(1 − ᾱ) = σ/r, for which the code was written. So:
 *
 * (1) What the image network sees: x_in = f·x̂₀ + (1 − f)·x_t/r with f = √(1 − ᾱ) = σ/r.
 * (2) How the prediction follows the sample, J = ∂x̂₀/∂x_t. Through the painter it is the painter's own Jacobian. Without,
 *     it is that of the best linear guess for pictures of variance c² (c = 0.5): J = α·c²/(α²c² + σ²).
 * (3) So with g the loss's gradient at x_in: ∇L = ∂L/∂x_t = f·J'g + ((1 − f)/r)·g.
 * (4) Ancestral steps x_s = A·x_t + B·x̂₀ + D·ε draw from N(μ, D²). The code moves the mean by −D²·∇L (Sohl-Dickstein et
 *     al. 2015; Dhariwal & Nichol 2021, algorithm 1); as μ has B·x̂₀ in it, that is a shift of x̂₀ by −(D²/B)·∇L.
 * (5) Deterministic steps follow the score, moved by −∇L (Dhariwal & Nichol 2021, algorithm 2): as
 *     x̂₀ = (x_t + σ²·score)/α, that is a shift of x̂₀ by −(σ²/α)·∇L. (4) tends to (5) as steps get short.
 * (6) The last step ends at the prediction itself; the shift is 0 there, as the code saves the prediction unguided.
 */
import type { GuideSettings } from "../contract/settings";

/** Standard deviation of pictures in [-1, 1]; the painter's own constant (models/training/blendtrain/model.py). */
const spread = 0.5;
/** At pure noise the sample says nothing of the picture; (5) divides by what it says. */
const leastSignal = 0.02;

export interface Levels {
  /** x_in = prediction·x̂₀ + sample·x_t. */
  readonly prediction: number;
  readonly sample: number;
  /** (2), without the painter. */
  readonly follows: number;
  /** The shift of the prediction is −reach·∇L: (4), (5), (6). */
  readonly reach: number;
}

/**
 * @param time t, in (0, 1]
 * @param next the level the step goes to, in [0, t)
 * @param step fromClean B and deviation D of the step; D = 0 is deterministic
 */
export function levels(
  { time, next, fromClean, deviation }: Readonly<Record<"time" | "next" | "fromClean" | "deviation", number>>,
  sees: GuideSettings["sees"],
): Levels {
  const signal = 1 - time;
  const size = Math.sqrt(signal * signal + time * time);
  const share = sees === "mix" ? time / size : sees === "clean" ? 1 : 0;
  return {
    prediction: share,
    sample: (1 - share) / size,
    follows: (signal * spread * spread) / (signal * signal * spread * spread + time * time),
    reach: next === 0 ? 0 : deviation > 0 ? deviation ** 2 / fromClean : time ** 2 / Math.max(signal, leastSignal),
  };
}
