/** What the user is preparing: the choices, and what a new window starts with. Pure. */
import type { EncodedImage, PlacedImage } from "../../../models/contract/picture";
import type { EditKind, Side } from "../../../models/contract/request";
import { type EditSettings, type Finish, standardSettings, usualFinish } from "../../../models/contract/settings";
import type { ReferenceUse } from "../../../models/contract/starts";
import type { Point, Size } from "../../../models/image/geometry";
import type { Runs } from "../../painter/runs";
import { firstWay, noSides, type Sides, type Where, waysOf } from "./jobs";

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
  /** The editor's layers that the drawing was taken from; see `Sketch`. */
  readonly drawnOn: readonly string[];
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
    drawnOn: [],
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

/** Layers that are the drawing now: the picture is read without them, they mark nothing, and they would cover a result. */
export function takenLayers({ job, drawnOn }: Pick<Draft, "job" | "drawnOn">): readonly string[] {
  return job === "scribble" ? drawnOn : [];
}
