/** A thing put into a photograph at the photograph's own scale: lit, sharp and grainy as its place is, with its shadow. */
import { type Random, random } from "../../diffusion/random";
import { byteOfLinear, byteOfLinearTable } from "../../image/color";
import { frameOf, intersect, type Rect, type SourceRect } from "../../image/geometry";
import { grainDraws, grained } from "../../image/grain";
import type { Patch } from "../../image/paste-back";
import type { Planes, Raster } from "../../image/raster";
import { resamplePlanes } from "../../image/resample";
import { chosen } from "./choose";
import type { StoredThing, StoredView } from "./format";
import { type Shade, shadowOf, wallShadowOf } from "./ground";
import { type Light, lightAround, unit } from "./light";
import { painted, type Wanted } from "./paint";
import { shaded } from "./shade";
import { blurAround } from "./sharp";
import { softened } from "./soften";
import type { View } from "./surface";

export interface Placing {
  readonly picture: Raster;
  /** Where the thing is to be: the box of what was marked, pixels of the picture. */
  readonly region: Rect;
  readonly thing: StoredThing;
  /** Decodes a view's two pictures (`unpacked` in surface.ts). */
  readonly viewOf: (view: StoredView) => View;
  readonly colour: Wanted | null;
  /** Other seeds show other sides, sizes, places and, a little, another light. */
  readonly seed: number;
  /** y of the horizon, pixels, where it is known; may lie outside the picture. */
  readonly horizon?: number | null;
  /** Known already, for all candidates; estimated unless given. */
  readonly light?: Light;
  /** Standard deviation of the lens blur, pixels; measured around the region unless given. */
  readonly blur?: number;
  /** Whether it lies on water, and shows in it; so where things of the water are unless given. */
  readonly onWater?: boolean;
}

export interface Placed {
  /** The thing, straight alpha. */
  readonly thing: Patch;
  /** What goes under it first: its shadow (black), or its image in the water. Null where it hangs free. */
  readonly under: Patch | null;
  /** Tight around the thing; may reach outside the picture. */
  readonly box: SourceRect;
  readonly view: StoredView;
  readonly flipped: boolean;
}

/** @returns patches at the picture's own scale, cut to the picture but not to the region: a shadow may leave it */
export function placeThing(placing: Placing): Placed {
  const { picture, region, thing, viewOf, colour, seed, horizon = null } = placing;
  const variation = random(seed).fork("thing");
  const choice = chosen(thing, region, picture, horizon, variation, seed);
  const { flipped, box, pitch } = choice;
  const stored = choice.view;
  const light = varied(
    placing.light ?? lightAround(picture, region, thing.place !== "sky" && thing.place !== "wall"),
    variation.uniform(),
    flipped,
  );
  const blur = placing.blur ?? blurAround(picture, region);
  const plain = viewOf(stored);
  const view =
    colour === null ? plain : { ...plain, albedo: painted(plain.albedo, plain.coverage, thing.plain, colour) };
  const stands = thing.place === "ground" || thing.place === "table";
  const lit = shaded(view, light, {
    pitch: stored.pitch,
    perUnit: stored.perUnit,
    soft: thing.soft,
    foot: stands ? { row: stored.origin[1], low: thing.low, high: thing.high } : null,
  });
  const whole: SourceRect = {
    x: Math.round(box.x),
    y: Math.round(box.y),
    width: Math.max(1, Math.round(box.width)),
    height: Math.max(1, Math.round(box.height)),
  };
  const scale = whole.width / view.width;
  const layer = drawn(lit, whole, scale, blur, flipped);
  const onWater = placing.onWater ?? thing.place === "water";
  const stand = {
    pitch: stored.pitch,
    // As the thing is seen, so that its feet stand in it; low views know less, and take the place's.
    groundPitch: stored.pitch > 0.2 ? stored.pitch : Math.min(0.22, Math.max(0.08, pitch)),
    perUnit: stored.perUnit,
    origin: stored.origin,
    low: thing.low,
    high: thing.high,
    scale,
  };
  if (onWater) sunk(layer.image);
  else if (thing.place === "ground" && !thing.steady) rooted(layer.image, marginOf(blur), random(seed).fork("blades"));
  const cut = cutTo(picture, layer.image, layer.at);
  const withGrain =
    cut &&
    partly(
      cut,
      grained(picture, cut, () => random(seed).fork("grain").normal(grainDraws)),
    );
  const under = onWater
    ? mirrored(lit, whole, scale, blur, flipped, light)
    : thing.place === "sky"
      ? null
      : darkness(
          thing.place === "wall" ? wallShadowOf(view, light, stand) : shadowOf(view, light, stand),
          whole,
          flipped,
          blur,
        );
  return {
    thing: withGrain ?? emptyAt(whole),
    under: under && cutTo(picture, under.image, under.at),
    box: whole,
    view: stored,
    flipped,
  };
}

