/**
 * A request as JSON, kept with the layer it made, so that it can be edited again. The pictures stay out: the source
 * is the layer below, the mask goes as runs. What is read back may come from another version or another hand, so it
 * is checked before use.
 */
import * as v from "valibot";
import {
  type Candidate,
  type EditRequest,
  type EditSettings,
  type ReferenceUse,
  type Side,
  standardSettings,
} from "../../models/contract";
import type { Mask } from "../../models/image/raster";
import { fromRuns, halved, type Runs, toCoarseRuns, toRuns } from "../painter/runs";

/** Figma holds 100 kB per entry; the sandbox adds its own envelope. */
export const STORED_BYTES = 90_000;
const VERSION = 2;
/** As much as an engine reads of a prompt, characters. */
const LONGEST_PROMPT = 10_000;

export type StoredMask = { readonly from: "everything" } | ({ readonly from: "runs" } & Runs);

/** An installed pack, for those who open the layer where it is not. */
export interface PackMark {
  readonly title: string;
  /** Where it can be installed from. */
  readonly address?: string | undefined;
}

interface StoredCommon {
  readonly packId: string;
  /** Absent for packs that come with Blendfill. */
  readonly pack?: PackMark | undefined;
  /** Empty for a removal, which has none. */
  readonly prompt: string;
  readonly negative?: string;
  readonly settings: EditSettings;
}

/** `always`: chosen; else the words asked for it. */
export interface StoredPicture {
  readonly id: string;
  readonly name: string;
  readonly always: boolean;
}

/** A scribble's strokes over the whole picture, a PNG as base64. */
type StoredStrokes = string;

export type StoredEdit = StoredCommon &
  (
    | {
        readonly kind: "fill" | "background";
        readonly reference: ReferenceUse;
        /** The picture of the user's own it started from; the picture itself stays on that machine. */
        readonly picture?: StoredPicture | undefined;
        readonly mask: StoredMask;
      }
    | { readonly kind: "remove"; readonly shadow: boolean; readonly mask: StoredMask }
    | { readonly kind: "scribble"; readonly strokes: StoredStrokes; readonly mask: StoredMask | null }
    | {
        readonly kind: "extend";
        readonly sides: Readonly<Record<Side, number>>;
        readonly prompts?: Readonly<Partial<Record<Side, string>>> | undefined;
        readonly reference?: ReferenceUse;
      }
  );

/** The most a scribble's PNG may take, bytes; with base64 two thirds of what a layer holds. */
export const STROKES_BYTES = 45_000;

/** What else there is to keep of it. */
interface StoredWith {
  /** What the candidate started from. */
  readonly reference?: Candidate["reference"] | undefined;
  /** The installed pack that painted it. */
  readonly pack?: PackMark | undefined;
}

/** What a layer keeps of a request; its mask is given as runs. */
export function storedEdit(
  request: EditRequest,
  mask: StoredMask | null,
  seed: number,
  { reference, pack }: StoredWith = {},
): StoredEdit {
  const { packId } = request;
  const settings = { ...request.settings, seed };
  const words = request.kind === "remove" ? null : request;
  const negative = words?.negative ? { negative: words.negative } : {};
  const common = { packId, ...(pack && { pack }), settings, prompt: words?.prompt ?? "", ...negative };
  switch (request.kind) {
    case "fill":
    case "background": {
      const { kind, reference: use, own } = request;
      const picture =
        reference?.own === undefined
          ? {}
          : { picture: { id: reference.own, name: reference.name, always: own?.always ?? false } };
      return { ...common, kind, reference: use, ...picture, mask: mask ?? { from: "everything" } };
    }
    case "remove":
      return { ...common, kind: request.kind, shadow: request.shadow, mask: mask ?? { from: "everything" } };
    case "scribble":
      return { ...common, kind: request.kind, strokes: toBase64(request.strokes.image.bytes), mask };
    case "extend":
      return {
        ...common,
        kind: request.kind,
        sides: request.sides,
        prompts: request.prompts,
        reference: request.reference ?? "auto",
      };
  }
}

