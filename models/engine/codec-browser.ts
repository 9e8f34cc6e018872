/** Pictures in a worker: PNG by fast-png for exact bytes, everything else by the browser's own decoders. */
import { EditError } from "../contract/errors";
import type { Codec } from "./codec";
import { checkDecoded, checkedProbe, notAnImage, type ProbedImage } from "./image-type";
import { decodePng, encodePng } from "./png";
import { pngChunks } from "./png-chunks";
import { inflatesAsAnnounced } from "./png-inflated";

export const browserCodec: Codec = {
  async decode(image, name = "The picture") {
    const announced = checkedProbe(image.bytes, name);
    try {
      if (announced.type === "image/png") {
        const chunks = pngChunks(image.bytes);
        if (chunks === null || !(await inflatesAsAnnounced(chunks))) throw notAnImage(name);
        return decodePng(chunks.bytes);
      }
      return await decodeByBrowser(image.bytes, announced, name);
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
async function decodeByBrowser(bytes: Uint8Array<ArrayBuffer>, announced: ProbedImage, name: string) {
  const { type } = announced;
  const bitmap = await createImageBitmap(new Blob([bytes], { type }), { premultiplyAlpha: "none" });
  try {
    const { width, height } = bitmap;
    checkDecoded(announced, bitmap, name);
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (context === null) throw new EditError("out-of-memory", "There was no memory to decode the picture; try again.");
    context.drawImage(bitmap, 0, 0);
    return { width, height, data: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data) };
  } finally {
    bitmap.close();
  }
}
