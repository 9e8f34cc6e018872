/**
 * From the user's mask to what may change and how strongly.
 *
 * M is every pixel with coverage above 0, after stretching the mask so that its largest coverage is 255. G is M grown
 * by `grow` pixels: the only pixels the model may change. The alpha a result is pasted with is 0 outside G, so the
 * soft edge never leaves G; inside, it rises with the distance from G's outside and is full at `feather` pixels. With
 * grow ≥ feather it is therefore 255 on all of M where the mask itself is. A mask's own soft coverage is grown
 * likewise (a grey dilation) and multiplied in. The picture's border is no edge: a mask touching it stays opaque there.
 */
import { squaredDistances } from "./distance";
import { frameOf, intersect, isEmpty, outset, relativeTo, type Size, type SourceRect } from "./geometry";
import { cutMask, maskBounds, normalizedMask } from "./mask";
import type { CropPlan } from "./plan";
import type { Mask, Planes } from "./raster";
import { reachedBy, strongest } from "./reach";
import { resampleMask } from "./resample";

export interface SoftEdge {
  /** Where `allowed` lies in the source. */
  readonly patch: SourceRect;
  /** G: 255 where the model may change, else 0; the size of `patch`. */
  readonly allowed: Mask;
  /** The grown coverage that `allowed` was made from; the size of `patch`. */
  readonly coverage: Mask;
  /** 255 where the mask was before it grew; the size of `patch`. Null where nobody marked anything, beside a picture. */
  readonly marked: Mask | null;
  /** The tight box of alpha above 0, in the source; inside `patch`. Empty if feathering left nothing. */
  readonly box: SourceRect;
  /** Alpha for pasting, the size of `box`. */
  readonly alpha: Mask;
}

/** Where coverage is strength, a quarter of it is already seen in full: weaker paint differs little from what it covers. */
const seenFrom = 4;

/**
 * @param mask the source's size, some coverage above 0
 * @param patch box of the grown mask inside the picture, as planned by `planCrop`
 * @param grow pixels, ≥ 0
 * @param feather pixels, ≥ 0
 * @param isStrength whether partial coverage is strength rather than opacity
 */
export function softEdge(mask: Mask, patch: SourceRect, grow: number, feather: number, isStrength = false): SoftEdge {
  // One pixel more on each side, where the picture has it, so that G's outside is seen.
  const around = intersect(outset(patch, 1), frameOf<SourceRect>(mask));
  const coverage = normalizedMask(cutMask(mask, around));
  const grown = grownCoverage(coverage, grow);
  const seen = isStrength ? { ...grown, data: grown.data.map((value) => Math.min(255, seenFrom * value)) } : grown;
  const alpha = featherInward(seen, feather);
  const inner = maskBounds(alpha);
  const cut = cutMask(grown, relativeTo(patch, around));
  return {
    patch,
    allowed: binary(cut),
    coverage: cut,
    marked: binary(cutMask(coverage, relativeTo(patch, around))),
    box: isEmpty(inner) ? inner : { ...inner, x: inner.x + around.x, y: inner.y + around.y },
    alpha: cutMask(alpha, inner),
  };
}

/**
 * What the model may change, at its size: 1 plane, 1 where a model pixel touches any pixel of G, else 0. So whatever
 * the model is shown as known holds no pixel that may change. Where the crop reaches outside the picture, the mask's
 * edge is repeated as the picture's is.
 */
export function modelMask(edge: SoftEdge, plan: CropPlan, source: Size): Planes {
  const visible = intersect(plan.crop, frameOf<SourceRect>(source));
  const allowed = cutMask(edge.allowed, relativeTo(visible, edge.patch));
  return reachedBy(allowed, relativeTo(plan.crop, visible), plan.working);
}

/** More of the result than of what it covers. */
const seenMostly = 128;

/**
 * As `modelMask`, but only where more is seen of the result than of what it covers. In the outer half of the soft edge
 * the picture shows through anyway: it may as well be continued.
 */
export function modelSeen(edge: SoftEdge, plan: CropPlan, source: Size): Planes {
  const seen = { ...edge.alpha, data: edge.alpha.data.map((value) => (value >= seenMostly ? 255 : 0)) };
  return modelMask({ ...edge, allowed: seen, patch: edge.box }, plan, source);
}

/** Where the user's own mask is, as `modelMask`; null where there is none. */
export function modelMarked(edge: SoftEdge, plan: CropPlan, source: Size): Planes | null {
  return edge.marked && modelMask({ ...edge, allowed: edge.marked }, plan, source);
}

/** How strongly each model pixel may change: 1 plane in [0, 1], above 0 exactly where `modelMask` is 1. */
export function modelStrength(edge: SoftEdge, plan: CropPlan, source: Size): Planes {
  const visible = intersect(plan.crop, frameOf<SourceRect>(source));
  const coverage = cutMask(edge.coverage, relativeTo(visible, edge.patch));
  return strongest(coverage, relativeTo(plan.crop, visible), plan.working);
}

