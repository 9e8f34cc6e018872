/** A pack's networks as pipelines call them. */
import type { Planes } from "../image/raster";
import type { Tensor } from "./session";

/** What the painter is told to do, in the order of its one-hot input (models/training/blendtrain/scenes.py). */
export const paintTasks = [
  "fill",
  "remove",
  "extend",
  "background",
  "whole",
  "scribble",
  "instruct",
  "imitate",
] as const;
export type PaintTask = (typeof paintTasks)[number];

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
  readonly task: PaintTask;
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
