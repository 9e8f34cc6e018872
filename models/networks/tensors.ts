/** Planes as tensors and back. */
import type { Planes } from "../image/raster";
import type { Tensor } from "./session";

/** float32 [1, channels, height, width]. */
export function planesTensor({ channels, width, height, data }: Planes): Tensor<"float32"> {
  return { type: "float32", dims: [1, channels, height, width], data };
}

export function zeros(dims: readonly number[]): Tensor<"float32"> {
  const count = dims.reduce((product, length) => product * length, 1);
  return { type: "float32", dims, data: new Float32Array(count) };
}