export type Recalled =
  | { readonly state: "whole"; readonly edit: StoredEdit }
  /** Made by a newer version; what could be recognised. */
  | { readonly state: "newer"; readonly prompt: string | null; readonly seed: number | null }
  | { readonly state: "unreadable" };

/** JSON of at most so many bytes: the mask gets coarser, and at last the prompt shorter, until it fits. */
export function toStored(edit: StoredEdit, most = STORED_BYTES): string {
  const { negative } = edit;
  let current: StoredEdit = {
    ...edit,
    prompt: cut(edit.prompt, LONGEST_PROMPT),
    ...(negative === undefined ? {} : { negative: cut(negative, LONGEST_PROMPT) }),
  };
  for (;;) {
    const json = JSON.stringify({ version: VERSION, ...current });
    if (new TextEncoder().encode(json).length <= most) return json;
    const smaller = "mask" in current && current.mask ? coarser(current.mask) : null;
    current = smaller ? ({ ...current, mask: smaller } as StoredEdit) : withShorterWords(current);
  }
}

function withShorterWords(edit: StoredEdit): StoredEdit {
  const half = (words: string): string => cut(words, Math.floor(words.length / 2));
  const shorter = { prompt: half(edit.prompt), ...(edit.negative ? { negative: half(edit.negative) } : {}) };
  if (edit.kind !== "extend" || !edit.prompts) return { ...edit, ...shorter };
  const prompts = Object.fromEntries(Object.entries(edit.prompts).map(([side, words]) => [side, half(words)]));
  return { ...edit, ...shorter, prompts };
}

/** Never ends between the halves of an emoji. */
function cut(prompt: string, length: number): string {
  return prompt.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** Below this a mask costs little and halving it again would lose the shape. */
const SMALLEST = 64;
/** Steps of coverage a soft mask is stored with at first, and at least: the eye sees no difference. */
const [FINE, COARSE] = [32, 12];

/** Fewer steps of coverage first, then half the size; null when neither would help. */
function coarser(mask: StoredMask): StoredMask | null {
  if (mask.from === "everything") return null;
  const levels = new Set(mask.levels).size;
  if (levels > FINE + 1) return { from: "runs", ...toCoarseRuns(fromRuns(mask), FINE) };
  if (levels > COARSE + 1) return { from: "runs", ...toCoarseRuns(fromRuns(mask), COARSE) };
  if (Math.max(mask.width, mask.height) <= SMALLEST) return null;
  const half: Mask = halved(fromRuns(mask));
  return { from: "runs", ...(mask.levels ? toCoarseRuns(half, COARSE) : toRuns(half)) };
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
      levels: v.exactOptional(v.array(v.pipe(whole, v.minValue(0), v.maxValue(255)))),
    }),
    v.check(({ runs, levels }) => levels === undefined || levels.length === runs.length),
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
  silent: v.exactOptional(v.boolean()),
  background: v.object({ squared: weight, perceptual: weight }),
});

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
    aside: v.optional(v.object({ x: within(-4096, 4096), y: within(-4096, 4096) }), standardSettings.aside),
    sampler: v.optional(v.picklist(["deterministic", "ancestral"]), standardSettings.sampler),
    guide: v.optional(v.nullable(guideSchema), standardSettings.guide),
    rank: v.optional(v.picklist(["region", "picture", "both", "none"]), standardSettings.rank),
    softMask: v.optional(v.boolean(), standardSettings.softMask),
    shrink: v.optional(v.pipe(whole, v.minValue(0), v.maxValue(8)), standardSettings.shrink),
    match: v.optional(v.boolean(), standardSettings.match),
    grain: v.optional(v.boolean(), standardSettings.grain),
    blend: v.optional(v.picklist(["soft", "poisson"]), standardSettings.blend),
    sharper: v.optional(v.boolean(), standardSettings.sharper),
  }),
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

/** The strokes' PNG again. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // Not JSON: "unreadable" says so.
  }
}
