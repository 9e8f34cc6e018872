/** Cut-outs of the library of reference pictures, for what the study draws itself: true regions and scribbles. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { uniformMask } from "../image/mask";
import type { Mask, Raster } from "../image/raster";

export interface Cutouts {
  has(name: string): boolean;
  /** Fitted into a box, trimmed, with alpha. */
  fitted(name: string, width: number, height: number): Promise<Raster | null>;
}

interface Entry {
  readonly name: string;
  readonly words: readonly string[];
  readonly offset: number;
  readonly bytes: number;
}

/** @returns null where the library has not been built */
export async function readCutouts(folder: string): Promise<Cutouts | null> {
  const json = await readFile(join(folder, "library.json"), "utf8").catch(() => null);
  const bytes = await readFile(join(folder, "library.bin")).catch(() => null);
  if (json === null || bytes === null) return null;
  const { entries } = JSON.parse(json) as { entries: readonly Entry[] };
  const byName = new Map<string, Entry>();
  for (const entry of entries) for (const word of entry.words) byName.set(word, entry);
  for (const entry of entries) byName.set(entry.name, entry);
  return {
    has: (name) => byName.has(name),
    async fitted(name, width, height) {
      const entry = byName.get(name);
      if (entry === undefined) return null;
      const picture = sharp(bytes.subarray(entry.offset, entry.offset + entry.bytes)).ensureAlpha();
      const seen = await picture
        .trim({ background: { r: 0, g: 0, b: 0, alpha: 0 }, threshold: 12 })
        .png()
        .toBuffer();
      const { data, info } = await sharp(seen)
        .resize({ width: Math.round(width), height: Math.round(height), fit: "inside" })
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
    },
  };
}

/** A picture with a cut-out standing on the lower edge of a box in it, and a soft shadow below: how it should look. */
export function standing(picture: Raster, cut: Raster, box: { x: number; y: number; width: number; height: number }) {
  const { left, top } = placeIn(cut, box);
  const out: Raster = { ...picture, data: picture.data.slice() };
  const [cx, cy] = [left + cut.width / 2, top + cut.height - 2];
  const [rx, ry] = [cut.width * 0.5, Math.max(3, cut.height * 0.09)];
  for (let i = 0; i < picture.width * picture.height; i++) {
    const [x, y] = [i % picture.width, Math.floor(i / picture.width)];
    if (x < box.x || y < box.y || x >= box.x + box.width || y >= box.y + box.height) continue;
    const shade = 1 - 0.4 * Math.exp(-2 * (((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2));
    for (let c = 0; c < 3; c++) out.data[4 * i + c] = out.data[4 * i + c] * shade;
  }
  return over(out, cut, left, top);
}

/** Where a cut-out of a box stands. */
export function placeIn(cut: Raster, box: { x: number; y: number; width: number; height: number }) {
  return {
    left: Math.round(box.x + (box.width - cut.width) / 2),
    top: Math.round(box.y + (box.height - cut.height) / 2),
  };
}

function over(below: Raster, cut: Raster, left: number, top: number): Raster {
  for (let i = 0; i < cut.width * cut.height; i++) {
    const [x, y] = [left + (i % cut.width), top + Math.floor(i / cut.width)];
    if (x < 0 || y < 0 || x >= below.width || y >= below.height) continue;
    const alpha = cut.data[4 * i + 3] / 255;
    for (let c = 0; c < 3; c++) {
      const to = 4 * (y * below.width + x) + c;
      below.data[to] = alpha * cut.data[4 * i + c] + (1 - alpha) * below.data[to];
    }
  }
  return below;
}

/** Where a cut-out is, in a picture of this size. */
export function silhouette(cut: Raster, size: { width: number; height: number }, left: number, top: number): Mask {
  const mask = uniformMask(size);
  for (let i = 0; i < cut.width * cut.height; i++) {
    const [x, y] = [left + (i % cut.width), top + Math.floor(i / cut.width)];
    if (x < 0 || y < 0 || x >= size.width || y >= size.height) continue;
    if (cut.data[4 * i + 3] > 127) mask.data[y * size.width + x] = 255;
  }
  return mask;
}
