/** The engine as seen from another thread or from the command line. */
import type { Size, SourceRect } from "../image/geometry";
import type { Raster } from "../image/raster";
import type { Report } from "./events";
import type { LibrarySummary, PackSummary } from "./packs";
import type { EncodedImage, MaskSource } from "./picture";
import type { EditCommon, EditKind, EditRequest, Side } from "./request";
import type { Backend, Candidate, EditResult } from "./result";
import type { EditSettings, Finish } from "./settings";
import type { PreparedPicture } from "./starts";
import type { ReadWords, WordsAnswer, WordsQuestion } from "./words";

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
  /** What `edit` would do with this request: frames, passes, and what painting starts from. Rejects as `edit` does. */
  plan(request: EditRequest): Promise<EditPlan>;
  /** What the words of an edit mean, for those who ask while they are typed: quick, once the lists of words are read. */
  understand(question: WordsQuestion): Promise<WordsAnswer>;
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
  readonly settings: Pick<EditSettings, "feather" | "grow" | "context"> &
    Partial<Pick<EditSettings, "aside" | "softMask">>;
  /** "remove" shows the shadow that will go too, "background" everything but the mask; "fill" unless given. */
  readonly kind?: EditKind;
  /** For "remove"; as in its request. */
  readonly shadow?: boolean;
}

/** What an edit will do, decided before it runs and the same when it runs. All rectangles in source pixels. */
export interface EditPlan {
  readonly source: Size;
  /** The box around all frames. */
  readonly crop: SourceRect;
  /** What the model sees, one after another. */
  readonly frames: readonly SourceRect[];
  readonly working: Size;
  /** Source pixels per model pixel, of the coarsest frame; above 1 the result is enlarged. */
  readonly enlargement: number;
  /** Evaluations that a second pass would take for each candidate; 0 where none is needed, possible or of use. */
  readonly secondSteps: number;
  /** What painting starts from: one for an edit, or one for each side that is extended. */
  readonly starts: readonly PlannedStart[];
  /** What is painted for its words, and which are left out. */
  readonly words: ReadWords;
}

export interface PlannedStart {
  /** Of an extension. */
  readonly side?: Side;
  /**
   * A start picture or drawing (`picture`), noise steered by the words (`words`), what lies around (`surroundings`), or
   * what lies under the mask (`source`).
   */
  readonly from: "picture" | "words" | "surroundings" | "source";
  /** Of a start picture or drawing: its name and whose it is. */
  readonly picture?: NonNullable<Candidate["reference"]>;
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
