/** Pictures and masks as a request carries them: encoded, complete, cheap to clone. */
import type { CanvasRect, Size } from "../image/geometry";

export type ImageType = "image/png" | "image/jpeg" | "image/webp" | "image/gif";

/** An encoded picture file. Bytes are never shared: whoever posts them to another thread transfers or copies. */
export interface EncodedImage {
  readonly type: ImageType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An encoded picture and where its box lies on the canvas (axis-aligned, document units). */
export interface PlacedImage {
  readonly image: EncodedImage;
  readonly bounds: CanvasRect;
}

/**
 * Where the mask comes from. The engine turns any of these into one coverage mask of the source's pixel size.
 * - `shapes`: union of the alpha of shapes drawn over the picture, each with its canvas bounds
 * - `picture`: a grey picture of the source's pixel size, white = may change
 * - `runs`: a mask of any size stretched over the source; run lengths row-major. Binary, first run "keep", or with
 *   `levels` soft: the coverage of each run, 0 to 255
 * - `everything`: the whole picture
 */
export type MaskSource =
  | { readonly from: "shapes"; readonly shapes: readonly PlacedImage[] }
  | { readonly from: "picture"; readonly image: EncodedImage }
  | ({ readonly from: "runs"; readonly runs: readonly number[]; readonly levels?: readonly number[] } & Size)
  | { readonly from: "everything" };
