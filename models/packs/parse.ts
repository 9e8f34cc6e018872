/** pack.json to ModelPack. The only door: what passes here is trusted everywhere else. */
import * as v from "valibot";
import { EditError } from "../contract/errors";
import { checkFiles } from "./files";
import type { ModelPack } from "./pack";
import { latentSchema } from "./schema/latent";
import { pixelFlowSchema } from "./schema/pixel-flow";

const families = { "pixel-flow": pixelFlowSchema, latent: latentSchema } satisfies Record<
  ModelPack["family"],
  v.GenericSchema
>;
const familyNames = Object.keys(families).map((name) => `"${name}"`);

const schema = v.variant(
  "family",
  [families["pixel-flow"], families.latent],
  `${familyNames.join(" or ")}, the families this version runs`,
);

/** Roles a pack's networks may have, for the sentence about one it must not have. */
const roles: Readonly<Record<ModelPack["family"], string>> = {
  "pixel-flow": '"text", "denoiser" (or "painter") and "gradient"',
  latent: '"text", "denoiser", "encoder" and "decoder"',
};

function familyOf(json: unknown): ModelPack["family"] {
  return typeof json === "object" && json !== null && "family" in json && json.family === "latent"
    ? "latent"
    : "pixel-flow";
}

function sentence(issue: v.BaseIssue<unknown>, json: unknown): string {
  const path = v.getDotPath(issue) ?? "";
  // A strict object reports a key it does not know as "expected never".
  if (issue.expected === "never") {
    const [role, where] = [path.split(".").at(-1), path.split(".")[0]];
    if (where === "traits") return `The pack.json changes an unknown trait "${path}"; this version does not know it.`;
    const known = where === "pair" ? '"text" and "image" in a pair' : roles[familyOf(json)];
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
  if (!parsed.success) throw new EditError("pack-invalid", sentence(parsed.issues[0], json));
  const pack = named(parsed.output);
  checkFiles(pack);
  return pack;
}

/** Older names in pack.json as the code calls them. @throws EditError "pack-invalid" */
function named(read: v.InferOutput<typeof schema>): ModelPack {
  const { format: _format, pair: clip, ...pack } = read;
  if (pack.family !== "pixel-flow") return { ...pack, clip };
  const { painter, denoiser = painter, ...networks } = pack.networks;
  if (denoiser === undefined) throw new EditError("pack-invalid", 'The pack.json lacks "networks.denoiser".');
  return { ...pack, networks: { ...networks, denoiser }, clip };
}
