/** A stored edit as JSON and back. What is read may come from another version or another hand, so it is checked before use. */
import * as v from "valibot";
import { schemaOf } from "../../models/contract/field-schema";
import { limits } from "../../models/contract/limits";
import type { EditKind } from "../../models/contract/request";
import { settingFields } from "../../models/contract/settings";
import { kindNames, kindOf } from "../../models/kinds/kinds";
import type { StoredEdit } from "./edit";
import { fitted, STORED_BYTES } from "./size";

/** Of edits that hold all they need; those that name a picture by its hash are of the next one, which older readers leave alone. */
const VERSION = 2;
const BY_HASH = 3;

export type Recalled =
  | { readonly state: "whole"; readonly edit: StoredEdit }
  /** Made by a newer version; what could be recognised. */
  | { readonly state: "newer"; readonly prompt: string | null; readonly seed: number | null }
  | { readonly state: "unreadable" };

/** JSON of at most so many bytes. */
export function toStored(edit: StoredEdit, most = STORED_BYTES): string {
  return fitted(edit, most, (each) => JSON.stringify({ version: versionOf(each), ...each }));
}

function versionOf(edit: StoredEdit): number {
  return edit.kind === "scribble" && typeof edit.strokes !== "string" ? BY_HASH : VERSION;
}

const whole = v.pipe(v.number(), v.integer());
const promptSchema = v.pipe(v.string(), v.maxLength(limits.promptCharacters));
const seedSchema = v.pipe(whole, v.minValue(0), v.maxValue(settingFields.seed.high));

const maskSchema = v.variant("from", [
  v.object({ from: v.literal("everything") }),
  v.pipe(
    v.object({
      from: v.literal("runs"),
      width: v.pipe(whole, v.minValue(1), v.maxValue(limits.pictureSide)),
      height: v.pipe(whole, v.minValue(1), v.maxValue(limits.pictureSide)),
      runs: v.array(v.pipe(whole, v.minValue(0))),
      levels: v.exactOptional(v.array(v.pipe(whole, v.minValue(0), v.maxValue(255)))),
    }),
    v.check(({ runs, levels }) => levels === undefined || levels.length === runs.length),
    v.check((mask) => mask.runs.reduce((sum, run) => sum + run, 0) === mask.width * mask.height),
  ),
]);

const referenceSchema = v.optional(v.picklist(["auto", "add", "clear", "none"]), "auto");
const pictureSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(80)),
  name: v.pipe(v.string(), v.maxLength(200)),
  always: v.boolean(),
});
const sideSchema = v.pipe(whole, v.minValue(0), v.maxValue(limits.pictureSide));
const wordsSchema = v.exactOptional(promptSchema);

const strokesSchema = v.union([
  v.pipe(v.string(), v.base64(), v.maxLength(STORED_BYTES)),
  v.object({ hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
]);
const sidesSchema = v.object({ left: sideSchema, right: sideSchema, top: sideSchema, bottom: sideSchema });
const promptsSchema = v.object({ left: wordsSchema, right: wordsSchema, top: wordsSchema, bottom: wordsSchema });

/** By what a kind takes. */
function schemaOfKind(kind: EditKind) {
  const { takes } = kindOf(kind);
  const entries = {
    kind: v.literal(kind),
    ...(takes.mask !== "none" && { mask: takes.mask === "required" ? maskSchema : v.nullable(maskSchema) }),
    ...(takes.strokes && { strokes: strokesSchema }),
    ...(takes.sides && { sides: sidesSchema, prompts: v.optional(promptsSchema) }),
    // Edits stored before there were start pictures say nothing about them.
    ...(takes.start && { reference: referenceSchema }),
    ...(takes.own && { picture: v.exactOptional(pictureSchema) }),
    ...(takes.shadow && { shadow: v.boolean() }),
  };
  // `StoredInputs` says of each kind what is in it; here the variant only needs to know the key.
  return v.object(entries as { readonly kind: v.LiteralSchema<EditKind, undefined> });
}

const kindSchema = v.variant("kind", kindNames.map(schemaOfKind));

const packSchema = v.object({
  title: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  address: v.fallback(v.optional(v.pipe(v.string(), v.startsWith("https://"), v.maxLength(2000))), undefined),
});

const commonSchema = v.object({
  version: v.pipe(whole, v.minValue(1), v.maxValue(BY_HASH)),
  packId: v.pipe(v.string(), v.maxLength(200)),
  pack: v.fallback(v.optional(packSchema), undefined),
  prompt: promptSchema,
  negative: v.exactOptional(promptSchema),
  settings: schemaOf(settingFields),
});

// The compiler cannot follow the kinds through their list; `StoredInputs` says the same of each by its request's type.
const editSchema = v.intersect([commonSchema, kindSchema]) as unknown as v.GenericSchema<
  unknown,
  StoredEdit & { readonly version: number }
>;

const newerSchema = v.object({
  version: v.pipe(whole, v.minValue(VERSION + 1)),
  prompt: v.fallback(v.nullable(promptSchema), null),
  settings: v.fallback(v.nullable(v.object({ seed: v.fallback(v.nullable(seedSchema), null) })), null),
});

/** Reads what a layer carries. Never throws. */
export function fromStored(json: string): Recalled {
  const value = parsed(json);
  const edit = v.safeParse(editSchema, value);
  if (edit.success) {
    const { version: _, ...rest } = edit.output;
    return { state: "whole", edit: rest };
  }
  const newer = v.safeParse(newerSchema, value);
  if (!newer.success) return { state: "unreadable" };
  return { state: "newer", prompt: newer.output.prompt, seed: newer.output.settings?.seed ?? null };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // Not JSON: "unreadable" says so.
  }
}
