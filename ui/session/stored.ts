/**
 * A request as JSON, kept with the layer it made, so that it can be edited again. The pictures stay out: the source
 * is the layer below, the mask goes as runs. What is read back may come from another version or another hand, so it
 * is checked before use.
 */
import * as v from "valibot";
import { type EditSettings, type ReferenceUse, standardSettings } from "../../models/contract";
import type { Mask } from "../../models/image/raster";
import { fromRuns, halved, type Runs, toRuns } from "../painter/runs";

/** Figma holds 100 kB per entry; the sandbox adds its own envelope. */
export const STORED_BYTES = 90_000;
const VERSION = 1;
/** As much as an engine reads of a prompt, characters. */
const LONGEST_PROMPT = 10_000;

export type StoredMask = { readonly from: "everything" } | ({ readonly from: "runs" } & Runs);

export interface StoredEdit {
  readonly kind: "fill";
  readonly packId: string;
  readonly prompt: string;
  readonly reference: ReferenceUse;
  readonly mask: StoredMask;
  readonly settings: EditSettings;
}

export type Recalled =
  | { readonly state: "whole"; readonly edit: StoredEdit }
  /** Made by a newer version; what could be recognised. */
  | { readonly state: "newer"; readonly prompt: string | null; readonly seed: number | null }
  | { readonly state: "unreadable" };

/** JSON of at most 90,000 bytes: the mask gets coarser, and at last the prompt shorter, until it fits. */
export function toStored(edit: StoredEdit): string {
  let current = { ...edit, prompt: cut(edit.prompt, LONGEST_PROMPT) };
  for (;;) {
    const json = JSON.stringify({ version: VERSION, ...current });
    if (new TextEncoder().encode(json).length <= STORED_BYTES) return json;
    const smaller = coarser(current.mask);
    current = smaller
      ? { ...current, mask: smaller }
      : { ...current, prompt: cut(current.prompt, Math.floor(current.prompt.length / 2)) };
  }
}

/** Never ends between the halves of an emoji. */
function cut(prompt: string, length: number): string {
  return prompt.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** Below this a mask costs little and halving it again would lose the shape. */
const SMALLEST = 64;

function coarser(mask: StoredMask): StoredMask | null {
  if (mask.from === "everything" || Math.max(mask.width, mask.height) <= SMALLEST) return null;
  const half: Mask = halved(fromRuns(mask));
  return { from: "runs", ...toRuns(half) };
}

const whole = v.pipe(v.number(), v.integer());
const within = (low: number, high: number) => v.pipe(v.number(), v.finite(), v.minValue(low), v.maxValue(high));
const promptSchema = v.pipe(v.string(), v.maxLength(LONGEST_PROMPT));
const seedSchema = v.pipe(whole, v.minValue(0), v.maxValue(0xffff_ffff));

const maskSchema = v.variant("from", [
  v.object({ from: v.literal("everything") }),
  v.pipe(
    v.object({
      from: v.literal("runs"),
      width: v.pipe(whole, v.minValue(1), v.maxValue(4096)),
      height: v.pipe(whole, v.minValue(1), v.maxValue(4096)),
      runs: v.array(v.pipe(whole, v.minValue(0))),
    }),
    v.check((mask) => mask.runs.reduce((sum, run) => sum + run, 0) === mask.width * mask.height),
  ),
]);

const weight = within(0, 1e6);
const guideSchema = v.object({
  algorithm: v.picklist([1, 2]),
  weight,
  augmentations: v.pipe(whole, v.minValue(1), v.maxValue(64)),
  distance: v.picklist(["great-circle", "cosine"]),
  sees: v.picklist(["mix", "clean", "noisy"]),
  through: v.picklist(["prediction", "painter"]),
  range: weight,
  background: v.object({ squared: weight, perceptual: weight }),
});

const editSchema = v.object({
  version: v.literal(VERSION),
  kind: v.literal("fill"),
  packId: v.pipe(v.string(), v.maxLength(200)),
  prompt: promptSchema,
  // Edits stored before there were reference pictures say nothing about them.
  reference: v.optional(v.picklist(["auto", "clear", "none"]), "auto"),
  mask: maskSchema,
  settings: v.object({
    seed: seedSchema,
    count: v.pipe(whole, v.minValue(1), v.maxValue(64)),
    steps: v.pipe(whole, v.minValue(1), v.maxValue(100)),
    strength: within(Number.MIN_VALUE, 1),
    guidance: within(0, 30),
    feather: within(0, 4096),
    grow: within(0, 4096),
    context: v.nullable(within(0, 4096)),
    // Edits stored before these could be set say nothing about them.
    sampler: v.optional(v.picklist(["deterministic", "ancestral"]), standardSettings.sampler),
    guide: v.optional(v.nullable(guideSchema), standardSettings.guide),
    rank: v.optional(v.picklist(["region", "picture", "both", "none"]), standardSettings.rank),
    softMask: v.optional(v.boolean(), standardSettings.softMask),
    shrink: v.optional(v.pipe(whole, v.minValue(0), v.maxValue(8)), standardSettings.shrink),
  }),
});

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
