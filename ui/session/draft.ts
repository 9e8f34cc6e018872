/** What the user is preparing, and the complete request it becomes. Pure. */
import {
  type EditSettings,
  type MaskSource,
  type PackSummary,
  type PlacedImage,
  type ReferenceUse,
  type RequestOf,
  standardSettings,
} from "../../models/contract";
import type { Size } from "../../models/image/geometry";
import { intersect, union } from "../../models/image/geometry";
import { defaultFeather, defaultGrow } from "../../models/image/plan";
import type { NotReady } from "../messages/en";
import { boundsOfRuns, isBlank, type Runs } from "../painter/runs";

export type Where = "shapes" | "painted" | "everything";

/** Numbers the user set; null follows the default. */
export interface Overrides {
  readonly strength: number | null;
  readonly feather: number | null;
  readonly grow: number | null;
  readonly context: number | null;
  readonly steps: number | null;
  readonly guidance: number | null;
}

export interface Draft {
  readonly prompt: string;
  readonly packId: string | null;
  /** The user's choice; `whereOf` says what counts, because shapes may be gone. */
  readonly where: Where;
  readonly painted: Runs | null;
  readonly count: number;
  readonly seed: number;
  readonly seedKept: boolean;
  /** The selected result is being made anew: the model must not see it, nor what was painted after it. */
  readonly again: boolean;
  /** Whether the library's pictures may be started from. */
  readonly reference: ReferenceUse;
  readonly overrides: Overrides;
}

/** A result placed earlier, over the picture. */
export interface EarlierResult extends PlacedImage {
  /** The one whose stored request the selection offers. */
  readonly selected: boolean;
}

/** The selection's pictures, read from the host. */
export interface Material {
  readonly source: PlacedImage;
  readonly pixels: Size;
  readonly shapes: readonly PlacedImage[];
  /** Bottom first. */
  readonly above?: readonly EarlierResult[];
}

export const noOverrides: Overrides = {
  strength: null,
  feather: null,
  grow: null,
  context: null,
  steps: null,
  guidance: null,
};

/** A draft as a new window has it. */
export function newDraft(seed: number): Draft {
  return {
    prompt: "",
    packId: null,
    where: "painted",
    painted: null,
    count: 2,
    seed,
    seedKept: false,
    again: false,
    reference: "auto",
    overrides: noOverrides,
  };
}

/** Shapes count only while there are some. */
export function whereOf(draft: Pick<Draft, "where">, shapes: number): Where {
  return draft.where === "shapes" && shapes === 0 ? "painted" : draft.where;
}

/** The mask the draft asks for, or null when nothing is marked yet. */
export function maskOf(draft: Draft, material: Material): MaskSource | null {
  const where = whereOf(draft, material.shapes.length);
  switch (where) {
    case "shapes":
      return { from: "shapes", shapes: material.shapes };
    case "everything":
      return { from: "everything" };
    case "painted":
      return draft.painted && !isBlank(draft.painted) ? { from: "runs", ...draft.painted } : null;
  }
}

/** What lies over the picture for the model: everything, or what lay there when the result was first made. */
export function seenAbove({ again }: Pick<Draft, "again">, { above = [] }: Material): readonly PlacedImage[] {
  const own = again ? above.findIndex(({ selected }) => selected) : -1;
  return (own < 0 ? above : above.slice(0, own)).map(({ image, bounds }) => ({ image, bounds }));
}

/** Size of the marked area in source pixels, for the defaults of feather and grow. */
export function markedSize(mask: MaskSource, { source, pixels }: Material): Size {
  switch (mask.from) {
    case "everything":
    case "picture":
      return pixels;
    case "runs": {
      const box = boundsOfRuns(mask) ?? mask;
      return {
        width: (box.width * pixels.width) / mask.width,
        height: (box.height * pixels.height) / mask.height,
      };
    }
    case "shapes": {
      const box = mask.shapes
        .map((shape) => intersect(shape.bounds, source.bounds))
        .reduce((all, one) => union(all, one), { x: 0, y: 0, width: 0, height: 0 });
      return {
        width: (box.width * pixels.width) / source.bounds.width,
        height: (box.height * pixels.height) / source.bounds.height,
      };
    }
  }
}

/** Every number of the run: what the user set, else the pack's and the mask's defaults. */
export function settingsOf(draft: Draft, pack: PackSummary, marked: Size): EditSettings {
  const { overrides } = draft;
  return {
    ...standardSettings,
    seed: draft.seed >>> 0,
    count: draft.count,
    steps: overrides.steps ?? pack.defaults.steps,
    strength: overrides.strength ?? pack.defaults.strength,
    guidance: overrides.guidance ?? pack.defaults.guidance,
    feather: overrides.feather ?? defaultFeather(marked),
    grow: overrides.grow ?? defaultGrow(marked),
    context: overrides.context,
  };
}

export type Readiness =
  | { readonly ready: true; readonly request: RequestOf<"fill"> }
  | { readonly ready: false; readonly reason: NotReady };

/** The complete request, or the first reason why there is none yet. */
export function requestOf(draft: Draft, material: Material, pack: PackSummary | null, id: string): Readiness {
  if (!pack) return { ready: false, reason: "no-pack" };
  const mask = maskOf(draft, material);
  if (!mask) return { ready: false, reason: "nothing-marked" };
  const settings = settingsOf(draft, pack, markedSize(mask, material));
  const prompt = draft.prompt.trim(); // The engine reads 10,000 characters, and says so where there are more.
  return {
    ready: true,
    request: {
      kind: "fill",
      id,
      packId: pack.id,
      source: material.source,
      above: seenAbove(draft, material),
      mask,
      prompt,
      reference: draft.reference,
      settings,
    },
  };
}
