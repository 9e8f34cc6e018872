/** What a pipeline is given and what it yields. Pipelines are pure but for the networks they call. */
import type { EditEvent } from "../contract/events";
import type { EditKind, RequestOf, Side } from "../contract/request";
import type { Candidate } from "../contract/result";
import type { Model } from "../families/family";
import type { FinishOptions } from "../image/finish";
import type { Size, SourceRect } from "../image/geometry";
import type { Patch } from "../image/paste-back";
import type { Mask, Raster } from "../image/raster";
import type { Reference } from "../starts/relight/reference";
import type { Guide, Rank } from "./hooks";

/** The pictures of a request, decoded. Masks and strokes have the source's size; a mask means what its kind says. */
type DecodedPictures<R> = { readonly source: Raster } & (R extends { readonly mask: infer M }
  ? { readonly mask: null extends M ? Mask | null : Mask }
  : unknown) &
  (R extends { readonly strokes: unknown } ? { readonly strokes: Raster } : unknown) &
  ("reference" extends keyof R ? DecodedStart<R> : unknown);

/** What the words fetched to start from; null or missing = from noise, or from what is there. */
type DecodedStart<R> = R extends { readonly sides: unknown }
  ? { readonly references: Readonly<Partial<Record<Side, Reference>>> }
  : { readonly reference: Reference | null };

/** A request whose pictures are decoded: what pipelines work on. */
export type DecodedRequest<K extends EditKind = EditKind> = K extends EditKind
  ? Omit<RequestOf<K>, "source" | "above" | "mask" | "reference" | "strokes"> & DecodedPictures<RequestOf<K>>
  : never;

export interface PipelineContext {
  readonly model: Omit<Model, "release">;
  /** Guides by the pack's text-image pair; missing where the pack has none. */
  readonly guide?: Guide;
  /** Scores candidates by the pack's text-image pair; missing where the pack has none. */
  readonly rank?: Rank;
  /** A preview is yielded every so many steps; 0 = never. */
  readonly previewEvery: number;
  /** One turn of the event loop within a longer piece of work. @throws EditError "cancelled" */
  readonly pause?: () => Promise<void>;
  /** Monotonic clock in milliseconds (performance.now); time is an argument, so pipelines stay pure. */
  readonly now: () => number;
  /** Reports how long a stage took. */
  readonly timed: (stage: string, milliseconds: number) => void;
  /** Takes what can be fitted anew; edits painted in several parts, which build on each other's finish, give nothing. */
  readonly paint?: (candidate: number, paint: Paint) => void;
}

/** What one candidate's painting came to before it was fitted to its surroundings: it can be fitted anew at once. */
export interface Paint {
  /** The picture it is fitted to; shared by the candidates of a run. */
  readonly picture: Raster;
  /** Of its own pixels. */
  readonly bytes: number;
  /** Exactly what a run with this finish would have given. The pixels may be shared: nobody writes into them. */
  refit(finish: FinishOptions): Patch;
}

/** Every yield is a progress report, a place to cancel, and a pause that lets the worker hear "cancel". */
export type Pipeline<K extends EditKind> = (
  request: DecodedRequest<K>,
  context: PipelineContext,
) => AsyncGenerator<EditEvent, PipelineOutcome, void>;

export interface PipelineOutcome {
  readonly candidates: readonly Candidate[];
  readonly crop: SourceRect;
  readonly working: Size;
  readonly unknownWords: readonly string[];
}

export type Pipelines = { readonly [K in EditKind]: Pipeline<K> };
