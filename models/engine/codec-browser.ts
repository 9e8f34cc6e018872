/** Pictures in a worker: PNG by fast-png for exact bytes, everything else by the browser's own decoders. */
import { EditError } from "../contract/errors";
import type { Codec } from "./codec";
import { checkedProbe, notAnImage } from "./image-type";
import { decodePng, encodePng } from "./png";

export const browserCodec: Codec = {
  async decode(image, name = "The picture") {
    const { type } = checkedProbe(image.bytes, name);
    try {
      return type === "image/png" ? decodePng(image.bytes) : await decodeByBrowser(image.bytes, type);
    } catch (cause) {
      if (cause instanceof EditError) throw cause;
      throw notAnImage(name, cause);
    }
  },
  async encodePng(raster) {
    return { type: "image/png", bytes: encodePng(raster) };
  },
};

/**
 * Colours are converted to sRGB and the picture turned upright, as the browser does wherever it shows the file.
 * A half-transparent WebP loses the low bits of its hidden colours to the canvas; PNG does not come this way.
 */
async function decodeByBrowser(bytes: Uint8Array<ArrayBuffer>, type: string) {
  const bitmap = await createImageBitmap(new Blob([bytes], { type }), { premultiplyAlpha: "none" });
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (context === null) throw new EditError("out-of-memory", "There was no memory to decode the picture; try again.");
    context.drawImage(bitmap, 0, 0);
    return { width, height, data: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data) };
  } finally {
    bitmap.close();
  }
}