/** Almost opaque: what stands there is seen in full. */
const seenInFull = 230;

/** Where a result will be seen in full, at the model's size: 1 plane of 0 and 1; 0 outside the picture. */
export function modelCore(edge: SoftEdge, plan: CropPlan, source: Size): Planes {
  const visible = intersect(plan.crop, frameOf<SourceRect>(source));
  const alpha = cutMask(edge.alpha, relativeTo(visible, edge.box));
  const { width, height, data } = resampleMask(alpha, relativeTo(plan.crop, visible), plan.working);
  const isInside = (x: number, y: number): boolean => {
    const column = plan.crop.x + ((x + 0.5) * plan.crop.width) / width;
    const row = plan.crop.y + ((y + 0.5) * plan.crop.height) / height;
    return column >= 0 && row >= 0 && column < source.width && row < source.height;
  };
  return {
    width,
    height,
    channels: 1,
    data: Float32Array.from(data, (value, i) =>
      value >= seenInFull && isInside(i % width, Math.floor(i / width)) ? 1 : 0,
    ),
  };
}

/**
 * Coverage grown by a disk of `radius` pixels: for coverage 0 and 255 only the exact Euclidean dilation; soft coverage
 * is carried outwards between three levels, and never lowered.
 */
export function grownCoverage(mask: Mask, radius: number): Mask {
  if (radius < 1 || !mask.data.includes(0)) return mask;
  const levels = isBinary(mask) ? [1] : [1, 128, 255];
  const distances = levels.map((level) => squaredDistances(atLeast(mask, level), mask, radius));
  const data = new Uint8Array(mask.data.length);
  const limit = radius * radius;
  for (let i = 0; i < data.length; i++) {
    if (squared(distances, 0, i) > limit) continue;
    // Full coverage cannot rise: most of a mask is settled here.
    const isFull = mask.data[i] === 255 || levels.length === 1;
    data[i] = isFull ? 255 : Math.max(mask.data[i], between(levels, distances, i, radius));
  }
  return { width: mask.width, height: mask.height, data };
}

/** The highest level reached within `radius` of pixel `i`, and its share of the way to the next. */
function between(levels: readonly number[], distances: readonly Int32Array[], i: number, radius: number): number {
  let reached = 0;
  while (reached + 1 < levels.length && squared(distances, reached + 1, i) <= radius * radius) reached++;
  const level = levels[reached];
  const next = levels[reached + 1];
  if (next === undefined) return level;
  const here = Math.sqrt(squared(distances, reached, i));
  const there = Math.sqrt(squared(distances, reached + 1, i));
  return Math.round(level + ((next - level) * (radius - here)) / (there - here));
}

function squared(distances: readonly Int32Array[], level: number, i: number): number {
  return (distances[level] as Int32Array)[i] as number;
}

/**
 * Coverage lowered towards its outside: times a smooth ramp that is 1 from `feather` pixels inside on, or from the
 * deepest pixel's distance on, if that is less: a thin stroke under a wide soft edge must not vanish.
 */
export function featherInward(mask: Mask, feather: number): Mask {
  if (feather <= 1 || !mask.data.includes(0)) return mask;
  const isOutside = new Uint8Array(mask.data.length);
  for (let i = 0; i < isOutside.length; i++) isOutside[i] = mask.data[i] === 0 ? 1 : 0;
  const distances = squaredDistances(isOutside, mask, feather);
  const data = mask.data.slice();
  let deepest = 0;
  for (let i = 0; i < distances.length; i++) deepest = Math.max(deepest, distances[i]);
  const limit = Math.min(feather * feather, deepest);
  const reach = Math.sqrt(limit);
  for (let i = 0; i < data.length; i++) {
    const distance = distances[i];
    if (distance >= limit) continue;
    const ramp = Math.sqrt(distance) / reach;
    data[i] = Math.round(data[i] * ramp * ramp * (3 - 2 * ramp));
  }
  return { width: mask.width, height: mask.height, data };
}

function isBinary(mask: Mask): boolean {
  for (let i = 0; i < mask.data.length; i++) {
    const value = mask.data[i];
    if (value !== 0 && value !== 255) return false;
  }
  return true;
}

function atLeast(mask: Mask, level: number): Uint8Array {
  const reached = new Uint8Array(mask.data.length);
  for (let i = 0; i < reached.length; i++) reached[i] = mask.data[i] >= level ? 1 : 0;
  return reached;
}

function binary(mask: Mask): Mask {
  return { ...mask, data: mask.data.map((value) => (value === 0 ? 0 : 255)) };
}
