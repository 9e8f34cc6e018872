/** The numbers a run depends on. Filled in by the caller from the pack's defaults; pipelines add none. */
import { type Fields, standardsOf, type Values } from "./fields";
import { limits } from "./limits";

/** Far above what any loss needs; beyond it floats end. */
const weight = { type: "number", low: 0, high: 1e6 } as const;
/** No picture is larger. */
const pixels = { type: "number", low: 0, high: limits.pictureSide, unit: "pixels" } as const;
const across = { type: "number", low: -limits.pictureSide, high: limits.pictureSide, unit: "pixels" } as const;

/** Guidance by the pack's text and image encoders (Avrahami, Lischinski & Fried 2022). Needs a pack that has them. */
export const guideFields = {
  /** 1 = local guidance with a background loss, no blending; 2 = blended at every step (the paper's method). */
  algorithm: {
    type: "choice",
    among: [1, 2],
    what: "The guiding algorithm",
    help: "1: a loss holds the background; 2: the background is blended in",
    usual: 2,
  },
  /** λ ≥ 0: weight of the distance between words and picture; 0 computes it and changes nothing. */
  weight: {
    ...weight,
    what: "The weight of the words' distance (lambda)",
    help: "how strongly it guides, 0 or more",
    usual: 1,
  },
  /** Projective copies the distance is averaged over; the first is untouched. */
  augmentations: {
    type: "number",
    whole: true,
    low: 1,
    high: 64,
    what: "The number of augmentations",
    help: "projective copies of the picture it looks at",
    usual: 8,
  },
  /** Squared great-circle distance, as the released code, or cosine distance, as the paper. */
  distance: {
    type: "choice",
    among: ["great-circle", "cosine"],
    what: "The distance between words and picture",
    help: "between words and picture",
    usual: "great-circle",
  },
  /** What the image encoder sees: the released code's mixture of prediction and noisy sample, or one of them. */
  sees: {
    type: "choice",
    among: ["mix", "clean", "noisy"],
    what: "What the image network sees",
    help: "the clean prediction, the noisy sample, or their mixture",
    usual: "mix",
  },
  /** Where the gradient ends: at the prediction, or, as in the paper, behind the denoiser at the noisy sample. */
  through: {
    type: "choice",
    among: ["prediction", "painter"],
    what: "Where the gradient ends",
    help: "the gradient ends at the prediction, or goes back through the painter, where the pack has its gradient",
    usual: "prediction",
  },
  /** Weight of the range loss: predictions outside [-1, 1] cost. */
  range: {
    ...weight,
    what: "The weight of the range loss",
    help: "of predictions beyond black and white",
    usual: 0.05,
  },
  /**
   * The denoiser does not hear the words: the guide alone says what appears, as in the paper, whose network knows no
   * words. Off unless given.
   */
  silent: {
    type: "flag",
    what: "The guide's silence",
    help: "the denoiser does not hear the words; the guide alone says what appears",
    optional: true,
  },
  /** Weights of algorithm 1's background losses: squared difference, and perceptual by our image encoder. */
  background: {
    type: "group",
    fields: {
      squared: {
        ...weight,
        what: "The weight of the squared background loss",
        help: "algorithm 1: of the background's squared change",
        usual: 10,
      },
      perceptual: {
        ...weight,
        what: "The weight of the perceptual background loss",
        help: "algorithm 1: of its change as the image network sees it",
        usual: 1,
      },
    },
  },
} as const satisfies Fields;

export type GuideSettings = Values<typeof guideFields>;

