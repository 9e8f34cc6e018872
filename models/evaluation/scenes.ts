/**
 * Evaluation scenes with known truth, made from a seed: a background of the test split, a region, and in it a cut-out,
 * a photograph or a texture whose name is the prompt. 128 × 128 pixels, the painter's own size.
 */
import sharp from "sharp";
import { type Random, random } from "../diffusion/random";
import { maskBounds, uniformMask } from "../image/mask";
import type { Mask, Raster } from "../image/raster";
import type { ColourWord } from "./colour-words";
import type { HeldOut } from "./held-out";
import { sceneKinds } from "./kinds";

export const side = 128;
export type SceneSort = "object" | "photograph" | "material";

export interface Scene {
  readonly sort: SceneSort;
  /** Position in `sceneKinds`, the judge's class. */
  readonly label: number;
  readonly prompt: string;
  readonly seed: number;
  /** The picture as the user has it. */
  readonly before: Raster;
  /** The same with the thing in it. */
  readonly truth: Raster;
  readonly mask: Mask;
  /** Where the thing itself is; for removing it. */
  readonly silhouette: Mask;
}

/** A list as long as wished: every name that can be shown once, in an order fixed by the seed, then again. */
export function sceneList(
  heldOut: HeldOut,
  count: number,
  seed: number,
): readonly { label: number; sort: SceneSort }[] {
  const all = sceneKinds.flatMap((kind, label) => [
    ...(kind.cutouts.some((name) => heldOut.cutouts.has(name)) ? [{ label, sort: "object" as const }] : []),
    ...((kind.kind === "photograph" || kind.kind === "material") &&
    kind.labels.some((name) => heldOut.photographs.has(name))
      ? [{ label, sort: kind.kind }]
      : []),
  ]);
  const order = random(seed).fork("order");
  const out: { label: number; sort: SceneSort }[] = [];
  while (out.length < count) {
    const left = [...all];
    while (left.length > 0) out.push(...left.splice(Math.floor(order.uniform() * left.length), 1));
  }
  return out.slice(0, count);
}

/** A picture, a region in it, and the noise's seed: decided by `draw`. */
export interface EmptyScene extends Pick<Scene, "seed" | "before" | "mask"> {}

/** A region to be painted into, boxes and ellipses as in `makeScene`. */
export async function emptyScene(backgrounds: readonly Uint8Array[], draw: Random): Promise<EmptyScene> {
  const before = await background({ backgrounds }, draw);
  const mask = shapedMask(randomBox(draw), draw.uniform() < 0.3);
  return { before, mask, seed: Math.floor(draw.uniform() * 2 ** 32) };
}

/** @param index of the scene; with `seed` it decides background, region, cut-out and noise */
export async function makeScene(
  heldOut: HeldOut,
  { label, sort }: { readonly label: number; readonly sort: SceneSort },
  index: number,
  seed: number,
): Promise<Scene> {
  const draw = random(seed).fork(`scene ${index}`);
  const kind = sceneKinds[label];
  if (kind === undefined) throw new Error(`no kind ${label}`);
  const before = await background(heldOut, draw);
  const box = randomBox(draw);
  const isEllipse = draw.uniform() < 0.3;
  const mask = isEllipse && sort === "object" ? boxMask(box) : shapedMask(box, isEllipse);
  const prompt = sort === "material" ? kind.name : `a ${kind.name}`;
  const common = { sort, label, prompt, seed: Math.floor(draw.uniform() * 2 ** 32), before, mask };
  if (sort === "object") {
    const name = kind.cutouts.find((each) => heldOut.cutouts.has(each)) ?? "";
    const cuts = heldOut.cutouts.get(name) ?? [];
    const cut = pick(cuts, draw.uniform() < 0.7 ? 0 : 1);
    return { ...common, ...(await withCutout(before, cut, box, draw)) };
  }
  const pool = kind.labels.flatMap((each) => heldOut.photographs.get(each) ?? []);
  const patch = await crop(pick(pool, Math.floor(draw.uniform() * pool.length)), box, draw);
  return { ...common, truth: pasted(before, patch, box, mask), silhouette: mask };
}

/** A scene's place with a thing in it whose colour is known. */
export interface ColouredTruth {
  readonly word: ColourWord;
  readonly picture: Raster;
}

export async function makeColouredTruth(
  { coloured }: HeldOut,
  { before, mask }: Scene,
  index: number,
  seed: number,
): Promise<ColouredTruth> {
  const draw = random(seed).fork(`coloured ${index}`);
  const { word, bytes } = pick(coloured, Math.floor(draw.uniform() * coloured.length));
  const { truth } = await withCutout(before, bytes, maskBounds(mask), draw);
  return { word, picture: truth };
}

