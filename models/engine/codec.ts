/** Encoded pictures to pixels and back; one implementation a realm (browser: codec-browser.ts, Node: cli/codec-node.ts). */
import type { EncodedImage } from "../contract/picture";
import type { Raster } from "../image/raster";

export interface Codec {
  /**
   * Straight-alpha sRGB bytes, turned upright where the file says so (EXIF). The type is told by the bytes.
   * @param name how messages call the picture; "The picture" unless given
   * @throws EditError "bad-image" | "image-too-large"
   */
  decode(image: EncodedImage, name?: string): Promise<Raster>;
  /** PNG with exactly these bytes, alpha included. */
  encodePng(raster: Raster): Promise<EncodedImage>;
}
