/** What an edit gives. */
import type { Size, SourceRect } from "../image/geometry";
import type { Raster } from "../image/raster";
import type { Notice } from "./notices";

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