/** A kind's cut-out as the library shows it; null of what is no cut-out. */
export async function libraryLook({ cutouts }: Pick<HeldOut, "cutouts">, label: number): Promise<Raster | null> {
  const name = sceneKinds[label]?.cutouts.find((each) => cutouts.has(each));
  const bytes = name === undefined ? undefined : cutouts.get(name)?.[0];
  if (bytes === undefined) return null;
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

async function background({ backgrounds }: Pick<HeldOut, "backgrounds">, draw: Random): Promise<Raster> {
  const bytes = pick(backgrounds, Math.floor(draw.uniform() * backgrounds.length));
  return crop(bytes, { x: 0, y: 0, width: side, height: side }, draw, 0.6);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The long side is 40 to 70 % of the frame, about centred. */
function randomBox(draw: Random): Box {
  const long = (0.4 + 0.3 * draw.uniform()) * side;
  const ratio = Math.exp((draw.uniform() - 0.5) * 0.7);
  const width = Math.round(Math.max(ratio > 1 ? long : long * ratio, 0.3 * side));
  const height = Math.round(Math.max(ratio > 1 ? long / ratio : long, 0.3 * side));
  const at = (size: number): number =>
    Math.round(Math.min(Math.max((side - size) / 2 + (draw.uniform() - 0.5) * 0.3 * side, 2), side - size - 2));
  return { x: at(width), y: at(height), width, height };
}

const boxMask = (box: Box): Mask => shapedMask(box, false);

function shapedMask(box: Box, isEllipse: boolean): Mask {
  const mask = uniformMask({ width: side, height: side });
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      const u = (2 * (x + 0.5 - box.x)) / box.width - 1;
      const v = (2 * (y + 0.5 - box.y)) / box.height - 1;
      if (!isEllipse || u * u + v * v <= 1) mask.data[y * side + x] = 255;
    }
  }
  return mask;
}

/** The cut-out at 90 % of the box, on its lower edge, with a soft shadow under it. */
async function withCutout(
  before: Raster,
  cut: Uint8Array,
  box: Box,
  draw: Random,
): Promise<{ truth: Raster; silhouette: Mask }> {
  const visible = await sharp(cut)
    .ensureAlpha()
    .trim({ background: { r: 0, g: 0, b: 0, alpha: 0 }, threshold: 12 })
    .png()
    .toBuffer();
  const { data, info } = await sharp(visible)
    .resize({ width: Math.round(box.width * 0.92), height: Math.round(box.height * 0.92), fit: "inside" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const left = box.x + Math.round((box.width - info.width) / 2);
  const top = box.y + Math.round((box.height - info.height) / 2);
  const hasShadow = draw.uniform() < 0.5;
  const truth: Raster = { ...before, data: before.data.slice() };
  const silhouette = uniformMask(before);
  if (hasShadow) {
    const [cx, cy] = [left + info.width / 2, top + info.height - 2];
    const [rx, ry] = [info.width * 0.5, Math.max(3, info.height * 0.09)];
    for (let y = box.y; y < box.y + box.height; y++) {
      for (let x = box.x; x < box.x + box.width; x++) {
        const dark = 0.4 * Math.exp(-2 * (((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2));
        for (let c = 0; c < 3; c++) {
          const at = 4 * (y * side + x) + c;
          truth.data[at] = truth.data[at] * (1 - dark);
        }
        if (dark > 0.08) silhouette.data[y * side + x] = 255;
      }
    }
  }
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      const from = 4 * (y * info.width + x);
      const to = (top + y) * side + left + x;
      const alpha = data[from + 3] / 255;
      for (let c = 0; c < 3; c++) {
        truth.data[4 * to + c] = alpha * data[from + c] + (1 - alpha) * truth.data[4 * to + c];
      }
      if (alpha > 0.04) silhouette.data[to] = 255;
    }
  }
  return { truth, silhouette };
}

/** A random part of a picture, at least `low` of its side, as large as the box. */
async function crop(bytes: Uint8Array, box: Box, draw: Random, low = 0.6): Promise<Raster> {
  const { width = 0, height = 0 } = await sharp(bytes).metadata();
  const share = (low + (1 - low) * draw.uniform()) * Math.min(width / box.width, height / box.height);
  const [w, h] = [Math.floor(box.width * share), Math.floor(box.height * share)];
  const left = Math.floor(draw.uniform() * (width - w));
  const top = Math.floor(draw.uniform() * (height - h));
  const { data, info } = await sharp(bytes)
    .extract({ left, top, width: w, height: h })
    .resize({ width: box.width, height: box.height, fit: "fill" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

function pasted(before: Raster, patch: Raster, box: Box, mask: Mask): Raster {
  const out: Raster = { ...before, data: before.data.slice() };
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const to = (box.y + y) * side + box.x + x;
      if (mask.data[to] !== 255) continue;
      const from = 4 * (y * box.width + x);
      out.data.set(patch.data.subarray(from, from + 4), 4 * to);
    }
  }
  return out;
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[Math.min(index, list.length - 1)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}
