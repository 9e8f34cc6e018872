/** What the user is preparing, and the complete request it becomes. Pure. */
import {
  type EditCommon,
  type EditKind,
  type EditRequest,
  type EditSettings,
  type EncodedImage,
  type Finish,
  type MaskSource,
  type OwnPicture,
  type OwnPictures,
  type PackSummary,
  type PlacedImage,
  type ReferenceUse,
  type Side,
  standardSettings,
  usualFinish,
} from "../../models/contract";
import type { Point, Size } from "../../models/image/geometry";
import { intersect, union } from "../../models/image/geometry";
import type { NotReady } from "../messages/en";
import { boundsOfRuns, isBlank, isFull, type Runs } from "../painter/runs";
import { edgeOf, firstWay, noSides, type Sides, sides, strengthOf, type Where, waysOf } from "./jobs";

export type { Where };

/** A rough drawing over the picture, ready for the engine. */
export interface Drawn {
  readonly image: EncodedImage;
  /** Where its strokes are. */
  readonly coverage: Runs;
}

/** Numbers the user set; null follows the default. */
export interface Overrides {
  readonly strength: number | null;
  readonly feather: number | null;
  readonly grow: number | null;
  readonly context: number | null;
  readonly steps: number | null;
  readonly guidance: number | null;
}

/** How the painter works, for those who want to say; not numbers with defaults of their own. */
export type Advanced = Pick<EditSettings, "sampler" | "guide" | "rank" | "softMask" | "shrink">;

/** It may be deleted by now; its name is kept to say so. */
export interface ChosenPicture {
  readonly id: string;
  readonly name: string;
  /** Whatever the words say; else the words asked for it. */
  readonly always: boolean;
}

