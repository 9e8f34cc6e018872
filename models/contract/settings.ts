/** The numbers a run depends on. */
import type { Point } from "../image/geometry";

/**
 * How the noise falls from one level to the next: along the straight line to the prediction (DDIM, Song et al. 2021), or
 * with fresh noise at every step (DDPM, Ho et al. 2020).
 */
export type Sampler = "deterministic" | "ancestral";

/** What candidates are scored on: the changed region alone, the whole picture with it, or the mean of both. */
export type RankBy = "region" | "picture" | "both" | "none";

/** Guidance by the pack's text-image pair (Avrahami, Lischinski & Fried 2022). Needs a pack that has a pair. */
export interface GuideSettings {
  /** 1 = local guidance with a background loss, no blending; 2 = blended at every step (the paper's method). */
  readonly algorithm: 1 | 2;
  /** λ ≥ 0: weight of the distance between words and picture; 0 computes it and changes nothing. */
  readonly weight: number;
  /** Projective copies the distance is averaged over, 1 to 64; the first is untouched. */
  readonly augmentations: number;
  /** Squared great-circle distance, as the released code, or cosine distance, as the paper. */
  readonly distance: "great-circle" | "cosine";
  /** What the image network sees: the released code's mixture of prediction and noisy sample, or one of them. */
  readonly sees: "mix" | "clean" | "noisy";
  /** Where the gradient ends: at the painter's prediction, or, as in the paper, behind the painter at the noisy sample. */
  readonly through: "prediction" | "painter";
  /** Weight of the range loss, ≥ 0: predictions outside [-1, 1] cost. */
  readonly range: number;
  /**
   * The painter does not hear the words: the guide alone says what appears, as in the paper, whose network knows no
   * words. Off unless given.
   */
  readonly silent?: boolean;
  /** Weights of algorithm 1's background losses, ≥ 0: squared difference, and perceptual by our image network. */
  readonly background: { readonly squared: number; readonly perceptual: number };
}

/** All numbers a run depends on. Filled in by the caller from the pack's defaults; pipelines add none. */
export interface EditSettings {
  /** Unsigned 32-bit integer; candidate i of a request uses seed + i (mod 2^32). */
  readonly seed: number;
  /** How many candidates, 1 to 64. */
  readonly count: number;
  /** Network evaluations along the noise schedule, 1 to 100. */
  readonly steps: number;
  /** 0 < strength ≤ 1: the noise level painting starts from; 1 ignores what is under the mask. */
  readonly strength: number;
  /** Classifier-free guidance scale; 1 = no guidance. */
  readonly guidance: number;
  /** Soft edge of the mask, source pixels, ≥ 0. */
  readonly feather: number;
  /** How far the mask grows before it is softened, source pixels, ≥ 0. */
  readonly grow: number;
  /** Context shown to the model around the mask, source pixels on each side; null = planned from the mask. */
  readonly context: number | null;
  /**
   * How far the frame that the model sees is moved from where it would be planned, source pixels, each at most 4096
   * either way. It always holds what may change, and stays in the picture where it fits. Extensions have their own.
   */
  readonly aside: Point;
  readonly sampler: Sampler;
  /** null = the words act through the painter alone. */
  readonly guide: GuideSettings | null;
  readonly rank: RankBy;
  /**
   * Whether partial coverage is strength and not only opacity: a pixel of coverage c is released at noise level c
   * (differential diffusion, Levin & Fried 2023).
   */
  readonly softMask: boolean;
  /** Progressive mask shrinking: painting starts with the mask grown by so many model pixels, 0 to 8, and ends with it. */
  readonly shrink: number;
  /** Whether what was painted is brought to its surroundings' colours; large differences are left, as meant. */
  readonly match: boolean;
  /** Whether it gets the surroundings' grain. */
  readonly grain: boolean;
  /** How its colours are brought there: all by the same, or each place by the differences along the edge. */
  readonly blend: "soft" | "poisson";
  /**
   * Whether what words alone painted is painted again at the picture's own scale where it was enlarged more than 1.5
   * times: sharper, and several times as long.
   */
  readonly sharper: boolean;
}

/** Settings added after the first version, as they were before they could be set: for requests that do not have them. */
export const standardSettings: Pick<
  EditSettings,
  "aside" | "sampler" | "guide" | "rank" | "softMask" | "shrink" | "match" | "grain" | "blend" | "sharper"
> = {
  aside: { x: 0, y: 0 },
  sampler: "deterministic",
  guide: null,
  rank: "none",
  softMask: false,
  shrink: 0,
  match: false,
  grain: false,
  blend: "soft",
  sharper: false,
};

/** How what was painted is fitted to its surroundings. */
export type Finish = Pick<EditSettings, "match" | "grain" | "blend">;

/** How new edits are fitted to their surroundings, unless somebody says otherwise. */
export const usualFinish: Finish = {
  match: true,
  grain: true,
  blend: "poisson",
};

/** Guidance as the paper's authors released it, but with the weight of this engine's own scale. */
export const standardGuide: GuideSettings = {
  algorithm: 2,
  weight: 1,
  augmentations: 8,
  distance: "great-circle",
  sees: "mix",
  through: "prediction",
  range: 0.05,
  background: { squared: 10, perceptual: 1 },
};
