/** Where the text-image pair takes part in a run: as a guide at every step, and as a judge of what came out. Types only. */
import type { Score } from "../contract/result";
import type { GuideSettings, RankBy } from "../contract/settings";
import type { Conditioning } from "../families/family";
import type { SourceRect } from "../image/geometry";
import type { Planes, Raster } from "../image/raster";

/** One candidate in one frame; everything has the model's size. */
export interface GuidedJob {
  readonly prompt: string;
  readonly settings: GuideSettings;
  /** The candidate's; augmentations are drawn from a fork of it, by a name of their own. */
  readonly seed: number;
  /** 3 planes in [-1, 1]: the whole source, also under the mask. */
  readonly source: Planes;
  /** 1 plane, 1 = may change. */
  readonly mask: Planes;
  /** What the denoiser is told in this run; without guidance. */
  readonly conditioning: Conditioning;
}

/** One step, after the denoiser has answered. */
export interface GuidedStep {
  /** From 0. */
  readonly index: number;
  /** Noise level of `noisy`, in (0, 1]. */
  readonly time: number;
  /** The level this step goes to; 0 at the last. */
  readonly next: number;
  /** 3 planes: (1 − time)·clean + time·noise. */
  readonly noisy: Planes;
  /** 3 planes: the prediction, after classifier-free guidance, before any blend. */
  readonly clean: Planes;
  /**
   * The step taken is next sample = fromNoisy·noisy + fromClean·clean + deviation·(fresh noise). With deviation 0 it is
   * deterministic.
   */
  readonly fromNoisy: number;
  readonly fromClean: number;
  readonly deviation: number;
}

export interface GuidedAnswer {
  /** 3 planes, added to the clean prediction before the step is taken: already scaled and with the sign of descent. */
  readonly shift: Planes;
  /** The guiding loss as it was before the shift; for reports and tests. */
  readonly loss: number;
}

/** Made once for each candidate and frame; the function is called once a step, in order. */
export type Guide = (job: GuidedJob) => Promise<(step: GuidedStep) => Promise<GuidedAnswer>>;

export interface RankedCandidate {
  readonly prompt: string;
  readonly by: Exclude<RankBy, "none">;
  /** The whole picture with the candidate laid over it, in bytes. */
  readonly picture: Raster;
  /** The candidate's patch, whose alpha says what changed. */
  readonly patch: Raster;
  /** Where the patch lies in `picture`, in its pixels; inside it. */
  readonly at: SourceRect;
}

/** Called once for each finished candidate. */
export type Rank = (candidate: RankedCandidate) => Promise<Score>;