/** Share of the grain that is measured: around things it is texture as often as noise. */
const grainShare = 0.4;

function partly({ image, patch }: Patch, { image: grainy }: Patch): Patch {
  const data = image.data.slice();
  for (let i = 0; i < data.length; i++) {
    const own = data[i];
    data[i] = own + grainShare * (grainy.data[i] - own);
  }
  return { image: { ...image, data }, patch };
}

/** Each candidate's light comes from a little farther round; in a mirrored view from the other side. */
function varied(light: Light, share: number, flipped: boolean): Light {
  const [x, y, z] = light.toKey;
  const turned = unit([x + 0.3 * (share - 0.5), y, z]);
  return { ...light, toKey: flipped ? [-turned[0], turned[1], turned[2]] : turned };
}

interface Layer {
  readonly image: Raster;
  readonly at: Rect;
}

/** Around a patch for what a blur carries over its edge. */
const marginOf = (blur: number): number => Math.ceil(2.5 * blur) + 1;

/** A lit view at its size in the picture: edges as sharp as the place's, mirrored if asked. */
function drawn(lit: Planes, whole: SourceRect, scale: number, blur: number, flipped: boolean): Layer {
  const fitted = resamplePlanes(lit, { x: 0, y: 0, width: lit.width, height: lit.height }, whole);
  const margin = marginOf(blur);
  const size = { width: whole.width + 2 * margin, height: whole.height + 2 * margin };
  const count = size.width * size.height;
  const inner = whole.width * whole.height;
  const planes = [0, 1, 2, 3].map(() => new Float32Array(count));
  // What is enlarged has wide edges: its coverage is made steep again, its colours clearer.
  const steep = Math.max(1, 0.7 * scale);
  for (let i = 0; i < inner; i++) {
    const x = i % whole.width;
    const to = (Math.floor(i / whole.width) + margin) * size.width + margin + (flipped ? whole.width - 1 - x : x);
    const cover = Math.max(0, fitted.data[3 * inner + i]);
    const sharp = Math.min(1, Math.max(0, (cover - 0.5) * steep + 0.5));
    if (sharp === 0) continue;
    for (let k = 0; k < 3; k++) {
      (planes[k] as Float32Array)[to] = (Math.max(0, fitted.data[k * inner + i]) / Math.max(cover, 0.02)) * sharp;
    }
    (planes[3] as Float32Array)[to] = sharp;
  }
  // The picture's own pixels blur a little; a view that is shrunk is as sharp as pixels can be.
  const own = 0.3 * Math.max(1, scale);
  const lacking = Math.sqrt(Math.max(0, blur * blur - own * own));
  if (scale > 1.05)
    for (let k = 0; k < 3; k++) crisp(planes[k] as Float32Array, planes[3] as Float32Array, size, scale, own - blur);
  const soft = lacking < 0.25 ? planes : planes.map((plane) => softened(plane, size.width, size.height, lacking));
  return {
    image: bytesOf(soft, size.width, size.height),
    at: { x: whole.x - margin, y: whole.y - margin, ...size },
  };
}

/** Detail that enlarging made faint is made clearer, inside the thing only (unsharp masking). */
function crisp(
  plane: Float32Array,
  cover: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
  excess: number,
): void {
  if (excess <= -0.6) return;
  const soft = softened(plane, width, height, 0.6 * scale);
  const share = Math.min(0.9, 0.45 * scale);
  for (let i = 0; i < plane.length; i++) {
    if (cover[i] < 0.99) continue;
    const value = plane[i];
    plane[i] = Math.max(0.3 * value, value + share * (value - soft[i]));
  }
}

/** Planes of light times coverage as bytes, straight alpha. */
function bytesOf(planes: readonly Float32Array[], width: number, height: number): Raster {
  const table = byteOfLinearTable();
  const data = new Uint8ClampedArray(4 * width * height);
  const cover = planes[3] as Float32Array;
  for (let i = 0; i < width * height; i++) {
    const share = cover[i];
    if (share < 0.004) continue;
    for (let k = 0; k < 3; k++)
      data[4 * i + k] = byteOfLinear(((planes[k] as Float32Array)[i] as number) / share, table);
    data[4 * i + 3] = 255 * share;
  }
  return { width, height, data };
}

