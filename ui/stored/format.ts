/** A stored edit as JSON and back. What is read may come from another version or another hand, so it is checked before use. */
import * as v from "valibot";
import { schemaOf } from "../../models/contract/field-schema";
import { limits } from "../../models/contract/limits";
import { settingFields } from "../../models/contract/settings";
import type { StoredEdit } from "./edit";
import { fitted, STORED_BYTES } from "./size";

const VERSION = 2;

export type Recalled =
  | { readonly state: "whole"; readonly edit: StoredEdit }
  /** Made by a newer version; what could be recognised. */
  | { readonly state: "newer"; readonly prompt: string | null; readonly seed: number | null }
  | { readonly state: "unreadable" };

/** JSON of at most so many bytes. */
export function toStored(edit: StoredEdit, most = STORED_BYTES): string {
  return fitted(edit, most, (each) => JSON.stringify({ version: VERSION, ...each }));
}

const whole = v.pipe(v.number(), v.integer());
const promptSchema = v.pipe(v.string(), v.maxLength(limits.promptCharacters));
const seedSchema = v.pipe(whole, v.minValue(0), v.maxValue(0xffff_ffff));

const maskSchema = v.variant("from", [
  v.object({ from: v.literal("everything") }),
  v.pipe(
    v.object({
      from: v.literal("runs"),
      width: v.pipe(whole, v.minValue(1), v.maxValue(4096)),
      height: v.pipe(whole, v.minValue(1), v.maxValue(4096)),
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
const sideSchema = v.pipe(whole, v.minValue(0), v.maxValue(4096));
const wordsSchema = v.exactOptional(promptSchema);

const kindSchema = v.variant("kind", [
  // Edits stored before there were reference pictures say nothing about them.
  v.object({
    kind: v.picklist(["fill", "background"]),
    reference: referenceSchema,
    picture: v.exactOptional(pictureSchema),
    mask: maskSchema,
  }),
  v.object({ kind: v.literal("remove"), shadow: v.boolean(), mask: maskSchema }),
  v.object({
    kind: v.literal("scribble"),
    strokes: v.pipe(v.string(), v.base64(), v.maxLength(STORED_BYTES)),
    mask: v.nullable(maskSchema),
  }),
  v.object({
    kind: v.literal("extend"),
    sides: v.object({ left: sideSchema, right: sideSchema, top: sideSchema, bottom: sideSchema }),
    reference: referenceSchema,
    prompts: v.optional(v.object({ left: wordsSchema, right: wordsSchema, top: wordsSchema, bottom: wordsSchema })),
  }),
]);

const packSchema = v.object({
  title: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  address: v.fallback(v.optional(v.pipe(v.string(), v.startsWith("https://"), v.maxLength(2000))), undefined),
});

const commonSchema = v.object({
  version: v.pipe(whole, v.minValue(1), v.maxValue(VERSION)),
  packId: v.pipe(v.string(), v.maxLength(200)),
  pack: v.fallback(v.optional(packSchema), undefined),
  prompt: promptSchema,
  negative: v.exactOptional(promptSchema),
  settings: schemaOf(settingFields),
});

const editSchema = v.intersect([commonSchema, kindSchema]);

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
