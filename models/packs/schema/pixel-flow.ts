/** pack.json of the family "pixel-flow". */
import * as v from "valibot";
import { common } from "./common";
import { between, jsonFile, networkFile, wholeAboveZero } from "./values";

export const pixelFlowSchema = v.object({
  ...common,
  family: v.literal("pixel-flow"),
  size: v.pipe(wholeAboveZero, v.minValue(16, "16 or more"), v.maxValue(2048, "2048 or less")),
  tokenizer: v.object({ type: v.literal("words", '"words", the only tokenizer this version reads'), ...jsonFile }),
  networks: v.strictObject({
    text: networkFile,
    // Packs name it "painter" or "denoiser"; one of them must be there.
    painter: v.optional(networkFile),
    denoiser: v.optional(networkFile),
    gradient: v.optional(networkFile),
  }),
  schedule: v.object({
    type: v.literal("flow", '"flow"'),
    prediction: v.literal("clean", '"clean"'),
    shift: v.pipe(v.number("a number above 0"), v.gtValue(0, "a number above 0")),
    floor: v.optional(v.pipe(between(0, 1), v.ltValue(1, "a number from 0, below 1")), 0),
  }),
});
