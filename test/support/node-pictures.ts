/** Pictures and masks for tests, by arithmetic. */
import sharp from "sharp";
import type { EncodedImage } from "../../models/contract/picture";
import type { RequestOf } from "../../models/contract/request";
import { encodePng } from "../../models/engine/png";
import type { Size } from "../../models/image/geometry";
import type { Raster } from "../../models/image/raster";
import { settings } from "./kinds";

/** RGBA of each pixel. */
export function picture({ width, height }: Size, pixel: (x: number, y: number) => readonly number[]): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(pixel(x, y), (y * width + x) * 4);
  return { width, height, data };
}

/** Every pixel different from its neighbours, opaque. */
export function pattern(size: Size): Raster {
  return picture(size, (x, y) => [(x * 7) & 255, (y * 5) & 255, (x * y) & 255, 255]);
}

/** White inside, black outside. */
export function boxMask(size: Size, box: { x: number; y: number; width: number; height: number }): Raster {
  return picture(size, (x, y) => {
    const inside = x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
    return inside ? [255, 255, 255, 255] : [0, 0, 0, 255];
  });
}

export function asPng(raster: Raster): EncodedImage {
  return { type: "image/png", bytes: encodePng(raster) };
}

/** Raw RGBA of a file, by sharp: a second opinion on what was written. */
export async function readRaw(bytes: Uint8Array | string): Promise<Raster> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

/** A request over a 40 × 30 picture whose middle may change. */
export function smallRequest(changes: Partial<RequestOf<"fill">> = {}): RequestOf<"fill"> {
  const size = { width: 40, height: 30 };
  return {
    id: "one",
    kind: "fill",
    packId: "arithmetic",
    source: { image: asPng(pattern(size)), bounds: { x: 0, y: 0, ...size } },
    mask: { from: "picture", image: asPng(boxMask(size, { x: 15, y: 10, width: 10, height: 10 })) },
    prompt: "a red flower",
    reference: "auto",
    settings: { ...settings, feather: 0, grow: 0 },
    ...changes,
  };
}
