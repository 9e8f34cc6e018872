/**
 * What an edit is: complete, cloneable, replayable values that cross threads and are stored with layers.
 * The same request with the same pack on the same backend gives the same picture (bit for bit on WASM).
 */
import type { CanvasRect, Size, SourceRect } from "./image/geometry";
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
 * - `runs`: a binary mask of any size stretched over the source; run lengths row-major, first run is "keep"
 * - `everything`: the whole picture
 */
export type MaskSource =
  | { readonly from: "shapes"; readonly shapes: readonly PlacedImage[] }
  | { readonly from: "picture"; readonly image: EncodedImage }
  | ({ readonly from: "runs"; readonly runs: readonly number[] } & Size)
  | { readonly from: "everything" };

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
}

export interface EditCommon {
  readonly id: string;
  readonly packId: string;
  /** The picture as read from the host, with its place on the canvas. */
  readonly source: PlacedImage;
  /** Earlier results lying over the picture, bottom first: the model continues what the user sees. */
  readonly above?: readonly PlacedImage[];
  readonly settings: EditSettings;
}

/**
 * Whether things a library shows start from its picture (at strength 1).
 * - `auto`: the thing is added to the picture as it is; around it and its shadow nothing changes
 * - `clear`: the region is cleared first, and its surroundings continue beside the thing
 * - `none`: the painter alone
 */
export type ReferenceUse = "auto" | "clear" | "none";

export interface FillEdit {
  readonly kind: "fill";
  readonly mask: MaskSource;
  /** What should appear; empty continues the surroundings. At most 10,000 characters are read. */
  readonly prompt: string;
  readonly reference: ReferenceUse;
}

/** Later kinds (extend, background, scribble, instruct, imitate) join this union; a kind without a pipeline does not compile. */
export type EditRequest = EditCommon & FillEdit;
export type EditKind = EditRequest["kind"];

/** One finished picture: an RGBA patch with soft alpha at the source's resolution. */
export interface Candidate {
  readonly index: number;
  readonly seed: number;
  /** Straight-alpha patch; alpha 0 outside the mask's soft edge. */
  readonly image: Raster;
  /** Where the patch lies in the source picture, in its pixels. */
  readonly patch: SourceRect;
  /** The library's picture it was started from, if one was. */
  readonly reference?: { readonly name: string; readonly source: string };
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
  readonly crop: SourceRect;
  readonly working: Size;
  readonly candidates: readonly Candidate[];
  readonly timings: readonly Timing[];
  /** Words of the prompt the pack does not know and left out. */
  readonly unknownWords: readonly string[];
  /** Sentences a user should read (e.g. "WebGPU failed; finished on the processor."). */
  readonly notices: readonly string[];
}

export type EditEvent =
  | { readonly type: "loading"; readonly file: string; readonly received: number; readonly total: number }
  | { readonly type: "planned"; readonly crop: SourceRect; readonly working: Size; readonly source: Size }
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
  | "write-failed";

/** A failure with a code; the message is one sentence that says what to do next. */
export class EditError extends Error {
  override readonly name = "EditError";
  constructor(
    readonly code: EditErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A pack as the UI needs to know it. */
export interface PackSummary {
  readonly id: string;
  readonly title: string;
  readonly license: string;
  readonly kinds: readonly EditKind[];
  readonly bytes: number;
  /** Model size in pixels (square side). */
  readonly size: number;
  readonly defaults: Pick<EditSettings, "steps" | "guidance" | "strength">;
  /** Names the pack paints best, for suggestions. */
  readonly names: readonly { readonly name: string; readonly kind: string }[];
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
}

/** The engine as seen from another thread (Comlink) or from the command line. */
export interface EngineApi {
  packs(): Promise<readonly PackSummary[]>;
  /** Never rejects: a library that cannot be read is left out, and edits that would use it say so. */
  libraries(): Promise<readonly LibrarySummary[]>;
  /** Loads a pack's networks, verifies hashes and (on WebGPU) self-tests. Idempotent. Resolves to the backend chosen. */
  install(packId: string, report: Report): Promise<Backend>;
  /** Runs one edit. Rejects with EditError; code "cancelled" after cancel(id). */
  edit(request: EditRequest, report: Report): Promise<EditResult>;
  /** Takes effect within one step. Unknown ids are ignored. */
  cancel(requestId: string): void;
  /** What mask and context frame the engine would use, at preview size (longest side ≤ maxSide). */
  preview(
    request: Pick<EditRequest, "source" | "above" | "mask"> & {
      readonly packId: string;
      readonly settings: Pick<EditSettings, "feather" | "grow" | "context">;
    },
    maxSide: number,
  ): Promise<EditPreview>;
  /** Encodes a candidate's patch as PNG for the host. */
  encode(image: Raster): Promise<EncodedImage>;
  release(packId?: string): Promise<void>;
}

export interface EditPreview {
  readonly source: Size;
  /** The source picture, scaled down. */
  readonly picture: Raster;
  /** Soft coverage of what may change, same size as `picture`. */
  readonly coverage: Raster;
  readonly crop: SourceRect;
  readonly working: Size;
  /** Source pixels per model pixel; above 1 the result is enlarged. */
  readonly enlargement: number;
}
