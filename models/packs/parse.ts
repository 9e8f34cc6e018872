/** pack.json to ModelPack. The only door: what passes here is trusted everywhere else. */
import * as v from "valibot";
import { EditError } from "../contract/errors";
import type { EditKind } from "../contract/request";
import { checkFiles } from "./files";
import type { ModelPack } from "./pack";

const text = v.pipe(v.string("a text"), v.nonEmpty("a text that is not empty"));
const wholeAboveZero = v.pipe(
  v.number("a whole number above 0"),
  v.integer("a whole number above 0"),
  v.minValue(1, "a whole number above 0"),
);
const between = (low: number, high: number) => {
  const expected = `a number from ${low} to ${high}`;
  return v.pipe(v.number(expected), v.minValue(low, expected), v.maxValue(high, expected));
};

/** True for a path that stays inside the pack's folder on every system and as a URL. */
function staysInside(path: string): boolean {
  // Backslashes and colons are separators, drives or URL schemes somewhere; no pack needs them.
  if (/[\\:?#%]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

const relativeFile = "a file path inside the pack's folder (relative, without .. or backslashes)";
const packFile = {
  file: v.pipe(v.string(relativeFile), v.check(staysInside, relativeFile)),
  bytes: wholeAboveZero,
  sha256: v.pipe(
    v.string("64 lower-case hexadecimal digits"),
    v.regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits"),
  ),
};

const kinds = ["fill", "remove", "background", "scribble", "extend"] as const satisfies readonly EditKind[];

const needs = v.optional(
  v.object({
    webgpu: v.optional(v.boolean("true or false"), false),
    f16: v.optional(v.boolean("true or false"), false),
    memory: v.optional(v.pipe(v.number("bytes, 0 or more"), v.minValue(0, "bytes, 0 or more")), 0),
  }),
  { webgpu: false, f16: false, memory: 0 },
);

const schema = v.object({
  format: v.literal(1, "1, the only pack format this version reads"),
  id: v.pipe(
    v.string("a text"),
    v.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, "1 to 64 lower-case letters, digits, dots, dashes or underscores"),
  ),
  title: text,
  version: text,
  license: v.pipe(v.string("an SPDX expression"), v.nonEmpty("an SPDX expression")),
  licenseFile: v.optional(v.object(packFile)),
  homepage: v.optional(v.pipe(v.string("an https address"), v.regex(/^https:\/\/[^\s"<>]+$/, "an https address"))),
  needs,
  family: v.literal("pixel-flow", '"pixel-flow", the only family this version runs'),
  kinds: v.pipe(
    v.array(
      v.picklist(kinds, `an edit kind this version knows (${kinds.map((kind) => `"${kind}"`).join(", ")})`),
      "a list of edit kinds",
    ),
    v.nonEmpty("a list with at least one edit kind"),
  ),
  size: v.pipe(wholeAboveZero, v.minValue(16, "16 or more"), v.maxValue(2048, "2048 or less")),
  tokenizer: v.object({ type: v.literal("words", '"words", the only tokenizer this version reads'), ...packFile }),
  networks: v.strictObject({
    text: v.object(packFile),
    painter: v.object(packFile),
    gradient: v.optional(v.object(packFile)),
  }),
  pair: v.optional(
    v.object({
      tokenizer: v.object({
        type: v.literal("pieces", '"pieces", the only tokenizer of a pair this version reads'),
        ...packFile,
      }),
      networks: v.strictObject({ text: v.object(packFile), image: v.object(packFile) }),
      size: v.pipe(wholeAboveZero, v.minValue(16, "16 or more"), v.maxValue(512, "512 or less")),
      width: v.pipe(wholeAboveZero, v.maxValue(4096, "4096 or less")),
      shelf: v.optional(v.object(packFile)),
    }),
  ),
  starts: v.optional(v.object(packFile)),
  schedule: v.object({
    type: v.literal("flow", '"flow"'),
    prediction: v.literal("clean", '"clean"'),
    shift: v.pipe(v.number("a number above 0"), v.gtValue(0, "a number above 0")),
    floor: v.optional(v.pipe(between(0, 1), v.ltValue(1, "a number from 0, below 1")), 0),
  }),
  defaults: v.object({
    steps: v.pipe(wholeAboveZero, v.maxValue(100, "100 or less")),
    guidance: between(0, 30),
    guidanceInterval: v.pipe(
      v.tuple([between(0, 1), between(0, 1)], "two noise levels [low, high] from 0 to 1"),
      v.check(([low, high]) => low <= high, "two noise levels [low, high] with low ≤ high"),
    ),
    strength: v.pipe(between(0, 1), v.gtValue(0, "a number above 0, at most 1")),
  }),
});

function sentence(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? "";
  // A strict object reports a key it does not know as "expected never".
  if (issue.expected === "never") {
    const role = path.split(".").at(-1);
    const known = path.startsWith("pair.") ? '"text" and "image" in a pair' : '"text", "painter" and "gradient"';
    return `The pack.json names an unknown network role "${role}"; this version knows ${known}.`;
  }
  if (path === "") return "The pack.json must hold a JSON object.";
  if (issue.received === "undefined") return `The pack.json lacks "${path}".`;
  return `In pack.json, "${path}" must be ${expectation(issue)}, not ${shown(issue.input)}.`;
}

/** Objects and lists carry valibot's own message; everything else says what it wants in our words. */
function expectation(issue: v.BaseIssue<unknown>): string {
  return issue.message.startsWith("Invalid ") ? "an object" : issue.message;
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}

/** The whole number a newer format gives itself, or null. */
function newerFormat(json: unknown): number | null {
  if (typeof json !== "object" || json === null || !("format" in json)) return null;
  const { format } = json;
  return typeof format === "number" && Number.isInteger(format) && format > 1 ? format : null;
}

/**
 * Checks the content of a pack.json. Fields this version does not know are ignored, so that packs can say more
 * about themselves (training, notice); network roles it does not know are refused, because they change the result.
 * @throws EditError "pack-newer" for a format above 1; "pack-invalid", naming the first field that is wrong and what
 * was expected
 */
export function parsePack(json: unknown): ModelPack {
  const newer = newerFormat(json);
  if (newer !== null) {
    throw new EditError(
      "pack-newer",
      `This pack is in format ${newer}, and this version of Blendfill reads format 1; update Blendfill to use it.`,
    );
  }
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) throw new EditError("pack-invalid", sentence(parsed.issues[0]));
  const { format: _format, ...pack } = parsed.output;
  checkFiles(pack);
  return pack;
}
