/** What every pack.json says, whatever its family. */
import * as v from "valibot";
import type { EditKind } from "../../contract/request";
import { traitChanges } from "./traits";
import { between, jsonFile, packFile, shownText, wholeAboveZero } from "./values";

const kinds = ["fill", "remove", "background", "scribble", "extend"] as const satisfies readonly EditKind[];

const needs = v.optional(
  v.object({
    webgpu: v.optional(v.boolean("true or false"), false),
    f16: v.optional(v.boolean("true or false"), false),
    memory: v.optional(v.pipe(v.number("bytes, 0 or more"), v.minValue(0, "bytes, 0 or more")), 0),
  }),
  { webgpu: false, f16: false, memory: 0 },
);

const clip = v.object({
  tokenizer: v.object({
    type: v.literal("pieces", '"pieces", the only tokenizer of a pair this version reads'),
    ...jsonFile,
  }),
  networks: v.strictObject({ text: v.object(packFile), image: v.object(packFile) }),
  size: v.pipe(wholeAboveZero, v.minValue(16, "16 or more"), v.maxValue(512, "512 or less")),
  width: v.pipe(wholeAboveZero, v.maxValue(4096, "4096 or less")),
  shelf: v.optional(v.object(jsonFile)),
});

export const common = {
  format: v.literal(1, "1, the only pack format this version reads"),
  id: v.pipe(
    v.string("a text"),
    v.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, "1 to 64 lower-case letters, digits, dots, dashes or underscores"),
  ),
  title: shownText(100),
  version: shownText(40),
  license: shownText(200, "an SPDX expression"),
  licenseFile: v.optional(v.object(packFile)),
  homepage: v.optional(
    v.pipe(v.string("an https address"), v.regex(/^https:\/\/[!#-;=?-~]{1,500}$/, "an https address")),
  ),
  needs,
  kinds: v.pipe(
    v.array(
      v.picklist(kinds, `an edit kind this version knows (${kinds.map((kind) => `"${kind}"`).join(", ")})`),
      "a list of edit kinds",
    ),
    v.nonEmpty("a list with at least one edit kind"),
  ),
  pair: v.optional(clip),
  starts: v.optional(v.object(jsonFile)),
  defaults: v.object({
    steps: v.pipe(wholeAboveZero, v.maxValue(100, "100 or less")),
    guidance: between(0, 30),
    guidanceInterval: v.pipe(
      v.tuple([between(0, 1), between(0, 1)], "two noise levels [low, high] from 0 to 1"),
      v.check(([low, high]) => low <= high, "two noise levels [low, high] with low ≤ high"),
    ),
    strength: v.pipe(between(0, 1), v.gtValue(0, "a number above 0, at most 1")),
  }),
  traits: v.optional(traitChanges),
};