/** Missing light as black with alpha. Alpha works on bytes, not on light: the square root is near to that. */
function darkness({ width, height, x, y, dark }: Shade, whole: Rect, flipped: boolean, blur: number): Layer {
  const soft = blur > 1 ? softened(dark, width, height, blur) : dark;
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const from = flipped ? i - (i % width) + width - 1 - (i % width) : i;
    const share = Math.min(1, Math.max(0, soft[from]));
    data[4 * i + 3] = 255 * (1 - Math.sqrt(1 - share));
  }
  const left = flipped ? whole.width - x - width : x;
  return { image: { width, height, data }, at: { x: whole.x + left, y: whole.y + y, width, height } };
}

/** Share of a thing's height that lies under water. */
const draught = 0.06;

/** What lies under water fades out. */
function sunk({ width, height, data }: Raster): void {
  const line = Math.floor((1 - draught) * height);
  for (let y = line - 2; y < height; y++) {
    const left = y < line ? (line - y) / 3 : 0;
    for (let x = 0; x < width; x++) data[4 * (y * width + x) + 3] = left * data[4 * (y * width + x) + 3];
  }
}

/** Share of a thing's height over which it meets uneven ground. */
const uneven = 0.025;

/** What grows or walks is not cut off by a straight line: grass and dust hide a little of its foot. */
function rooted({ width, height, data }: Raster, margin: number, blades: Random): void {
  const bottom = height - margin;
  const reach = uneven * (height - 2 * margin);
  // A blade every three pixels, each as high as it likes.
  const heights = Array.from({ length: Math.ceil(width / 3) + 2 }, () => blades.uniform());
  for (let x = 0; x < width; x++) {
    const [left, share] = [Math.floor(x / 3), (x % 3) / 3];
    const high = heights[left] * (1 - share) + heights[left + 1] * share;
    const from = bottom - reach * (0.25 + 0.75 * high) - 1.5;
    for (let y = Math.max(0, Math.floor(from)); y < height; y++) {
      const left = Math.min(1, Math.max(0, 1 - (y - from) / 1.5));
      data[4 * (y * width + x) + 3] = left * data[4 * (y * width + x) + 3];
    }
  }
}

/** The image in water: upside down, shorter and darker, broken by ripples, gone at its far end. */
function mirrored(lit: Planes, whole: SourceRect, scale: number, blur: number, flipped: boolean, light: Light): Layer {
  const { image } = drawn(lit, whole, scale, blur, flipped);
  const margin = marginOf(blur);
  const waterline = Math.floor((1 - draught) * image.height);
  const deep = Math.round(0.55 * whole.height);
  const { width } = image;
  const data = new Uint8ClampedArray(4 * width * deep);
  for (let y = 0; y < deep; y++) {
    const from = waterline - 1 - Math.round(y * 1.25);
    if (from < 0) break;
    const share = 1 - y / deep;
    // Ripples are wider the nearer they are: steps of a triangle wave, for there is no sine that is the same everywhere.
    const period = 4 + 0.09 * y;
    const wave = Math.abs(((y / period) % 1) - 0.5) * 4 - 1;
    const moved = Math.round(wave * (0.5 + 0.035 * y));
    for (let x = 0; x < width; x++) {
      const u = x + moved;
      if (u < 0 || u >= width) continue;
      const [to, at] = [4 * (y * width + x), 4 * (from * width + u)];
      const water = 0.72 + 0.1 * wave;
      for (let k = 0; k < 3; k++) {
        data[to + k] = water * image.data[at + k] * (k === 0 ? 0.92 : 1);
      }
      data[to + 3] =
        image.data[at + 3] * (0.25 + 0.4 * share) * Math.min(1, 2.5 * share) * (0.8 + 0.2 * light.hardness);
    }
  }
  return {
    image: { width, height: deep, data },
    at: { x: whole.x - margin, y: whole.y - margin + waterline - 2, width, height: deep },
  };
}

/** The part of a layer that lies in the picture; null when none does. */
function cutTo(picture: Raster, image: Raster, at: Rect): Patch | null {
  const patch: SourceRect = intersect(at as SourceRect, frameOf<SourceRect>(picture));
  if (patch.width === 0 || patch.height === 0) return null;
  const data = new Uint8ClampedArray(4 * patch.width * patch.height);
  for (let y = 0; y < patch.height; y++) {
    const from = 4 * ((y + patch.y - at.y) * image.width + patch.x - at.x);
    data.set(image.data.subarray(from, from + 4 * patch.width), 4 * y * patch.width);
  }
  for (let i = 3; i < data.length; i += 4) if (data[i] === 0) data.fill(0, i - 3, i);
  return { image: { width: patch.width, height: patch.height, data }, patch };
}

function emptyAt({ x, y }: Rect): Patch {
  return {
    image: { width: 1, height: 1, data: new Uint8ClampedArray(4) },
    patch: { x, y, width: 1, height: 1 } as SourceRect,
  };
}
