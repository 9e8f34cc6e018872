/** What a pipeline is given and what it yields. Pipelines are pure but for the networks they call. */
import type { Candidate, EditEvent, EditKind, EditRequest } from "../contract";
import type { Size, SourceRect } from "../image/geometry";
import type { Mask, Raster } from "../image/raster";
import type { Reference } from "../library/start";
import type { PackNetworks } from "../networks/pack-networks";
import type { FlowSchedule } from "../packs/pack";

/** A request whose pictures are decoded: what pipelines work on. */
export type DecodedRequest<K extends EditKind = EditKind> = Omit<
  Extract<EditRequest, { kind: K }>,
  "source" | "mask" | "reference"
> & {
  readonly source: Raster;
  /** Same size as `source`. */
  readonly mask: Mask;
  /** The picture the prompt's words fetched; null = the painter starts from noise, or from what is there. */
  readonly reference: Reference | null;
};

export interface PipelineContext {
  readonly networks: PackNetworks;
  readonly schedule: FlowSchedule;
  /** Guidance is applied only for noise levels inside [low, high]; outside, one pass a step. */
  readonly guidanceInterval: readonly [number, number];
  /** A preview is yielded every so many steps; 0 = never. */
  readonly previewEvery: number;
  /** Monotonic clock in milliseconds (performance.now); time is an argument, so pipelines stay pure. */
  readonly now: () => number;
  /** Reports how long a stage took. */
  readonly timed: (stage: string, milliseconds: number) => void;
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
