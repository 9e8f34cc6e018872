/** Thumbnails as text, for keeping. */
import type { Raster } from "../../models/image/raster";

/** Longest side kept; a few kilobytes as JPEG. */
const SIDE = 112;
const QUALITY = 0.72;

/** A small JPEG as data URL. What is transparent becomes mid-grey, because JPEG has no alpha. */
export async function toJpegUrl(raster: Raster): Promise<string> {
  const scale = Math.min(1, SIDE / Math.max(raster.width, raster.height));
  const [width, height] = [Math.round(raster.width * scale), Math.round(raster.height * scale)];
  const full = document.createElement("canvas");
  full.width = raster.width;
  full.height = raster.height;
  full.getContext("2d")?.putImageData(new ImageData(raster.data, raster.width, raster.height), 0, 0);
  const small = document.createElement("canvas");
  small.width = width;
  small.height = height;
  const context = small.getContext("2d");
  if (!context) return "";
  context.fillStyle = "#808080";
  context.fillRect(0, 0, width, height);
  context.drawImage(full, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => small.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) return "";
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return `data:image/jpeg;base64,${btoa(String.fromCharCode(...bytes))}`;
}
