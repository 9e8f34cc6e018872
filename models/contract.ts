/**
 * What an edit is: complete, cloneable, replayable values that cross threads and are stored with layers.
 * The same request with the same pack on the same backend gives the same picture (bit for bit on WASM). One file,
 * however long: window, worker, command line and stored layers agree on it as a whole.
 */
import type { CanvasRect, Point, Size, SourceRect } from "./image/geometry";
import type { Raster } from "./image/raster";

export type ImageType = "image/png" | "image/jpeg" | "image/webp" | "image/gif";

/** An encoded picture file. Bytes are never shared: whoever posts them to another thread transfers or copies. */
export interface EncodedImage {
  readonly type: ImageType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An encoded picture and where its box lies on the canvas (axis-aligned, document units). */
export interface PlacedImage {
  readonly image: EncodedImage;
  readonly bounds: CanvasRect;
}

/**
 * Where the mask comes from. The engine turns any of these into one coverage mask of the source's pixel size.
 * - `shapes`: union of the alpha of shapes drawn over the picture, each with its canvas bounds
 * - `picture`: a grey picture of the source's pixel size, white = may change
 * - `runs`: a mask of any size stretched over the source; run lengths row-major. Binary, first run "keep", or with
 *   `levels` soft: the coverage of each run, 0 to 255
 * - `everything`: the whole picture
 */
export type MaskSource =
  | { readonly from: "shapes"; readonly shapes: readonly PlacedImage[] }
  | { readonly from: "picture"; readonly image: EncodedImage }
  | ({ readonly from: "runs"; readonly runs: readonly number[]; readonly levels?: readonly number[] } & Size)
  | { readonly from: "everything" };

/**
 * How the noise falls from one level to the next: along the straight line to the prediction (DDIM, Song et al. 2021), or
 * with fresh noise at every step (DDPM, Ho et al. 2020).
 */
export type Sampler = "deterministic" | "ancestral";

/** What candidates are scored on: the changed region alone, the whole picture with it, or the mean of both. */
export type RankBy = "region" | "picture" | "both" | "none";

/** Guidance by the pack's text-image pair (Avrahami, Lischinski & Fried 2022). Needs a pack that has a pair. */
export interface GuideSettings {
  /** 1 = local guidance with a background loss, no blending; 2 = blended at every step (the paper's method). */
  readonly algorithm: 1 | 2;
  /** λ ≥ 0: weight of the distance between words and picture; 0 computes it and changes nothing. */
  readonly weight: number;
  /** Projective copies the distance is averaged over, 1 to 64; the first is untouched. */
  readonly augmentations: number;
  /** Squared great-circle distance, as the released code, or cosine distance, as the paper. */
  readonly distance: "great-circle" | "cosine";
  /** What the image network sees: the released code's mixture of prediction and noisy sample, or one of them. */
  readonly sees: "mix" | "clean" | "noisy";
  /** Where the gradient ends: at the painter's prediction, or, as in the paper, behind the painter at the noisy sample. */
  readonly through: "prediction" | "painter";
  /** Weight of the range loss, ≥ 0: predictions outside [-1, 1] cost. */
  readonly range: number;
  /**
   * The painter does not hear the words: the guide alone says what appears, as in the paper, whose network knows no
   * words. Off unless given.
   */
  readonly silent?: boolean;
  /** Weights of algorithm 1's background losses, ≥ 0: squared difference, and perceptual by our image network. */
  readonly background: { readonly squared: number; readonly perceptual: number };
}

/** All numbers a run depends on. Filled in by the caller from the pack's defaults; pipelines add none. */
export interface EditSettings {
  /** Unsigned 32-bit integer; candidate i of a request uses seed + i (mod 2^32). */
  readonly seed: number;
  /** How many candidates, 1 to 64. */
  readonly count: number;
  /** Network evaluations along the noise schedule, 1 to 100. */
  readonly steps: number;
  /** 0 < strength ≤ 1: the noise level painting starts from; 1 ignores what is under the mask. */
  readonly strength: number;
  /** Classifier-free guidance scale; 1 = no guidance. */
  readonly guidance: number;
  /** Soft edge of the mask, source pixels, ≥ 0. */
  readonly feather: number;
  /** How far the mask grows before it is softened, source pixels, ≥ 0. */
  readonly grow: number;
  /** Context shown to the model around the mask, source pixels on each side; null = planned from the mask. */
  readonly context: number | null;
  /**
   * How far the frame that the model sees is moved from where it would be planned, source pixels, each at most 4096
   * either way. It always holds what may change, and stays in the picture where it fits. Extensions have their own.
   */
  readonly aside: Point;
  readonly sampler: Sampler;
  /** null = the words act through the painter alone. */
  readonly guide: GuideSettings | null;
  readonly rank: RankBy;
  /**
   * Whether partial coverage is strength and not only opacity: a pixel of coverage c is released at noise level c
   * (differential diffusion, Levin & Fried 2023).
   */
  readonly softMask: boolean;
  /** Progressive mask shrinking: painting starts with the mask grown by so many model pixels, 0 to 8, and ends with it. */
  readonly shrink: number;
  /** Whether what was painted is brought to its surroundings' colours; large differences are left, as meant. */
  readonly match: boolean;
  /** Whether it gets the surroundings' grain. */
  readonly grain: boolean;
  /** How its colours are brought there: all by the same, or each place by the differences along the edge. */
  readonly blend: "soft" | "poisson";
  /**
   * Whether what words alone painted is painted again at the picture's own scale where it was enlarged more than 1.5
   * times: sharper, and several times as long.
   */
  readonly sharper: boolean;
}

/** Settings added after the first version, as they were before they could be set: for requests that do not have them. */
export const standardSettings: Pick<
  EditSettings,
  "aside" | "sampler" | "guide" | "rank" | "softMask" | "shrink" | "match" | "grain" | "blend" | "sharper"
> = {
  aside: { x: 0, y: 0 },
  sampler: "deterministic",
  guide: null,
  rank: "none",
  softMask: false,
  shrink: 0,
  match: false,
  grain: false,
  blend: "soft",
  sharper: false,
};

/** How what was painted is fitted to its surroundings. */
export type Finish = Pick<EditSettings, "match" | "grain" | "blend">;

/** How new edits are fitted to their surroundings, unless somebody says otherwise. */
export const usualFinish: Finish = {
  match: true,
  grain: true,
  blend: "poisson",
};

/** Guidance as the paper's authors released it, but with the weight of this engine's own scale. */
export const standardGuide: GuideSettings = {
  algorithm: 2,
  weight: 1,
  augmentations: 8,
  distance: "great-circle",
  sees: "mix",
  through: "prediction",
  range: 0.05,
  background: { squared: 10, perceptual: 1 },
};

export interface EditCommon {
  readonly id: string;
  readonly packId: string;
  /** The picture as read from the host, with its place on the canvas. */
  readonly source: PlacedImage;
  /** Earlier results lying over the picture, bottom first: the model continues what the user sees. */
  readonly above?: readonly PlacedImage[];
  readonly settings: EditSettings;
  /** Candidates then carry the prediction of every step; the picture is the same. */
  readonly trajectory?: boolean;
}

/**
 * Whether things a library shows start from its picture, and materials and places from a drawing (at strength 1).
 * - `auto`: as `add`, but for names the pack paints better by itself (its `starts`)
 * - `add`: the thing is added to the picture as it is; around it and its shadow nothing changes
 * - `clear`: the region is cleared first, and its surroundings continue beside the thing
 * - `none`: the painter alone
 */
export type ReferenceUse = "auto" | "add" | "clear" | "none";

/** What a fill of a name starts from unless the user says otherwise. */
export type StartKind = "library" | "drawing" | "painter";

/**
 * How a picture of the user's own is used: as a thing with a shadow where it touches the ground, as a thing without
 * one, or as a photograph or material that covers the region.
 */
export type OwnUse = "stands" | "floats" | "covers";

/** A picture of the user's own that painting may start from, as `prepare` made it. */
export interface OwnPicture {
  /** Told by its bytes: the same picture has the same id everywhere. */
  readonly id: string;
  /** What it is called; after commas other words for it. */
  readonly name: string;
  readonly image: EncodedImage;
  readonly use: OwnUse;
  /** What a pack's text-image pair sees in it; computed anew where this is missing or another pair's. */
  readonly seen?: SeenPicture | undefined;
}

/** A unit vector, and the pair that computed it (the SHA-256 of its image network). */
export interface SeenPicture {
  readonly by: string;
  readonly vector: readonly number[];
}

/** The user's own pictures of an edit; without a reference in use they are left alone. */
export interface OwnPictures {
  readonly pictures: readonly OwnPicture[];
  /** The first is used whatever the words say; else the one the words ask for, before any library's. */
  readonly always: boolean;
}

/** A picture ready to be kept as a reference. */
export interface PreparedPicture extends Pick<OwnPicture, "id" | "image" | "use" | "seen"> {
  /** Without alpha: only such a picture can cover a region. */
  readonly opaque: boolean;
  /** Longest side at most 96 pixels. */
  readonly thumbnail: Raster;
}

/** Words of a request. At most 10,000 characters of each text are read. */
export interface Words {
  /** What should appear; empty continues the surroundings. */
  readonly prompt: string;
  /** What should not appear: stands in for the empty prompt in classifier-free guidance; empty or missing = nothing. */
  readonly negative?: string;
}

/** Add, replace or alter what is in a region. Regions far apart are painted one after another, each in its own frame. */
export interface FillEdit extends Words {
  readonly kind: "fill";
  readonly mask: MaskSource;
  readonly reference: ReferenceUse;
  readonly own?: OwnPictures | undefined;
}

/** Take away what is in a region and continue its surroundings. */
export interface RemoveEdit {
  readonly kind: "remove";
  readonly mask: MaskSource;
  /** Whether the region grows over the shadow beside it. */
  readonly shadow: boolean;
  /** False: the painter alone, from noise, as the measure of what continuing the surroundings first is worth. */
  readonly continues?: boolean;
}

/** Paint everything but the subject. */
export interface BackgroundEdit extends Words {
  readonly kind: "background";
  /** The SUBJECT, which stays. */
  readonly mask: MaskSource;
  /** Places and materials are drawn for the whole surroundings; a thing is none. */
  readonly reference: ReferenceUse;
  /** Those that cover. */
  readonly own?: OwnPictures | undefined;
}

/** Make a rough drawing real. How far from the drawing is `settings.strength`: 1 − skip. */
export interface ScribbleEdit extends Words {
  readonly kind: "scribble";
  /** The strokes alone; alpha where they are. They are painted into the picture before it is noised. */
  readonly strokes: PlacedImage;
  /** What may change; null = the strokes and a little around them. Strokes outside it are an error. */
  readonly mask: MaskSource | null;
}

export type Side = "left" | "right" | "top" | "bottom";

/** Continue the picture beyond its borders. Corners belong to top and bottom. */
export interface ExtendEdit extends Words {
  readonly kind: "extend";
  /** Source pixels on each side, whole, 0 to 4096, not all 0. */
  readonly sides: Readonly<Record<Side, number>>;
  /** A side's own words; else `prompt`. */
  readonly prompts?: Readonly<Partial<Record<Side, string>>>;
  /** Whether sides may start from drawings and library pictures: `auto` unless given; `clear` means the same here. */
  readonly reference?: ReferenceUse;
}

/** A kind without a pipeline does not compile. */
export type EditRequest = EditCommon & (FillEdit | RemoveEdit | BackgroundEdit | ScribbleEdit | ExtendEdit);
export type EditKind = EditRequest["kind"];
export type RequestOf<K extends EditKind> = Extract<EditRequest, { readonly kind: K }>;

/** How well words and picture agree by the text-image pair: cosine similarity, -1 to 1, higher is better. */
export interface Score {
  /** What candidates are ordered by. */
  readonly value: number;
  /** Of the changed region alone, where it was asked for. */
  readonly region?: number;
  /** Of the whole picture with it, where it was asked for. */
  readonly picture?: number;
}

/** What the painter believed after one step, at its own resolution: to be stretched over `patch`. */
export interface TrajectoryFrame {
  readonly image: Raster;
  readonly patch: SourceRect;
  /** Regions and hops are painted one after another; a frame is seen over the last frames of all earlier parts. */
  readonly part: number;
}

/** Source of references that our own code draws: materials and places. */
export const drawnSource = "drawn by Blendfill";

/** Source of references that are the user's own. */
export const ownSource = "your own picture";

/** One finished picture: an RGBA patch with soft alpha at the source's resolution. */
export interface Candidate {
  readonly index: number;
  readonly seed: number;
  /** Straight-alpha patch; alpha 0 outside the mask's soft edge. */
  readonly image: Raster;
  /** Where the patch lies in the source picture, in its pixels; what extends a picture lies around it, from below 0. */
  readonly patch: SourceRect;
  /** Where candidates were asked to be ranked. */
  readonly score?: Score;
  /** Where it was asked for: one frame a step. */
  readonly trajectory?: readonly TrajectoryFrame[];
  /** What it was started from, if anything; `own` is the id of a picture of the user's. */
  readonly reference?: { readonly name: string; readonly source: string; readonly own?: string };
}

export interface Timing {
  /** "decode" | "plan" | "text" | "painter" | "blend" | "paste" | "load" | … */
  readonly stage: string;
  readonly milliseconds: number;
}

/** Backend a run finished on. */
export type Backend = "webgpu" | "wasm" | "node";

export interface EditResult {
  readonly requestId: string;
  readonly packId: string;
  readonly backend: Backend;
  /** Pixel size of the source picture. */
  readonly source: Size;
  /** What the model saw; of several regions or hops, the box around all. */
  readonly crop: SourceRect;
  readonly working: Size;
  /** By index; `ranked` orders them by score. */
  readonly candidates: readonly Candidate[];
  readonly timings: readonly Timing[];
  /** Words of the prompt the pack does not know and left out. */
  readonly unknownWords: readonly string[];
  /** What a user should know about this run. */
  readonly notices: readonly Notice[];
}

/** Something a user should know, as a code with values: whoever shows it has the words, in the user's language. */
export type Notice =
  /** A text was longer than what is read of it, characters. */
  | {
      readonly code: "words-cut";
      readonly what: "prompt" | "negative" | Side;
      readonly characters: number;
      readonly read: number;
    }
  /** A library of reference pictures could not be used; `detail` is the error's own sentence. */
  | { readonly code: "library-unread"; readonly cause: EditErrorCode; readonly detail: string }
  /** One of the user's own pictures could not be read; `detail` is the error's own sentence. */
  | { readonly code: "own-unread"; readonly name: string; readonly detail: string }
  /** A picture of the user's own was chosen, but below full strength what is there is kept. */
  | { readonly code: "own-needs-strength" }
  /** The graphics card gave other pictures than the processor (by so much on [-1, 1]), or no numbers. */
  | { readonly code: "card-wrong"; readonly difference: number | null }
  /** The graphics card failed during a run, and the processor took over. */
  | { readonly code: "card-failed"; readonly cause: EditErrorCode }
  /** Why the graphics card is not used at all: no WebGPU here, none offered, or it could not be asked (`detail`). */
  | { readonly code: "no-webgpu" }
  | { readonly code: "no-card" }
  | { readonly code: "card-silent"; readonly detail: string };

export type EditEvent =
  | { readonly type: "loading"; readonly file: string; readonly received: number; readonly total: number }
  | { readonly type: "planned"; readonly crop: SourceRect; readonly working: Size; readonly source: Size }
  /** Steps count through all regions and hops of a candidate. */
  | { readonly type: "step"; readonly candidate: number; readonly index: number; readonly of: number }
  | { readonly type: "preview"; readonly candidate: number; readonly image: Raster; readonly patch: SourceRect }
  | { readonly type: "candidate"; readonly candidate: Candidate };

/** Receives events while a run goes; never throws. */
export type Report = (event: EditEvent) => void;

export type EditErrorCode =
  | "cancelled"
  | "bad-request"
  | "bad-image"
  | "image-too-large"
  | "empty-mask"
  | "all-subject"
  | "mask-size"
  | "pack-missing"
  | "pack-invalid"
  | "pack-file-missing"
  | "checksum-mismatch"
  | "network-failed"
  | "not-a-number"
  | "device-lost"
  | "out-of-memory"
  | "engine-dead"
  | "unsupported-kind"
  | "write-failed"
  | PackErrorCode;

/** What can go wrong while packs are looked at, installed and removed. */
export type PackErrorCode =
  /** Made for a newer version of Blendfill. */
  | "pack-newer"
  /** There is no pack.json where one was looked for. */
  | "not-a-pack"
  /** A model in another layout, e.g. Diffusers'. */
  | "pack-foreign"
  /** Its id is that of a pack that comes with Blendfill. */
  | "pack-reserved"
  | "archive-invalid"
  /** The server could not be asked from here: no connection, or it lets no other site read its files. */
  | "download-blocked"
  /** The connection ended before the file did. */
  | "download-interrupted"
  | "storage-full"
  | "storage-denied"
  /** The store was made by a newer version of Blendfill. */
  | "storage-newer"
  /** Another window changes the store at this moment. */
  | "storage-busy";

/** A failure with a code; the message is one sentence that says what to do next. */
export class EditError extends Error {
  override readonly name = "EditError";
  /** What it is about, for sentences in other languages: a file, an address. */
  readonly about: string | undefined;
  constructor(
    readonly code: EditErrorCode,
    message: string,
    options?: ErrorOptions & { readonly about?: string | undefined },
  ) {
    super(message, options);
    this.about = options?.about;
  }
}

/** What a pack says it needs of a machine; it is not even downloaded where something of it is missing. */
export interface PackNeeds {
  /** A graphics card that WebGPU reaches. */
  readonly webgpu: boolean;
  /** … and that computes in half precision. */
  readonly f16: boolean;
  /** Memory of the machine, bytes; 0 = not said. */
  readonly memory: number;
}

/** A pack as the UI needs to know it. */
export interface PackSummary {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly license: string;
  /** Comes with Blendfill: can neither be removed nor replaced. */
  readonly builtIn: boolean;
  /** Of the pack.json it was installed from; null for one that came with Blendfill or from the user's files. */
  readonly address: string | null;
  readonly needs: PackNeeds;
  readonly kinds: readonly EditKind[];
  readonly bytes: number;
  /** Model size in pixels (square side). */
  readonly size: number;
  readonly defaults: Pick<EditSettings, "steps" | "guidance" | "strength">;
  /** Whether it has a text-image pair, which guiding and ranking need. */
  readonly hasPair: boolean;
  /** Names the pack paints best, for suggestions. */
  readonly names: readonly { readonly name: string; readonly kind: string; readonly start?: StartKind }[];
}

/** A library of reference pictures as the UI needs to know it. */
export interface LibrarySummary {
  readonly id: string;
  readonly title: string;
  readonly license: string;
  /** Who made the pictures. */
  readonly source: string;
  /** Of the pictures. */
  readonly bytes: number;
  readonly names: readonly string[];
  /** All words that a picture stands for, the names among them. */
  readonly words: readonly string[];
  /** Words for materials and places, which are drawn. */
  readonly drawings: readonly string[];
}

/** How long a pack's own steps take on this machine, once it is loaded. */
export interface Pace {
  readonly backend: Backend;
  /** For one candidate. */
  readonly milliseconds: number;
}

/** What a measurement is cancelled by. */
export function measuringId(packId: string): string {
  return `measure ${packId}`;
}

/** The engine as seen from another thread (Comlink) or from the command line. */
export interface EngineApi {
  packs(): Promise<readonly PackSummary[]>;
  /** Never rejects: a library that cannot be read is left out, and edits that would use it say so. */
  libraries(): Promise<readonly LibrarySummary[]>;
  /** Loads a pack's networks, verifies hashes and (on WebGPU) self-tests. Idempotent. Resolves to the backend chosen. */
  load(packId: string, report: Report): Promise<Backend>;
  /** Paints one fixed candidate with the pack's own settings. `cancel(measuringId(packId))` stops it. */
  measure(packId: string, report: Report): Promise<Pace>;
  /** Runs one edit. Rejects with EditError; code "cancelled" after cancel(id). */
  edit(request: EditRequest, report: Report): Promise<EditResult>;
  /** Takes effect within one step. Unknown ids are ignored. */
  cancel(requestId: string): void;
  /** What mask and context frame the engine would use, at preview size (longest side ≤ maxSide). */
  preview(request: PreviewRequest, maxSide: number): Promise<EditPreview>;
  /**
   * A finished candidate with another finish, without painting: what a run with it would have given. Null where that
   * takes a run: edits painted in several parts, extensions, and candidates no longer remembered.
   */
  refit(requestId: string, candidate: number, finish: Finish): Promise<Pick<Candidate, "image" | "patch"> | null>;
  /**
   * A picture made ready to be kept as a reference: cropped to what can be seen, at most 512 pixels a side, looked at by
   * the pack's pair. Rejects with "bad-image" where nothing or hardly anything can be seen.
   */
  prepare(image: EncodedImage, packId: string): Promise<PreparedPicture>;
  /** Encodes a candidate's patch as PNG for the host. */
  encode(image: Raster): Promise<EncodedImage>;
  release(packId?: string): Promise<void>;
}

export interface PreviewRequest extends Pick<EditCommon, "source" | "above" | "packId"> {
  readonly mask: MaskSource;
  readonly settings: Pick<EditSettings, "feather" | "grow" | "context"> & Partial<Pick<EditSettings, "aside">>;
  /** "remove" shows the shadow that will go too, "background" everything but the mask; "fill" unless given. */
  readonly kind?: "fill" | "remove" | "background";
  /** For "remove"; as in its request. */
  readonly shadow?: boolean;
}

export interface EditPreview {
  readonly source: Size;
  /** The source picture, scaled down. */
  readonly picture: Raster;
  /** Soft coverage of what may change, same size as `picture`. */
  readonly coverage: Raster;
  /** What the model sees; of several regions, which are painted one after another, the box around all their frames. */
  readonly crop: SourceRect;
  /** Each region's frame, in the order they are painted. */
  readonly frames: readonly SourceRect[];
  /** The box of what may change, in the crop. */
  readonly patch: SourceRect;
  readonly working: Size;
  /** Evaluations a second pass over all regions would take for each candidate; 0 where none is needed or possible. */
  readonly secondSteps: number;
  /** Source pixels per model pixel, of the coarsest region; above 1 the result is enlarged. */
  readonly enlargement: number;
}
