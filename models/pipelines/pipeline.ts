/** What a pipeline is given and what it yields. Pipelines are pure but for the networks they call. */
import type { Candidate, EditEvent, EditKind, EditRequest } from "../contract";
import type { Size, SourceRect } from "../image/geometry";
import type { Mask, Planes, Raster } from "../image/raster";
import type { Tensor } from "../networks/session";
import type { FlowSchedule } from "../packs/pack";

/** The painter's one evaluation: everything in model space, values in [-1, 1] (mask in [0, 1]). */
export interface DenoiseInput {
  /** 3 planes: (1 − t)·clean + t·noise. */
  readonly noisy: Planes;
  /** 3 planes: the known picture, 0 where the mask is 1. */
  readonly source: Planes;
  /** 1 plane: 1 = may change. */
  readonly mask: Planes;
  /** Noise level t in (0, 1]; 1 is pure noise. */
  readonly time: number;
  readonly context: Tensor;
}

/** A pack's networks as functions, so tests use arithmetic instead of weights. */
export interface PackNetworks {
  /** Square side of the model's pictures, pixels. */
  readonly size: number;
  /** Text conditioning; the empty prompt is the unconditional branch. Cached per prompt by the caller of the run. */
  embed(prompt: string): Promise<{ readonly context: Tensor; readonly unknownWords: readonly string[] }>;
  /** Predicted clean picture, 3 planes in about [-1, 1]. */
  denoise(input: DenoiseInput): Promise<Planes>;
}

/** A request whose pictures are decoded: what pipelines work on. */
export type DecodedRequest<K extends EditKind = EditKind> = Omit<
  Extract<EditRequest, { kind: K }>,
  "source" | "mask"
> & {
  readonly source: Raster;
  /** Same size as `source`. */
  readonly mask: Mask;
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
