/**
 * How far the window's sliders go. Both ends come from the contract's table of settings, or lie inside it where more would
 * make a slider too coarse; the command line takes all of it.
 */
import { guideFields, settingFields } from "../../../models/contract/settings";
import type { Overrides } from "../draft/draft";

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string;
}

const { steps, feather, grow, context, strength, shrink } = settingFields;

/** Of the numbers below More, in the order they are shown. */
export const overrideRanges: { readonly [K in keyof Overrides]: Range } = {
  strength: { min: 0.05, max: strength.high, step: 0.05 },
  feather: { min: feather.low, max: 128, step: 1, unit: "px" },
  grow: { min: grow.low, max: 128, step: 1, unit: "px" },
  context: { min: context.of.low, max: 1024, step: 8, unit: "px" },
  steps: { min: steps.low, max: 50, step: 1 },
  guidance: { min: 1, max: 10, step: 0.1 },
};

export const shrinkRange: Range = { min: shrink.low, max: shrink.high, step: 1 };

export const guideRanges = {
  weight: { min: guideFields.weight.low, max: 10, step: 0.1 },
  augmentations: { min: guideFields.augmentations.low, max: 32, step: 1 },
} as const satisfies Record<string, Range>;
