/** The networks of a pixel-flow pack as functions, so that tests use arithmetic instead of weights. */
import type { Planes } from "../../image/raster";
import type { Tensor } from "../../networks/session";

/** What the denoiser is told to do, in the order of its one-hot input (models/training/blendtrain/scenes.py). */
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

/** The denoiser's one evaluation: everything in model space, values in [-1, 1] (mask in [0, 1]). */
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

export interface PixelNetworks {
  /** Text context of the denoiser, [1, length, width]; the empty prompt is the unconditional branch. */
  embed(prompt: string): Promise<{ readonly context: Tensor; readonly unknownWords: readonly string[] }>;
  /** Predicted clean picture, 3 planes in about [-1, 1]. */
  denoise(input: DenoiseInput): Promise<Planes>;
  /** J'·upstream of the denoiser's answer by its noisy input; missing where the pack has no such network. */
  readonly gradient?: (input: DenoiseInput, upstream: Planes) => Promise<Planes>;
}
