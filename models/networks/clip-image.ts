/**
 * The CLIP-like image network with the gradient of its distance to a text (models/training/blendtrain/guide.py): what
 * guides a painting. The network runs forward only; the backward pass is part of its graph.
 */
import { EditError } from "../contract/errors";
import type { GuideSettings } from "../contract/settings";
import type { Planes } from "../image/raster";
import { checkFinite, checkSignature, floatOutput } from "./check";
import type { UnitVector } from "./clip-text";
import type { NetworkSession, Tensor } from "./session";

export interface Measured {
  readonly vector: UnitVector;
  /** Of the picture and the text: 0 = they agree. */
  readonly distance: number;
  /** The distance's gradient with respect to the pixels; 3 planes of the network's size. */
  readonly gradient: Planes;
}

/**
 * @param pixels 3 planes of the network's size in [-1, 1]; what is not to be seen is 0, which is mid-grey
 * @param distance cosine, or squared great-circle distance
 */
export type Measure = (pixels: Planes, text: UnitVector, distance: GuideSettings["distance"]) => Promise<Measured>;

const signature = { inputs: ["pixels", "text", "bend"], outputs: ["vector", "distance", "gradient"] } as const;

/**
 * `pixels` float32 [1, 3, size, size] in [-1, 1], `text` [1, width], `bend` [1] → `vector` [1, width], `distance` [1],
 * `gradient` [1, 3, size, size]. Each answer is checked for NaN and infinity (EditError "not-a-number").
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function measuring(session: NetworkSession, size: number): Measure {
  checkSignature("CLIP image", session, signature);
  return async (pixels, text, by) => {
    const { width, height, channels } = pixels;
    if (width !== size || height !== size || channels !== 3) {
      throw new EditError(
        "bad-request",
        `The CLIP image network sees 3 planes of ${size} × ${size}, not ${channels} of ${width} × ${height}.`,
      );
    }
    const floats = (dims: readonly number[], data: Float32Array<ArrayBuffer>): Tensor => ({
      type: "float32",
      dims,
      data,
    });
    const outputs = await session.run({
      pixels: floats([1, 3, size, size], pixels.data),
      text: floats([1, text.length], text),
      bend: floats([1], Float32Array.of(by === "great-circle" ? 1 : 0)),
    });
    const vector = floatOutput("CLIP image", outputs, "vector", [1, text.length]);
    const distance = floatOutput("CLIP image", outputs, "distance", [1]);
    const gradient = floatOutput("CLIP image", outputs, "gradient", [1, 3, size, size]);
    for (const { data } of [vector, distance, gradient]) checkFinite("CLIP image", data);
    return {
      vector: vector.data,
      distance: distance.data[0] as number,
      gradient: { width: size, height: size, channels: 3, data: gradient.data },
    };
  };
}
