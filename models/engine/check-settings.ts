/** The numbers of a request. */
import type { PreviewRequest } from "../contract/engine-api";
import type { EditSettings, Finish, GuideSettings } from "../contract/settings";
import { bad, oneOf, range, whole } from "./check-value";

/** @throws EditError "bad-request", saying which number is wrong and what is allowed */
export function checkSettings(settings: EditSettings): void {
  const { seed, count, steps, strength, guidance, sampler, guide, rank, softMask, shrink } = settings;
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw bad(`The seed must be a whole number from 0 to 4294967295, not ${seed}.`);
  }
  whole(count, 1, 64, "The number of candidates");
  whole(steps, 1, 100, "The number of steps");
  if (!(strength > 0 && strength <= 1)) throw bad(`The strength must be above 0 and at most 1, not ${strength}.`);
  range(guidance, 0, 30, "The guidance");
  checkRegionSettings(settings);
  oneOf(sampler, ["deterministic", "ancestral"], "The sampler");
  oneOf(rank, ["region", "picture", "both", "none"], "The ranking");
  if (typeof softMask !== "boolean") throw bad("The soft mask must be on or off.");
  whole(shrink, 0, 8, "The mask shrinking", "model pixels");
  checkFinish(settings);
  if (typeof settings.sharper !== "boolean") throw bad("The second pass for sharpness must be on or off.");
  if (guide !== null) checkGuide(guide);
}

/** @throws EditError "bad-request" */
export function checkFinish({ match, grain, blend }: Finish): void {
  if (typeof match !== "boolean") throw bad("Matching the colours must be on or off.");
  if (typeof grain !== "boolean") throw bad("The grain must be on or off.");
  oneOf(blend, ["soft", "poisson"], "The blending");
}

/** The numbers that also a preview needs. @throws EditError "bad-request" */
export function checkRegionSettings(settings: PreviewRequest["settings"]): void {
  range(settings.feather, 0, 4096, "The feather", "pixels");
  range(settings.grow, 0, 4096, "The growth", "pixels");
  if (settings.context !== null) range(settings.context, 0, 4096, "The context", "pixels");
  const { aside } = settings;
  if (aside === undefined) return;
  range(aside.x, -4096, 4096, "The frame's place across", "pixels");
  range(aside.y, -4096, 4096, "The frame's place down", "pixels");
}

/** Far above what any loss needs; beyond it floats end. */
const largestWeight = 1e6;

function checkGuide(guide: GuideSettings): void {
  oneOf(guide.algorithm, [1, 2], "The guiding algorithm");
  range(guide.weight, 0, largestWeight, "The weight of the words' distance (lambda)");
  whole(guide.augmentations, 1, 64, "The number of augmentations");
  oneOf(guide.distance, ["great-circle", "cosine"], "The distance between words and picture");
  oneOf(guide.sees, ["mix", "clean", "noisy"], "What the image network sees");
  oneOf(guide.through, ["prediction", "painter"], "Where the gradient ends");
  if (!["boolean", "undefined"].includes(typeof guide.silent)) throw bad("The guide's silence must be on or off.");
  range(guide.range, 0, largestWeight, "The weight of the range loss");
  range(guide.background.squared, 0, largestWeight, "The weight of the squared background loss");
  range(guide.background.perceptual, 0, largestWeight, "The weight of the perceptual background loss");
}
