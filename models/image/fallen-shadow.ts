/**
 * The shadow a marked thing throws: pixels beside the mask that are darker than the ground around them but of its colour.
 * When in doubt nothing is found: a shadow that stays is a smaller harm than a wall that goes. Nothing farther from the
 * mask than its own longer side is ever taken, and a patch that goes on beyond that is no shadow (see `isCastShadow`).
 */
import { linearOfByte } from "./color";
import { squaredDistances } from "./distance";
import { frameOf, intersect, outset, roundOut, type Size, type SourceRect } from "./geometry";
import { cutMask, maskBounds, uniformMask } from "./mask";
import { resizePicture } from "./picture";
import type { Mask, Raster } from "./raster";
import { reachedBy } from "./reach";
import { type Ground, isCastShadow } from "./shadow-evidence";
import { boxMean, closing } from "./window";

/** Shadows are looked for at this size: they have no fine detail, and texture is averaged away. */
const longestSide = 160;
/** How far from the mask a shadow may lie, in its longer sides; and how much is looked at, so that its ground is seen. */
const [reach, seen] = [1, 1.3];
/** Share of the ground's light that is left in a shadow, at most and at least; darker is a thing of its own. */
const [mostLight, leastLight] = [0.82, 0.08];
/** How far a shadow's hue may be from the ground's, as the sum of differences of r and g in r + g + b = 1. */
const mostHue = 0.07;
/** Too dark for a shadow, and how much of such a thing's soft rim a shadow may be. */
const [black, mostRim] = [2, 0.2];
/** Of the marked area; and the share of a shadow's pixels at the end of what is looked at. */
const [largest, mostRunningOn] = [1.2, 0.03];

/**
 * The mask with the shadow in full coverage; the mask itself where none is found.
 * @param mask the source's size; what is added lies within its longer side of it
 */
export function withShadow(source: Raster, mask: Mask): Mask {
  const bounds = maskBounds(mask);
  if (bounds.width === 0) return mask;
  const longer = Math.max(bounds.width, bounds.height);
  const window = intersect<SourceRect>(roundOut(outset(bounds, Math.max(12, seen * longer))), frameOf(source));
  const scale = Math.min(1, longestSide / Math.max(window.width, window.height));
  const size = {
    width: Math.max(1, Math.round(window.width * scale)),
    height: Math.max(1, Math.round(window.height * scale)),
  };
  const marked = reachedBy(mask, window, size).data;
  const detail = fineTexture(source, window, size);
  const shadow = shadowIn(resizePicture(source, size, window), marked, detail, reach * longer * scale);
  if (shadow === null) return mask;
  return stamped(mask, shadow, size, window, Math.floor(reach * longer));
}

/** 1 where the shadow is; null where there is none. */
function shadowIn(small: Raster, marked: Float32Array, detail: Float32Array, farthest: number): Uint8Array | null {
  const size = { width: small.width, height: small.height };
  const { light, red, green, channels } = ground(small);
  const open = light.map((value, i) => (marked[i] === 0 ? value : 0));
  const lit = closing(open, size, Math.round(Math.max(size.width, size.height) / 5));
  const share = light.map((value, i) => value / Math.max(1e-4, lit[i]));
  const isKnown = (i: number): boolean => marked[i] === 0;
  const shares = [...share].filter((_, i) => isKnown(i)).sort((a, b) => a - b);
  if (shares.length < 50) return null;
  // Texture keeps even lit ground below the brightest around it.
  const usual = shares[Math.floor(0.6 * shares.length)];
  const isLit = share.map((value, i) => (isKnown(i) && value >= 0.9 * usual ? 1 : 0));
  const isOpen = Uint8Array.from(share, (value, i) => (isKnown(i) && value > mostLight * usual ? 1 : 0));
  const facts = { size, light, channels, detail, isLit: isOpen, marked, reach: farthest };
  const radius = Math.round(Math.max(size.width, size.height) / 4);
  const around = boxMean(isLit, size, radius);
  const meanOf = (values: Float32Array): Float32Array =>
    boxMean(
      values.map((value, i) => value * isLit[i]),
      size,
      radius,
    ).map((sum, i) => sum / Math.max(1e-6, around[i]));
  const [litRed, litGreen] = [meanOf(red), meanOf(green)];
  const isDark = share.map((value, i) => {
    if (!isKnown(i) || value > mostLight * usual) return 0;
    if (value < leastLight * usual) return black;
    const hue = Math.abs(red[i] - litRed[i]) + Math.abs(green[i] - litGreen[i]);
    return hue <= mostHue ? 1 : 0;
  });
  return touching(isDark, facts);
}

