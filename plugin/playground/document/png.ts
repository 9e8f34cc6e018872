/** PNG bytes to straight-alpha RGBA, exactly: no canvas, no colour management. */
import { convertIndexedToRgb, decode } from "fast-png";
import type { Raster } from "../../../models/image/raster";

/** Any PNG as 8-bit RGBA. Throws when the bytes are no PNG. */
export function decodePng(bytes: Uint8Array): Raster {
  const png = decode(bytes);
  const { width, height } = png;
  const indexed = png.palette !== undefined && png.palette.length > 0;
  const samples = indexed ? convertIndexedToRgb(png) : png.data;
  const channels = indexed ? samples.length / (width * height) : png.channels;
  const shift = !indexed && png.depth === 16 ? 8 : 0;
  const grow = !indexed && png.depth < 8 ? 255 / (2 ** png.depth - 1) : 1;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const at = (c: number): number => ((samples[i * channels + c] ?? 0) >> shift) * grow;
    const grey = channels < 3;
    data[i * 4] = at(0);
    data[i * 4 + 1] = grey ? at(0) : at(1);
    data[i * 4 + 2] = grey ? at(0) : at(2);
    data[i * 4 + 3] = channels === 2 ? at(1) : channels === 4 ? at(3) : 255;
  }
  return { width, height, data };
}
