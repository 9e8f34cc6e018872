/**
 * No halo: the edge of a subject is a mixture of it and the old background. Where the mixture can be told, the old
 * background's share is taken out and the new one's put in, so that hair and antialiased rims keep their own light.
 */
import { squaredDistances } from "./distance";
import { frameOf, intersect, outset, relativeTo, type Size, type SourceRect } from "./geometry";
import { cutMask } from "./mask";
import type { Patch } from "./paste-back";
import type { Mask, Raster } from "./raster";

/** Squared distance of two colours (of 3 · 255²) below which a mixture of them cannot be told, nor seen as a halo. */
const alike = 3 * 20 * 20;
/** Shares of the old background smaller than this stay: they are the camera's noise. */
const leastShare = 0.04;
/** A colour farther from the line between both means, as a share of its squared length, is a mixture of other colours. */
const offMost = 0.1;
/** Side of the cells whose mean colours stand for subject and background, in bands. */
const around = 3;

/**
 * @param patch the new background, painted also under the subject's edge
 * @param source the picture it will lie over
 * @param subject coverage of what stays, the source's size
 * @param band how far from the subject's edge it is mixed, source pixels; nothing farther inside is touched
 */
export function decontaminated(patch: Patch, source: Raster, subject: Mask, band: number): Patch {
  if (band < 1) return patch;
  const box = intersect<SourceRect>(outset(patch.patch, Math.ceil(around * band)), frameOf(source));
  const limit = band * band;
  const cut = cutMask(subject, box);
  const isSubject = cut.data.map((value) => (value >= 128 ? 1 : 0));
  const isOpen = cut.data.map((value) => (value < 255 ? 1 : 0));
  const toOpen = squaredDistances(isOpen, cut, band * 2);
  const toSubject = squaredDistances(isSubject, cut, band * 2);
  const beyond = (distances: Int32Array): Uint8Array => Uint8Array.from(distances, (value) => (value > limit ? 1 : 0));
  const inner = colourCells(source, box, beyond(toOpen), band);
  const outer = colourCells(source, box, beyond(toSubject), band);
  const image: Raster = { ...patch.image, data: patch.image.data.slice() };
  const offset = relativeTo<SourceRect>(patch.patch, box);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const at = (y + offset.y) * box.width + x + offset.x;
      const isInside = isSubject[at] === 1;
      if (((isInside ? toOpen[at] : toSubject[at]) as number) > limit) continue;
      const to = 4 * (y * image.width + x);
      if (image.data[to + 3] === 0) continue;
      const from = 4 * ((y + patch.patch.y) * source.width + x + patch.patch.x);
      mix(
        image.data,
        to,
        source.data,
        from,
        inner(x + offset.x, y + offset.y),
        outer(x + offset.x, y + offset.y),
        isInside,
      );
    }
  }
  return { image, patch: patch.patch };
}

type Colour = readonly [number, number, number];

/** Mean colours of marked pixels around a place: by cells, then over 3 × 3 of them; null where there are none. */
function colourCells(
  source: Raster,
  box: SourceRect,
  isMarked: Uint8Array,
  band: number,
): (x: number, y: number) => Colour | null {
  const side = Math.max(2, Math.ceil(around * band * 0.67));
  const size: Size = { width: Math.ceil(box.width / side), height: Math.ceil(box.height / side) };
  const sums = new Float64Array(4 * size.width * size.height);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      if (isMarked[y * box.width + x] === 0) continue;
      const cell = 4 * (Math.floor(y / side) * size.width + Math.floor(x / side));
      const from = 4 * ((y + box.y) * source.width + x + box.x);
      for (let channel = 0; channel < 3; channel++) {
        sums[cell + channel] = sums[cell + channel] + source.data[from + channel];
      }
      sums[cell + 3] = sums[cell + 3] + 1;
    }
  }
  return (x, y) => {
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    const total = [0, 0, 0, 0];
    for (let v = Math.max(0, row - 1); v <= Math.min(size.height - 1, row + 1); v++) {
      for (let u = Math.max(0, column - 1); u <= Math.min(size.width - 1, column + 1); u++) {
        for (let i = 0; i < 4; i++) total[i] = total[i] + sums[4 * (v * size.width + u) + i];
      }
    }
    const [red, green, blue, count] = total as [number, number, number, number];
    return count === 0 ? null : [red / count, green / count, blue / count];
  };
}

/**
 * colour = share·subject + (1 − share)·old background, solved for the share by least squares; then the old background is
 * replaced by what was painted. Inside the subject a colour that is all subject, or no mixture at all, stays as it was;
 * outside, the latter is what was painted.
 */
function mix(
  painted: Uint8ClampedArray,
  to: number,
  source: Uint8ClampedArray,
  from: number,
  inner: Colour | null,
  outer: Colour | null,
  isInside: boolean,
): void {
  if (inner === null || outer === null) return;
  let along = 0;
  let length = 0;
  for (let channel = 0; channel < 3; channel++) {
    const apart = inner[channel] - outer[channel];
    along += (source[from + channel] - outer[channel]) * apart;
    length += apart * apart;
  }
  if (length < alike) {
    // Old and new edge cannot be told apart: the subject keeps its own pixels.
    if (isInside) painted.fill(0, to, to + 4);
    return;
  }
  const guess = 1 - Math.min(1, Math.max(0, along / length));
  let off = 0;
  for (let channel = 0; channel < 3; channel++) {
    const mixture = (1 - guess) * inner[channel] + guess * outer[channel];
    off += (source[from + channel] - mixture) ** 2;
  }
  // The farther off, the more the mask alone decides.
  const trust = Math.min(1, Math.max(0, 2 - off / Math.max(alike, offMost * length)));
  const share = trust * guess + (isInside ? 0 : 1 - trust);
  if (isInside && share < leastShare) {
    painted.fill(0, to, to + 4);
    return;
  }
  if (!isInside && share > 1 - leastShare) return;
  for (let channel = 0; channel < 3; channel++) {
    // What is no mixture of the two means is the subject's and the old background's own texture: only the former stays.
    const apart = inner[channel] - outer[channel];
    const own = Math.min(255, Math.max(0, source[from + channel] + share * apart));
    painted[to + channel] = Math.round((1 - share) * own + share * painted[to + channel]);
  }
  painted[to + 3] = 255;
}
