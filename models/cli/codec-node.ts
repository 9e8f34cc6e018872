/** Pictures in Node, by sharp (libvips). */
import sharp from "sharp";
import { EditError } from "../contract/errors";
import type { Codec } from "../engine/codec";
import { checkDecoded, checkedProbe, longestSide, notAnImage } from "../engine/image-type";
import { encodePng } from "../engine/png";
import { pngChunks } from "../engine/png-chunks";
import type { Raster } from "../image/raster";

export const nodeCodec: Codec = {
  async decode(image, name = "The picture") {
    const announced = checkedProbe(image.bytes, name);
    if (announced.type === "image/png" && pngChunks(image.bytes) === null) throw notAnImage(name);
    try {
      const decoded = await decode(image.bytes);
      checkDecoded(announced, decoded, name);
      return decoded;
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
 * Upright, 8-bit sRGB with alpha. Pictures that say nothing about colour, or say sRGB, keep their bytes exactly; those
 * with another profile (Display P3, CMYK) are converted, because the outputs are sRGB.
 */
async function decode(bytes: Uint8Array<ArrayBuffer>): Promise<Raster> {
  const limits = { limitInputPixels: longestSide * longestSide, failOn: "error", pages: 1 } as const;
  const ignoreIcc = !(await needsConversion(bytes));
  const { data, info } = await sharp(bytes, { ...limits, ignoreIcc })
    .autoOrient()
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

async function needsConversion(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { space, icc } = await sharp(bytes, { limitInputPixels: longestSide * longestSide }).metadata();
  if (space === "cmyk") return true;
  if (icc === undefined) return false;
  // Profiles name themselves in ASCII, or in UTF-16, where every other byte is 0.
  const text = icc.toString("latin1").replaceAll("\0", "");
  return !/sRGB|IEC ?61966-2[.-]1/i.test(text);
}

/** What the colours of a picture were, for a notice; null when its bytes were kept. */
export async function convertedFrom(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (!(await needsConversion(bytes))) return null;
  const { space } = await sharp(bytes).metadata();
  return space === "cmyk" ? "CMYK" : "the colour profile it carries";
}

/** More than 8 bits a channel: the lower ones are lost. */
export async function isDeep(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { depth } = await sharp(bytes, { limitInputPixels: longestSide * longestSide }).metadata();
  return depth !== "uchar";
}

export type OutputFormat = "png" | "jpeg" | "webp";

/** The format a file's name asks for; null when it is none of ours. */
export function formatOf(path: string): OutputFormat | null {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  switch (extension) {
    case "png":
      return "png";
    case "jpg":
    case "jpeg":
      return "jpeg";
    case "webp":
      return "webp";
    default:
      return null;
  }
}

/** PNG and WebP (lossless) keep every byte; JPEG (quality 95) does not, and loses alpha to white. */
export async function encodePicture(picture: Raster, format: OutputFormat): Promise<Uint8Array> {
  const { width, height, data } = picture;
  const opaque = isOpaque(picture);
  const image = sharp(data, { raw: { width, height, channels: 4 } });
  switch (format) {
    case "png":
      return (opaque ? image.removeAlpha() : image).png().toBuffer();
    case "webp":
      return (opaque ? image.removeAlpha() : image).webp({ lossless: true, exact: true }).toBuffer();
    case "jpeg":
      return image.flatten({ background: "#ffffff" }).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
  }
}

function isOpaque({ data }: Raster): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
