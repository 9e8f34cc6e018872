/** A painted patch fitted to the picture around it: colour, then grain. Its alpha, and so what may change, stays. */
import { type Blend, blended } from "./blend";
import { grained } from "./grain";
import { jointOf } from "./joint";
import type { Patch } from "./paste-back";
import type { Mask, Raster } from "./raster";
import { wideShare } from "./thin";

export interface FinishOptions {
  /** Whether colours are brought to the surroundings'. */
  readonly match: boolean;
  /** Whether grain is added where the surroundings have more. */
  readonly grain: boolean;
  /** How colours are brought there. */
  readonly blend: Blend;
}

/**
 * @param truth the patch's size: above 0 where the picture is right under the patch too; null = nowhere
 * @param feather width of the soft edge, pixels: paint with no inside beyond it keeps its colours
 * @param normal see `grained`
 */
export function finished(
  picture: Raster,
  patch: Patch,
  truth: Mask | null,
  { match, grain, blend }: FinishOptions,
  feather: number,
  normal: () => Float32Array,
): Patch {
  const fitted = match
    ? blended(patch, jointOf(picture, patch, truth), blend, wideShare(patch, picture, feather))
    : patch;
  return grain ? grained(picture, fitted, normal) : fitted;
}
