/**
 * A fill that starts from a thing drawn by us: lit by the photograph, at the photograph's own scale. The painter sees it
 * small, and of what it changes only a little light is taken: a thing that is sharp stays so.
 */
import { composite, compositeInto } from "../../image/composite";
import { type Rect, type SourceRect, union } from "../../image/geometry";
import { maskBounds } from "../../image/mask";
import { type Patch, pasteBack } from "../../image/paste-back";
import { modelPicture } from "../../image/picture";
import type { CropPlan } from "../../image/plan";
import type { Mask, Planes, Raster } from "../../image/raster";
import { resamplePlanes } from "../../image/resample";
import type { SoftEdge } from "../../image/soft-edge";
import { continuedInside } from "../../inpaint/inside";
import type { Colour } from "../compose/colours";
import { changeOfLight, detailed, enlarged } from "../compose/detail";
import { type Region, reduced, repeated, type Start, within } from "../compose/region";
import { revealOf } from "../compose/reveal";
import type { StoredThing, StoredView } from "./format";
import { lightAround } from "./light";
import { placeThing } from "./place";
import { roomFor } from "./room";
import { blurAround } from "./sharp";
import { softened } from "./soften";
import type { View } from "./surface";

export interface ThingReference {
  readonly name: string;
  readonly source: string;
  readonly thing: StoredThing;
  readonly viewOf: (view: StoredView) => View;
  readonly colour: Colour | null;
  /** Noise level painting starts from, in (0, 1]. */
  readonly level: number;
  /** Whether what is in the region goes; else the thing is added to the picture as it is. */
  readonly clears: boolean;
  readonly own?: undefined;
  /** `thingStarter`; given along, so that its code is loaded only where a thing is. */
  readonly starter: typeof thingStarter;
}

/** Where the thing is put, at the picture's own scale. */
export interface ThingPlace {
  readonly picture: Raster;
  /** As the model sees it, and as fine as the region's `fineSource`. */
  readonly plan: CropPlan;
  readonly finePlan: CropPlan;
  readonly edge: SoftEdge;
}

/** What of the painter's change of light a thing takes at most, on the scale of 2. */
const mostLight = 0.05;

/** Prepares a thing once; each seed places it anew. */
export function thingStarter(
  { thing, viewOf, colour, clears }: ThingReference,
  { source, fineSource, mask, fineMask, inside }: Region,
  { picture, plan, finePlan, edge }: ThingPlace,
): (seed: number) => Start {
  const finer = fineSource.width / source.width;
  const hole = fineMask ?? repeated(mask, finer);
  const fineGround = clears ? continuedInside(fineSource, hole, inside, 0) : null;
  const ground = fineGround === null ? source : within(reduced(fineGround, source), source, mask);
  const cleared = fineGround && pasteBack(fineGround, finePlan, edge);
  const base = cleared === null ? picture : composite(picture, cleared.image, cleared.patch);
  const stands = thing.place !== "sky" && thing.place !== "wall";
  const light = lightAround(base, edge.box, stands);
  const blur = blurAround(base, edge.box);
  const fade = fadeOf(edge, base);
  return (seed) => {
    const region = roomFor(thing, edge, base, viewOf, seed);
    const placed = placeThing({ picture: base, region, thing, viewOf, colour, seed, light, blur });
    const layer = layerOf(placed, edge, fade);
    const finishedGround = (clean: Planes, start: Planes): Planes =>
      fineGround === null ? enlarged(clean, finer) : detailed({ clean, start, fineStart: fineGround, detail: 1 });
    if (layer === null) {
      return { picture: ground, reveal: null, finished: (clean) => finishedGround(clean, ground) };
    }
    const shown = composite(base, layer.image, layer.patch);
    const start = within(modelPicture(shown, plan.crop, plan.working), source, mask);
    return {
      picture: start,
      reveal: clears ? null : revealOf(start, source, mask),
      finished: (clean) => finishedGround(clean, start),
      over: (clean) => ({ ...relit(layer, changeOfLight(clean, start, mostLight), plan), alone: !clears }),
    };
  };
}

