/** Pictures in rows, with white between, and a size a person sees something at. */
import sharp from "sharp";
import { compositeInto } from "../image/composite";
import type { Raster } from "../image/raster";

const gap = 4;

export function sideBySide(pictures: readonly Raster[]): Raster {
  return laidOut(pictures, "across");
}

export function stacked(pictures: readonly Raster[]): Raster {
  return laidOut(pictures, "down");
}

function laidOut(pictures: readonly Raster[], direction: "across" | "down"): Raster {
  const isAcross = direction === "across";
  const along = pictures.map(({ width, height }) => (isAcross ? width : height));
  const total = along.reduce((sum, length) => sum + length + gap, -gap);
  const across = Math.max(...pictures.map(({ width, height }) => (isAcross ? height : width)));
  const size = isAcross ? { width: total, height: across } : { width: across, height: total };
  const sheet: Raster = { ...size, data: new Uint8ClampedArray(4 * size.width * size.height).fill(255) };
  let at = 0;
  for (const [i, picture] of pictures.entries()) {
    const { width, height } = picture;
    compositeInto(sheet, picture, { x: isAcross ? at : 0, y: isAcross ? 0 : at, width, height });
    at += along[i] + gap;
  }
  return sheet;
}

const widest = 1400;
const mostBytes = 300_000;

/** A WebP of at most 300 kB, enlarged up to twice. */
export async function figureOf({ width, height, data }: Raster): Promise<Uint8Array> {
  const scale = Math.min(2, widest / width);
  const large = sharp(new Uint8Array(data.buffer, data.byteOffset, data.length), {
    raw: { width, height, channels: 4 },
  })
    .removeAlpha()
    .resize({ width: Math.round(scale * width), kernel: "cubic" });
  for (const quality of [92, 85, 75, 60]) {
    const bytes = await large.clone().webp({ quality, smartSubsample: true }).toBuffer();
    if (bytes.length <= mostBytes || quality === 60) return bytes;
  }
  throw new Error("unreachable");
}
