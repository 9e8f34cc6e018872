/** What a view of a thing is drawn into. */

/** All planes have `width` × `height` values, rows top to bottom. Where nothing is seen all are 0. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  /** Pixels per unit of the thing. */
  readonly perUnit: number;
  /** Where the thing's origin (0, 0, 0) lies, pixels. */
  readonly origin: readonly [x: number, y: number];
  /** Own colour, 3 bytes (sRGB) a pixel. */
  readonly albedo: Uint8ClampedArray<ArrayBuffer>;
  /** 0..1. */
  readonly coverage: Float32Array;
  /** 3 values a pixel: right, up, towards the viewer. */
  readonly normal: Float32Array;
  /** Units from the origin towards the viewer. */
  readonly depth: Float32Array;
  /** Share of the sky that is seen, 0..1. */
  readonly open: Float32Array;
  readonly gloss: Float32Array;
  readonly glow: Float32Array;
}