/** 0..1 over the edge's box: what lies under a thing fades out towards the end of the region, but not at the picture's. */
function fadeOf({ box, alpha }: SoftEdge, picture: Raster): Float32Array {
  const sigma = Math.max(1.5, 0.02 * Math.min(box.width, box.height));
  const pad = Math.ceil(3 * sigma);
  const [width, height] = [box.width + 2 * pad, box.height + 2 * pad];
  const right = box.x + box.width === picture.width;
  const bottom = box.y + box.height === picture.height;
  const wide = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x - pad, y - pad];
      const beyond =
        (u < 0 && box.x > 0) || (v < 0 && box.y > 0) || (u >= box.width && !right) || (v >= box.height && !bottom);
      if (beyond) continue;
      const column = Math.min(box.width - 1, Math.max(0, u));
      const row = Math.min(box.height - 1, Math.max(0, v));
      wide[y * width + x] = alpha.data[row * box.width + column] / 255;
    }
  const soft = softened(wide, width, height, sigma);
  return Float32Array.from({ length: box.width * box.height }, (_, i) => {
    const at = (Math.floor(i / box.width) + pad) * width + (i % box.width) + pad;
    return Math.min(1, Math.max(0, 2 * soft[at] - 1));
  });
}

/** Thing and what lies under it as one patch inside the soft edge; null if nothing of it is seen. */
function layerOf(
  { thing, under }: { readonly thing: Patch; readonly under: Patch | null },
  { box, alpha }: SoftEdge,
  fade: Float32Array,
): Patch | null {
  const all = under === null ? thing.patch : union<SourceRect>(thing.patch, under.patch);
  const image: Raster = {
    width: all.width,
    height: all.height,
    data: new Uint8ClampedArray(4 * all.width * all.height),
  };
  const share = (x: number, y: number, fades: boolean): number => {
    const [u, v] = [x - box.x, y - box.y];
    if (u < 0 || v < 0 || u >= box.width || v >= box.height) return 0;
    const at = v * box.width + u;
    return fades ? fade[at] * (alpha.data[at] / 255) : alpha.data[at] / 255;
  };
  for (const [each, fades] of [
    [under, true],
    [thing, false],
  ] as const) {
    if (each === null) continue;
    const { width, height } = each.image;
    const data = each.image.data.slice();
    for (let i = 0; i < width * height; i++) {
      if (data[4 * i + 3] === 0) continue;
      const of = share(each.patch.x + (i % width), each.patch.y + Math.floor(i / width), fades);
      data[4 * i + 3] = of * data[4 * i + 3];
      if (data[4 * i + 3] === 0) data.fill(0, 4 * i, 4 * i + 3);
    }
    compositeInto(image, { width, height, data }, at(each.patch, all));
  }
  const seen: Mask = {
    width: all.width,
    height: all.height,
    data: Uint8Array.from({ length: all.width * all.height }, (_, i) => image.data[4 * i + 3]),
  };
  const tight = maskBounds(seen);
  if (tight.width <= 0 || tight.height <= 0) return null;
  return cutPatch({ image, patch: all }, tight);
}

const at = ({ x, y, width, height }: Rect, origin: Rect): SourceRect => ({
  x: x - origin.x,
  y: y - origin.y,
  width,
  height,
});

function cutPatch({ image, patch }: Patch, box: Rect): Patch {
  const data = new Uint8ClampedArray(4 * box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = 4 * ((y + box.y) * image.width + box.x);
    data.set(image.data.subarray(from, from + 4 * box.width), 4 * y * box.width);
  }
  const place = { x: patch.x + box.x, y: patch.y + box.y, width: box.width, height: box.height };
  return { image: { width: box.width, height: box.height, data }, patch: place };
}

/** With the painter's change of light, smooth and small. */
function relit({ image, patch }: Patch, light: Planes, plan: CropPlan): Patch {
  const scale = plan.working.width / plan.crop.width;
  const region = {
    x: (patch.x - plan.crop.x) * scale,
    y: (patch.y - plan.crop.y) * scale,
    width: patch.width * scale,
    height: patch.height * scale,
  };
  const change = resamplePlanes(light, region, image).data;
  const count = image.width * image.height;
  const data = image.data.slice();
  for (let i = 0; i < count; i++) {
    if (data[4 * i + 3] === 0) continue;
    for (let k = 0; k < 3; k++) data[4 * i + k] = data[4 * i + k] + 127.5 * change[k * count + i];
  }
  return { image: { ...image, data }, patch };
}
