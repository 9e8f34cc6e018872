/**
 * Guidance by the CLIP-like networks: at every step the clean prediction is moved down the gradient of its distance to the
 * words (Avrahami, Lischinski & Fried 2022: algorithm 2, blended, and its baseline, algorithm 1, which has losses for
 * the background instead of blending). Where the formulas come from: levels.ts.
 *
 * Weights are in thousands of the released code's: its λ = 1000 is a weight of 1 here.
 */
import { EditError } from "../contract/errors";
import type { GuideSettings } from "../contract/settings";
import { random } from "../diffusion/random";
import type { Model } from "../families/family";
import type { Rect } from "../image/geometry";
import type { Planes } from "../image/raster";
import type { Measure } from "../networks/clip-image";
import type { UnitVector } from "../networks/clip-text";
import type { Guide, GuidedJob, GuidedStep } from "../pipelines/hooks";
import { copies } from "./augment";
import { levels } from "./levels";
import { backgroundLoss, combined, masked, rangeLoss } from "./losses";
import { aroundMask } from "./view";
import type { Warp } from "./warp";

/** One unit of weight. */
const thousand = 1000;

export interface GuidingClip {
  /** Side of the pictures the image network sees, pixels. */
  readonly size: number;
  readonly measure: Measure;
  /** A text's unit vector. */
  text(prompt: string): Promise<UnitVector>;
}

/** What a picture costs and the cost's gradient with respect to it. */
interface Cost {
  readonly loss: number;
  readonly gradient: Planes;
}

/**
 * A guide by `clip`. An empty prompt guides nowhere: its shifts are 0 and no network runs. Noise levels must be those
 * of a flow, and latents pictures.
 * @param gradientOf carries gradients through the denoiser, where the model can
 * @throws EditError "bad-request" (from the first step) where the gradient shall go through the painter and the pack has no network for it
 */
export function makeGuide(clip: GuidingClip, gradientOf?: Model["gradient"]): Guide {
  return async (job) => {
    const nothing: Planes = { ...job.source, data: new Float32Array(job.source.data.length) };
    if (job.prompt.trim() === "") return async () => ({ shift: nothing, loss: 0 });
    const cost = await costOf(job, clip);
    return async (step) => {
      const { prediction, sample, follows, reach } = levels(step, job.settings.sees);
      const seen = combined(step.clean, prediction, step.noisy, sample);
      const { loss, gradient } = await cost(seen, step);
      const range = rangeLoss(step.clean);
      const weight = thousand * job.settings.range;
      if (reach === 0) return { shift: nothing, loss: loss + weight * range.value };
      const byPrediction = combined(gradient, prediction, range.gradient, weight);
      const followed = await carried(byPrediction, { job, step, follows, gradientOf });
      const bySample = combined(followed, 1, gradient, sample);
      return { shift: { ...bySample, data: bySample.data.map((g) => -reach * g) }, loss: loss + weight * range.value };
    };
  };
}

/** The words' distance over all copies, and for algorithm 1 the background's. */
async function costOf(
  { prompt, settings, seed, source, mask }: GuidedJob,
  clip: GuidingClip,
): Promise<(seen: Planes, step: GuidedStep) => Promise<Cost>> {
  const words = await clip.text(prompt);
  const { distance: by } = settings;
  const view = aroundMask(mask);
  const draws = random(seed).fork("augmentations");
  const background = settings.algorithm === 1 ? await backgroundCost({ source, mask, settings }, clip) : null;
  return async (seen, { index }) => {
    const warps = copies(seen, view, clip.size, settings.augmentations, draws.fork(`step ${index}`));
    const { loss, gradient } = await distanceOf(masked(seen, mask), warps, (x) => clip.measure(x, words, by));
    const weight = thousand * settings.weight;
    const inside = masked(gradient, mask);
    const foreground = { loss: weight * loss, gradient: combined(inside, weight, inside, 0) };
    if (background === null) return foreground;
    const behind = await background(seen);
    return {
      loss: foreground.loss + behind.loss,
      gradient: combined(foreground.gradient, 1, behind.gradient, 1),
    };
  };
}

/** Mean distance of a picture's copies, and its gradient with respect to the picture: the copies' own, pulled back. */
async function distanceOf(
  picture: Planes,
  warps: readonly Warp[],
  measure: (copy: Planes) => ReturnType<Measure>,
): Promise<Cost> {
  const sum = new Float32Array(picture.data.length);
  let loss = 0;
  for (const warp of warps) {
    const copy: Planes = { ...warp.output, channels: 3, data: warp.apply(picture.data) };
    const { distance, gradient } = await measure(copy);
    loss += distance / warps.length;
    const back = warp.adjoint(gradient.data);
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i] + back[i] / warps.length;
  }
  return { loss, gradient: { ...picture, data: sum } };
}

/**
 * The paper's D_bg with a weight for each half: squared difference, and perceptual distance. The latter is that of the
 * image network's vectors of both backgrounds, where the authors use LPIPS: another network would have to ship.
 */
async function backgroundCost(
  { source, mask, settings }: Pick<GuidedJob, "source" | "mask" | "settings">,
  clip: GuidingClip,
): Promise<(seen: Planes) => Promise<Cost>> {
  const whole: Rect = { x: 0, y: 0, width: source.width, height: source.height };
  const warps = copies(source, whole, clip.size, 1, random(0));
  const behind = masked(source, mask, "outside");
  const { squared, perceptual } = scaledBackground(settings);
  const target = perceptual === 0 ? null : await vectorOf(behind, warps, clip);
  return async (seen) => {
    const plain = backgroundLoss(seen, source, mask);
    const cost = { loss: squared * plain.value, gradient: combined(plain.gradient, squared, plain.gradient, 0) };
    if (target === null) return cost;
    const far = await distanceOf(masked(seen, mask, "outside"), warps, (x) =>
      clip.measure(x, target, settings.distance),
    );
    const outside = masked(far.gradient, mask, "outside");
    return { loss: cost.loss + perceptual * far.loss, gradient: combined(cost.gradient, 1, outside, perceptual) };
  };
}

function scaledBackground({ background }: GuideSettings): GuideSettings["background"] {
  return { squared: thousand * background.squared, perceptual: thousand * background.perceptual };
}

async function vectorOf(picture: Planes, [warp]: readonly Warp[], clip: GuidingClip): Promise<UnitVector> {
  if (warp === undefined) throw new RangeError("There is no copy to look at.");
  const copy: Planes = { ...warp.output, channels: 3, data: warp.apply(picture.data) };
  // Any text will do: only the vector is read. The empty text has the right length.
  return (await clip.measure(copy, await clip.text(""), "cosine")).vector;
}

/** J'·g, with J as the settings say. */
async function carried(
  gradient: Planes,
  parts: {
    readonly job: GuidedJob;
    readonly step: GuidedStep;
    readonly follows: number;
    readonly gradientOf: Model["gradient"];
  },
): Promise<Planes> {
  const { job, step, follows, gradientOf } = parts;
  if (job.settings.through === "prediction") return combined(gradient, follows, gradient, 0);
  if (gradientOf === undefined) {
    throw new EditError(
      "bad-request",
      'This pack cannot carry gradients through its denoiser; guide through the "prediction" instead.',
    );
  }
  return gradientOf(step.noisy, step.time, job.conditioning, gradient);
}