/** Every setting of an edit, in the order in which they are checked. */
export const settingFields = {
  /** Candidate i of a request uses seed + i (mod 2^32). */
  seed: {
    type: "number",
    whole: true,
    low: 0,
    high: 0xffffffff,
    what: "The seed",
    help: "same seed, same picture; candidate i uses seed + i",
    from: "chance",
  },
  /** How many candidates. */
  count: {
    type: "number",
    whole: true,
    low: 1,
    high: limits.candidates,
    what: "The number of candidates",
    help: "how many pictures; the others are named out-2.png, out-3.png…",
    usual: 1,
  },
  /** Network evaluations along the noise schedule. */
  steps: {
    type: "number",
    whole: true,
    low: 1,
    high: 100,
    what: "The number of steps",
    help: "runs of the denoiser for each picture",
    from: "pack",
  },
  /** The noise level painting starts from; 1 ignores what is under the mask. */
  strength: {
    type: "number",
    low: 0,
    above: true,
    high: 1,
    what: "The strength",
    help: "near 0 keeps what is there, 1 ignores it",
    from: "pack",
  },
  /** Classifier-free guidance scale; 1 = no guidance. */
  guidance: {
    type: "number",
    low: 0,
    high: 30,
    what: "The guidance",
    help: "how strongly the words are followed",
    from: "pack",
  },
  /** Soft edge of the mask, source pixels. */
  feather: { ...pixels, what: "The feather", help: "width of the soft edge", from: "region" },
  /** How far the mask grows before it is softened, source pixels. */
  grow: { ...pixels, what: "The growth", help: "how far the mask grows first", from: "region" },
  /** Context shown to the model around the mask, source pixels on each side; null = planned from the mask. */
  context: {
    type: "nullable",
    of: { ...pixels, what: "The context", help: "surroundings shown to the model", from: "region" },
  },
  /**
   * How far the frame that the model sees is moved from where it would be planned, source pixels. It always holds what
   * may change, and stays in the picture where it fits. Extensions have their own.
   */
  aside: {
    type: "group",
    fields: {
      x: { ...across, what: "The frame's place across", help: "how far the frame moves to the right" },
      y: { ...across, what: "The frame's place down", help: "how far the frame moves down" },
    },
    standard: { x: 0, y: 0 },
  },
  /**
   * How the noise falls from one level to the next: along the straight line to the prediction (DDIM, Song et al. 2021),
   * or with fresh noise at every step (DDPM, Ho et al. 2020).
   */
  sampler: {
    type: "choice",
    among: ["deterministic", "ancestral"],
    what: "The sampler",
    help: "straight to the picture, or with fresh noise at every step",
    standard: "deterministic",
  },
  /** What candidates are scored on: the changed region alone, the whole picture with it, or the mean of both. */
  rank: {
    type: "choice",
    among: ["region", "picture", "both", "none"],
    what: "The ranking",
    help: "order the pictures, best first, by how well they fit the words",
    standard: "none",
  },
  /**
   * Whether partial coverage is strength and not only opacity: a pixel of coverage c is released at noise level c
   * (differential diffusion, Levin & Fried 2023).
   */
  softMask: {
    type: "flag",
    what: "The soft mask",
    help: "grey in the mask is how much may change, not how much is seen",
    standard: false,
  },
  /** Progressive mask shrinking: painting starts with the mask grown by so many model pixels, and ends with it. */
  shrink: {
    type: "number",
    whole: true,
    low: 0,
    high: 8,
    unit: "model pixels",
    what: "The mask shrinking",
    help: "begin with the mask grown by so many, for thin strokes",
    standard: 0,
  },
  /** Whether what was painted is brought to its surroundings' colours; large differences are left, as meant. */
  match: {
    type: "flag",
    what: "Matching the colours",
    help: "leave the colours as painted, do not bring them to the surroundings'",
    standard: false,
    usual: true,
  },
  /** Whether it gets the surroundings' grain. */
  grain: {
    type: "flag",
    what: "The grain",
    help: "add no grain where the surroundings have some",
    standard: false,
    usual: true,
  },
  /** How its colours are brought there: all by the same, or each place by the differences along the edge. */
  blend: {
    type: "choice",
    among: ["soft", "poisson"],
    what: "The blending",
    help: "bring colours there evenly, or by the differences along the edge",
    standard: "soft",
    usual: "poisson",
  },
  /**
   * Whether what words alone painted is painted again at the picture's own scale where it was enlarged more than 1.5
   * times: sharper, and several times as long.
   */
  sharper: {
    type: "flag",
    what: "The second pass for sharpness",
    help: "paint what words alone made a second time at the picture's own scale; takes longer",
    standard: false,
  },
  /** null = the words act through the denoiser alone. */
  guide: { type: "nullable", of: { type: "group", fields: guideFields }, standard: null },
} as const satisfies Fields;

/** All numbers a run depends on. */
export type EditSettings = Values<typeof settingFields>;

export type Sampler = EditSettings["sampler"];
export type RankBy = EditSettings["rank"];

/** Settings added after the first version, as they were before they could be set: for requests that do not have them. */
export const standardSettings = standardsOf(settingFields);

/** How what was painted is fitted to its surroundings. */
export type Finish = Pick<EditSettings, "match" | "grain" | "blend">;

/** How new edits are fitted to their surroundings, unless somebody says otherwise. */
export const usualFinish: Finish = {
  match: settingFields.match.usual,
  grain: settingFields.grain.usual,
  blend: settingFields.blend.usual,
};

/** Guidance as the paper's authors released it, but with the weight of this engine's own scale. */
export const standardGuide: GuideSettings = {
  algorithm: guideFields.algorithm.usual,
  weight: guideFields.weight.usual,
  augmentations: guideFields.augmentations.usual,
  distance: guideFields.distance.usual,
  sees: guideFields.sees.usual,
  through: guideFields.through.usual,
  range: guideFields.range.usual,
  background: {
    squared: guideFields.background.fields.squared.usual,
    perceptual: guideFields.background.fields.perceptual.usual,
  },
};
