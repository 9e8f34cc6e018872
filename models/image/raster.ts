import type { Size } from "./geometry";

/** Straight-alpha sRGB bytes, RGBA interleaved, rows top to bottom; the shape of ImageData. */
export interface Raster extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Coverage, one byte a pixel: 255 = may change, 0 = must stay. */
export interface Mask extends Size {
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Channel-major (CHW) float planes, the layout networks take. Value range is stated by each function. */
export interface Planes extends Size {
  readonly channels: number;
  readonly data: Float32Array<ArrayBuffer>;
}