/** Light and hue of each pixel, a little blurred. */
function ground(small: Raster) {
  const count = small.width * small.height;
  const planes = [0, 1, 2].map((channel) =>
    boxMean(
      Float32Array.from({ length: count }, (_, i) => linearOfByte[small.data[4 * i + channel]]),
      small,
      1,
    ),
  );
  const at = (channel: number, i: number): number => (planes[channel] as Float32Array)[i] as number;
  const light = Float32Array.from(
    { length: count },
    (_, i) => 0.2126 * at(0, i) + 0.7152 * at(1, i) + 0.0722 * at(2, i),
  );
  const part = (channel: number): Float32Array =>
    Float32Array.from({ length: count }, (_, i) => at(channel, i) / Math.max(1e-4, at(0, i) + at(1, i) + at(2, i)));
  const channels = [planes[0], planes[1], planes[2]] as [Float32Array, Float32Array, Float32Array];
  return { light, red: part(0), green: part(1), channels };
}

/** How much pixels differ from the mean of their neighbours, as a share of the level, averaged over the small pixels. */
function fineTexture({ width, height, data }: Raster, window: SourceRect, size: Size): Float32Array {
  const sums = new Float64Array(size.width * size.height);
  const levels = new Float64Array(sums.length);
  const level = (x: number, y: number): number => {
    const at = 4 * (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x)));
    return 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
  };
  for (let y = 0; y < window.height; y++) {
    const row = Math.floor((y * size.height) / window.height) * size.width;
    for (let x = 0; x < window.width; x++) {
      const to = row + Math.floor((x * size.width) / window.width);
      const [u, v] = [x + window.x, y + window.y];
      const own = level(u, v);
      const beside = (level(u - 1, v) + level(u + 1, v) + level(u, v - 1) + level(u, v + 1)) / 4;
      sums[to] = sums[to] + Math.abs(own - beside);
      levels[to] = levels[to] + own;
    }
  }
  return Float32Array.from(sums, (sum, i) => sum / Math.max(1, levels[i]));
}

/** The dark patches that touch the mask, end before the window does and look like its shadow. */
function touching(isDark: Float32Array, facts: Ground): Uint8Array | null {
  const { marked } = facts;
  const { width, height } = facts.size;
  const found = new Uint8Array(isDark.length);
  const seen = new Uint8Array(isDark.length);
  const area = marked.reduce((sum, value) => sum + value, 0);
  let any = false;
  for (let first = 0; first < isDark.length; first++) {
    if (isDark[first] !== 1 || seen[first] === 1) continue;
    const members = [first];
    seen[first] = 1;
    let contact = 0;
    let running = 0;
    let rim = 0;
    for (let at = 0; at < members.length; at++) {
      const i = members[at];
      const [x, y] = [i % width, Math.floor(i / width)];
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) running++;
      for (const [u, v] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        if (u < 0 || v < 0 || u >= width || v >= height) continue;
        const next = v * width + u;
        if (marked[next] !== 0) contact++;
        else if (isDark[next] === black) rim++;
        else if (isDark[next] === 1 && seen[next] === 0) {
          seen[next] = 1;
          members.push(next);
        }
      }
    }
    const isShadow =
      contact >= 4 &&
      rim < mostRim * members.length &&
      members.length >= 12 &&
      members.length <= largest * area &&
      running <= mostRunningOn * members.length &&
      isCastShadow(members, facts);
    if (!isShadow) continue;
    any = true;
    for (const i of members) found[i] = 1;
  }
  return any ? found : null;
}

/**
 * A shadow's soft rim is wider than what was found dark: three pixels of the small picture more on each side.
 * @param farthest pixels of the picture from the mask
 */
function stamped(mask: Mask, shadow: Uint8Array, size: Size, window: SourceRect, farthest: number): Mask {
  const rim = boxMean(Float32Array.from(shadow), size, 3);
  const marked = cutMask(mask, window);
  const toMask = squaredDistances(
    marked.data.map((value) => (value > 0 ? 1 : 0)),
    window,
    farthest,
  );
  const limit = farthest * farthest;
  const grown = uniformMask(mask);
  grown.data.set(mask.data);
  for (let y = 0; y < window.height; y++) {
    const row = Math.min(size.height - 1, Math.floor(((y + 0.5) * size.height) / window.height)) * size.width;
    for (let x = 0; x < window.width; x++) {
      const column = Math.min(size.width - 1, Math.floor(((x + 0.5) * size.width) / window.width));
      if (rim[row + column] > 0 && toMask[y * window.width + x] <= limit)
        grown.data[(window.y + y) * mask.width + window.x + x] = 255;
    }
  }
  return grown;
}
