/**
 * Scenes for measuring selections: a cut-out on a photograph, so that the true mask is known. Pictures are read from
 * ../shared/data and stay there. Objects and backgrounds of training and test are different ones.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { type Random, random } from "../../../models/diffusion/random";
import { readBackgrounds, splitOf } from "../../../models/evaluation/held-out";
import type { Point } from "../../../models/image/geometry";
import type { Mask, Raster } from "../../../models/image/raster";
import { dataFolder } from "../../support/vision";

export interface ClickScene {
  readonly picture: Raster;
  readonly truth: Mask;
  /** A pixel well inside the thing. */
  readonly click: Point;
  readonly name: string;
}

interface CutOut {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const side = 256;
/** Share of objects kept for the test. */
const heldOut = 0.12;

export interface Material {
  readonly cutOuts: readonly CutOut[];
  readonly backgrounds: readonly Uint8Array[];
}

/** @returns null where the pictures are not there */
export async function readMaterial(split: "train" | "test", folder = dataFolder): Promise<Material | null> {
  const backgrounds = await readBackgrounds(folder, split);
  const json = await readFile(join(folder, "objects_128.json"), "utf8").catch(() => null);
  if (backgrounds === null || json === null) return null;
  const files = unzipSync(await readFile(join(folder, "objects_128.zip")));
  const items = (
    JSON.parse(json) as { items: { file: string; name: string; object_id: string; exclude_hint: boolean }[] }
  ).items;
  const cutOuts = items.flatMap(({ file, name, object_id, exclude_hint }) => {
    const bytes = files[file];
    const isTest = splitOf(object_id, heldOut) === "test";
    return exclude_hint || bytes === undefined || isTest !== (split === "test") ? [] : [{ name, bytes }];
  });
  return { cutOuts, backgrounds };
}

/** Scene `index` of a seed; the same everywhere. */
export async function composeScene(material: Material, seed: number, index: number): Promise<ClickScene> {
  const chance = random(seed).fork(`scene ${index}`);
  for (;;) {
    const scene = await tried(material, chance);
    if (scene !== null) return scene;
  }
}

function pick<T>(from: readonly T[], chance: Random): T {
  return from[Math.floor(chance.uniform() * from.length)] as T;
}

async function decoded(bytes: Uint8Array, size: number, mirrored: boolean): Promise<Raster> {
  const image = sharp(bytes).resize(size, size, { fit: "fill", kernel: "lanczos3" });
  const { data, info } = await (mirrored ? image.flop() : image)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

/** null where the thing is a thin outline or mostly cut off: nobody clicks that. */
async function tried(material: Material, chance: Random): Promise<ClickScene | null> {
  const picture = await decoded(pick(material.backgrounds, chance), side, chance.uniform() < 0.5);
  const truth: Mask = { width: side, height: side, data: new Uint8Array(side * side) };
  const others = chance.uniform() < 0.4 ? 1 : 0;
  let name = "";
  // The thing that is clicked comes last, so that nothing covers it.
  for (let k = others; k >= 0; k--) {
    const cutOut = pick(material.cutOuts, chance);
    const size = Math.round(side * (0.28 + 0.36 * chance.uniform()));
    const thing = await decoded(cutOut.bytes, size, chance.uniform() < 0.5);
    const x = Math.round((chance.uniform() * 1.2 - 0.1) * (side - size));
    const y = Math.round((chance.uniform() * 1.2 - 0.1) * (side - size));
    const light = 0.75 + 0.4 * chance.uniform();
    put(picture, thing, x, y, light, k === 0 ? truth : null);
    name = cutOut.name;
  }
  const smoothed = await sharp(picture.data, { raw: { width: side, height: side, channels: 4 } })
    .blur(0.4 + 0.5 * chance.uniform())
    .raw()
    .toBuffer();
  const click = clickIn(truth, chance);
  if (click === null) return null;
  return { picture: { width: side, height: side, data: new Uint8ClampedArray(smoothed) }, truth, click, name };
}

function put(picture: Raster, thing: Raster, left: number, top: number, light: number, truth: Mask | null): void {
  for (let y = 0; y < thing.height; y++) {
    for (let x = 0; x < thing.width; x++) {
      const [px, py] = [left + x, top + y];
      if (px < 0 || py < 0 || px >= side || py >= side) continue;
      const from = (y * thing.width + x) * 4;
      const alpha = (thing.data[from + 3] as number) / 255;
      const to = (py * side + px) * 4;
      for (let c = 0; c < 3; c++) {
        const under = picture.data[to + c] as number;
        picture.data[to + c] = under + (Math.min(255, (thing.data[from + c] as number) * light) - under) * alpha;
      }
      if (truth !== null) truth.data[py * side + px] = Math.round(alpha * 255);
    }
  }
}

/** A pixel among the fifth of the thing that lies farthest from its edge. */
function clickIn(truth: Mask, chance: Random): Point | null {
  const inside: number[] = [];
  truth.data.forEach((value, at) => {
    if (value > 127) inside.push(at);
  });
  if (inside.length < side * side * 0.02) return null;
  const depth = depths(truth);
  inside.sort((a, b) => (depth[b] as number) - (depth[a] as number) || a - b);
  if ((depth[inside[0] as number] as number) < 6) return null;
  const at = inside[Math.floor((chance.uniform() * inside.length) / 5)] as number;
  return { x: at % side, y: Math.floor(at / side) };
}

/** Steps to the nearest pixel outside, along rows and columns. */
function depths({ data }: Mask): Int32Array {
  const depth = Int32Array.from(data, (value) => (value > 127 ? 1e6 : 0));
  const relax = (at: number, from: number | null): void => {
    const through = (from === null ? 0 : (depth[from] as number)) + 1;
    if (through < (depth[at] as number)) depth[at] = through;
  };
  for (let at = 0; at < depth.length; at++) {
    relax(at, at % side > 0 ? at - 1 : null);
    relax(at, at >= side ? at - side : null);
  }
  for (let at = depth.length - 1; at >= 0; at--) {
    relax(at, at % side < side - 1 ? at + 1 : null);
    relax(at, at + side < depth.length ? at + side : null);
  }
  return depth;
}