export interface Draft {
  readonly job: EditKind;
  readonly prompt: string;
  /** What should not appear; empty for nothing. */
  readonly negative: string;
  /** Guide and ranking count for packs with a text-image pair, and jobs with words. */
  readonly advanced: Advanced;
  /** How what is painted is fitted to its surroundings. */
  readonly finish: Finish;
  /** Large areas are painted a second time in detail. */
  readonly sharper: boolean;
  /** Candidates carry how they formed. */
  readonly trajectory: boolean;
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
  /** A picture of the user's own to start from, or that the edit made again started from. */
  readonly picture: ChosenPicture | null;
  /** Removing takes the shadow along. */
  readonly shadow: boolean;
  /** Shapes that marked the region would cover the result: they are hidden with it, unless they are to stay. */
  readonly hideShapes: boolean;
  /** For a scribble; null while nothing is drawn. */
  readonly drawn: Drawn | null;
  /** Something is drawn, but none of it inside the marked region. */
  readonly strayed: boolean;
  /** How far to extend, source pixels. */
  readonly sides: Sides;
  /** A side's own words; a side without them follows the prompt. */
  readonly sidePrompts: Readonly<Partial<Record<Side, string>>>;
  readonly overrides: Overrides;
  /** How far the frame of what the model sees is moved by hand. */
  readonly aside: Point;
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

/** Whether large areas are painted a second time in detail unless somebody says otherwise. */
const usualSharper = false;

export const noOverrides: Overrides = {
  strength: null,
  feather: null,
  grow: null,
  context: null,
  steps: null,
  guidance: null,
};

export const plainAdvanced: Advanced = {
  sampler: standardSettings.sampler,
  guide: standardSettings.guide,
  rank: standardSettings.rank,
  softMask: standardSettings.softMask,
  shrink: standardSettings.shrink,
};

/** A draft as a new window has it. */
export function newDraft(seed: number): Draft {
  return {
    job: "fill",
    prompt: "",
    negative: "",
    advanced: plainAdvanced,
    finish: usualFinish,
    sharper: usualSharper,
    trajectory: false,
    packId: null,
    where: "painted",
    painted: null,
    count: 2,
    seed,
    seedKept: false,
    again: false,
    reference: "auto",
    picture: null,
    shadow: true,
    hideShapes: true,
    drawn: null,
    strayed: false,
    sides: noSides,
    sidePrompts: {},
    overrides: noOverrides,
    aside: standardSettings.aside,
  };
}

/** The user's choice where the job offers it: shapes count only while there are some. */
export function whereOf(draft: Pick<Draft, "job" | "where" | "painted">, shapes: number): Where {
  const ways = waysOf(draft.job, { shapes: shapes > 0, painted: draft.painted !== null });
  return ways.includes(draft.where) ? draft.where : firstWay(draft.job, false);
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
    case "strokes":
      return draft.drawn && { from: "runs", ...draft.drawn.coverage };
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
export function settingsOf(draft: Draft, pack: PackSummary, marked: Size, picture: Size): EditSettings {
  const { overrides } = draft;
  const edge = edgeOf(draft.job, marked, picture, draft.sides);
  return {
    ...standardSettings,
    ...draft.finish,
    sharper: draft.sharper,
    ...advancedFor(draft, pack),
    seed: draft.seed >>> 0,
    count: draft.count,
    steps: overrides.steps ?? pack.defaults.steps,
    strength: overrides.strength ?? strengthOf(draft.job, pack),
    guidance: overrides.guidance ?? pack.defaults.guidance,
    feather: overrides.feather ?? edge.feather,
    grow: overrides.grow ?? edge.grow,
    context: overrides.context,
    aside: draft.aside,
  };
}

/** Without what the job or the pack cannot do. */
function advancedFor({ job, advanced }: Draft, pack: PackSummary): Advanced {
  return canLook(job, pack) ? advanced : { ...advanced, guide: null, rank: "none" };
}

/** Whether there are words and a network that compares them with pictures. */
export function canLook(job: EditKind, pack: PackSummary | null): boolean {
  return job !== "remove" && pack !== null && pack.hasPair;
}

export type Readiness =
  | { readonly ready: true; readonly request: EditRequest }
  | { readonly ready: false; readonly reason: NotReady };

/**
 * The complete request, or the first reason why there is none yet.
 * @param own the user's own reference pictures
 */
export function requestOf(
  draft: Draft,
  material: Material,
  pack: PackSummary | null,
  id: string,
  own: readonly OwnPicture[] = [],
): Readiness {
  if (!pack) return { ready: false, reason: "no-pack" };
  if (!pack.kinds.includes(draft.job)) return { ready: false, reason: "other-pack" };
  const mask = draft.job === "extend" ? null : maskOf(draft, material);
  const marked = mask ? markedSize(mask, material) : material.pixels;
  const common: EditCommon = {
    id,
    packId: pack.id,
    source: material.source,
    above: seenAbove(draft, material),
    settings: settingsOf(draft, pack, marked, material.pixels),
    ...(draft.trajectory ? { trajectory: true } : {}),
  };
  return withKind(draft, material, common, mask, ownOf(draft, own));
}

/** What a request takes along: the chosen picture alone, else all, for the words to choose from. */
function ownOf({ reference, picture }: Draft, own: readonly OwnPicture[]): { readonly own?: OwnPictures } {
  if (reference === "none" || own.length === 0) return {};
  const chosen = picture?.always ? own.find(({ id }) => id === picture.id) : undefined;
  return { own: chosen ? { pictures: [chosen], always: true } : { pictures: own, always: false } };
}

function withKind(
  draft: Draft,
  material: Material,
  common: EditCommon,
  mask: MaskSource | null,
  own: { readonly own?: OwnPictures },
): Readiness {
  const { job: kind, reference, drawn } = draft;
  const prompt = draft.prompt.trim(); // The engine reads 10,000 characters, and says so where there are more.
  const negative = draft.negative.trim();
  const words = { prompt, ...(negative === "" ? {} : { negative }) };
  const ready = (request: EditRequest): Readiness => ({ ready: true, request });
  switch (kind) {
    case "fill":
      if (!mask) return { ready: false, reason: "nothing-marked" };
      return ready({ kind, ...common, mask, ...words, reference, ...own });
    case "remove":
      if (!mask) return { ready: false, reason: "nothing-marked" };
      return ready({ kind, ...common, mask, shadow: draft.shadow });
    case "background":
      if (!mask) return { ready: false, reason: "no-subject" };
      if (mask.from === "runs" && isFull(mask)) return { ready: false, reason: "all-subject" };
      return ready({ kind, ...common, mask, ...words, reference: "auto", ...own });
    case "scribble": {
      if (!drawn) return { ready: false, reason: draft.strayed ? "drawn-outside" : "nothing-drawn" };
      if (!mask) return { ready: false, reason: "nothing-marked" };
      const strokes: PlacedImage = { image: drawn.image, bounds: material.source.bounds };
      return ready({ kind, ...common, strokes, mask: draft.where === "strokes" ? null : mask, prompt });
    }
    case "extend": {
      if (sides.every((side) => draft.sides[side] === 0)) return { ready: false, reason: "no-extension" };
      const prompts = sidePromptsOf(draft);
      return ready({ kind, ...common, sides: draft.sides, ...(prompts ? { prompts } : {}), ...words, reference });
    }
  }
}

/** Of the sides that are extended and have words of their own; undefined where none has. */
function sidePromptsOf({ sides: by, sidePrompts }: Draft): Readonly<Partial<Record<Side, string>>> | undefined {
  const own = sides.flatMap((side) => {
    const words = sidePrompts[side]?.trim() ?? "";
    return by[side] > 0 && words !== "" ? [[side, words] as const] : [];
  });
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}
