/** pack.json of the family "latent". */
import * as v from "valibot";
import { common } from "./common";
import { between, jsonFile, networkFile, wholeAboveZero } from "./values";

const side = v.pipe(wholeAboveZero, v.minValue(16, "16 or more"), v.maxValue(4096, "4096 or less"));
const aboveZero = v.pipe(v.number("a number above 0"), v.gtValue(0, "a number above 0"));

const sizes = v.pipe(
  v.object({ min: side, max: side, multiple: v.pipe(wholeAboveZero, v.maxValue(256, "256 or less")), preferred: side }),
  v.check(({ min, max, preferred }) => min <= preferred && preferred <= max, "sides with min ≤ preferred ≤ max"),
  v.check(
    ({ multiple, ...sides }) => Object.values(sides).every((one) => one % multiple === 0),
    'sides that are multiples of "multiple"',
  ),
);

export const latentSchema = v.pipe(
  v.object({
    ...common,
    family: v.literal("latent"),
    sizes,
    tokenizer: v.object({ type: v.literal("words", '"words", the only tokenizer this version reads'), ...jsonFile }),
    networks: v.strictObject({
      text: networkFile,
      denoiser: networkFile,
      encoder: networkFile,
      decoder: networkFile,
    }),
    latent: v.object({
      channels: v.pipe(wholeAboveZero, v.maxValue(128, "128 or less")),
      factor: v.pipe(wholeAboveZero, v.maxValue(64, "64 or less")),
      scale: aboveZero,
      preview: v.pipe(
        v.array(v.array(v.number("a number"), "a list of numbers"), "three lists of numbers"),
        v.length(3, "three lists of numbers"),
      ),
    }),
    schedule: v.object({
      type: v.literal("ddim", '"ddim"'),
      prediction: v.picklist(["epsilon", "velocity", "clean"], '"epsilon", "velocity" or "clean"'),
      trainSteps: v.pipe(wholeAboveZero, v.maxValue(100_000, "100000 or less")),
      betas: v.picklist(["linear", "scaled-linear"], '"linear" or "scaled-linear"'),
      betaStart: v.pipe(between(0, 1), v.gtValue(0, "a number above 0, at most 1")),
      betaEnd: v.pipe(between(0, 1), v.gtValue(0, "a number above 0, at most 1")),
    }),
  }),
  v.forward(
    v.check(
      ({ latent: { channels, preview } }) => preview.every((row) => row.length === channels + 1),
      "three lists of one number a channel and a constant",
    ),
    ["latent", "preview"],
  ),
  v.forward(
    v.check(({ sizes: { multiple }, latent: { factor } }) => multiple % factor === 0, 'a multiple of "latent.factor"'),
    ["sizes", "multiple"],
  ),
);
