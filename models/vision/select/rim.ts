/**
 * The rim of a selection at the picture's own scale: near the rough cut each pixel is as far inside as its colour lies
 * between the colours further in and further out (as in early matting: Ruzon and Tomasi 2000), so that hair and soft
 * edges come out soft.
 */
import { frameOf, intersect, outset, type Rect, roundOut, type Size } from "../../image/geometry";
import { maskBounds, uniformMask } from "../../image/mask";
import type { Mask, Raster } from "../../image/raster";
import { boxMean } from "../../image/window";

/** Half the width of the band that is worked out anew, in working pixels; at least so many of the picture's own. */
const band = 2;
const leastBand = 2;
/** Squared byte distance of the two colours at which colour and rough cut count alike. */
const alike = 900;

/** A cut at working size and the part of the picture that it covers (pixels of the picture). */
export interface RoughCut {
  /** 1 = selected, of each working pixel. */
  readonly label: Uint8Array;
  readonly size: Size;
  readonly region: Rect;
}

/** The soft mask of the picture's size; outside the cut's region nothing is selected. */
export function softRim(picture: Raster, cut: RoughCut): Mask {
  const { label, size, region } = cut;
  const mask = uniformMask(picture);
  const found = maskBounds({ ...size, data: Uint8Array.from(label) });
  if (found.width === 0) return mask;
  const scale = region.width / size.width;
  const reach = Math.max(leastBand, Math.ceil(band * scale));
  const around: Rect = {
    x: region.x + found.x * scale,
    y: region.y + found.y * scale,
    width: found.width * scale,
    height: found.height * scale,
  };
  const box = intersect(roundOut(outset(around, 4 * reach)), frameOf(picture));
  const alpha = matted(picture, box, enlarged(cut, box, scale), reach);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const value = Math.round(255 * alpha[y * box.width + x]);
      mask.data[(box.y + y) * picture.width + box.x + x] = value;
    }
  }
  return mask;
}

/** The cut of the picture's pixels inside the box, from 0 to 1. Beyond the region its edge goes on. */
function enlarged({ label, size, region }: RoughCut, box: Rect, scale: number): Float32Array<ArrayBuffer> {
  const { width, height } = size;
  const out = new Float32Array(box.width * box.height);
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  for (let y = 0; y < box.height; y++) {
    const v = clamp((box.y + y + 0.5 - region.y) / scale - 0.5, height - 1);
    const top = Math.floor(v);
    const under = Math.min(height - 1, top + 1);
    for (let x = 0; x < box.width; x++) {
      const u = clamp((box.x + x + 0.5 - region.x) / scale - 0.5, width - 1);
      const left = Math.floor(u);
      const right = Math.min(width - 1, left + 1);
      const along = (row: number): number => {
        const a = label[row * width + left];
        return a + (label[row * width + right] - a) * (u - left);
      };
      const a = along(top);
      out[y * box.width + x] = a + (along(under) - a) * (v - top);
    }
  }
  // Twice, so that the stairs of the rough cut become a slope without corners.
  const stair = scale > 1 ? Math.round(0.7 * scale) : 0;
  return stair > 0 ? boxMean(boxMean(out, box, stair), box, stair) : out;
}

function matted(picture: Raster, box: Rect, inside: Float32Array, reach: number): Float32Array {
  const size: Size = { width: box.width, height: box.height };
  const hard = inside.map((value) => (value > 0.5 ? 1 : 0));
  const near = boxMean(hard, size, reach);
  const [ours, theirs] = [1, 0].map((side) => sides(picture, box, near, side, 3 * reach)) as [Side, Side];
  const alpha = new Float32Array(inside.length);
  for (let i = 0; i < alpha.length; i++) {
    const value = near[i];
    // Far from the cut all neighbours agree.
    if (value < 0.001 || value > 0.999) {
      alpha[i] = value < 0.5 ? 0 : 1;
      continue;
    }
    const rough = steep(inside[i]);
    // Towards the band's edges colour counts less and less, so that the band itself never shows.
    const off = 2 * value - 1;
    const [byColour, trust] = between(picture, box, i, ours, theirs);
    alpha[i] = rough + (byColour - rough) * trust * (1 - off * off);
  }
  return alpha;
}

interface Side {
  /** How many sure pixels are near, 0 to 1. */
  readonly share: Float32Array;
  /** Their mean colour times `share`. */
  readonly colour: readonly Float32Array[];
}

/** Mean colours of what surely lies on one side, near each pixel. */
function sides(picture: Raster, box: Rect, near: Float32Array, side: number, radius: number): Side {
  const size: Size = { width: box.width, height: box.height };
  const isSure = near.map((value) => ((side === 1 ? value > 0.999 : value < 0.001) ? 1 : 0));
  const colour = [0, 1, 2].map((c) => {
    const values = new Float32Array(isSure.length);
    for (let i = 0; i < values.length; i++) {
      if (isSure[i] === 1) values[i] = picture.data[pixelOf(picture, box, i) + c];
    }
    return boxMean(values, size, radius);
  });
  return { share: boxMean(isSure, size, radius), colour };
}

function pixelOf(picture: Size, box: Rect, i: number): number {
  return ((box.y + Math.floor(i / box.width)) * picture.width + box.x + (i % box.width)) * 4;
}

/** The blurred cut made steeper: it stands for an edge about a pixel wide. */
function steep(value: number): number {
  return Math.min(1, Math.max(0, (value - 0.5) * 2 + 0.5));
}

/** How far a colour lies towards our side, and how much that is to be trusted; both 0 to 1. */
function between(picture: Raster, box: Rect, i: number, ours: Side, theirs: Side): readonly [number, number] {
  const [a, b] = [ours.share[i], theirs.share[i]];
  if (a < 0.004 || b < 0.004) return [0, 0];
  const at = pixelOf(picture, box, i);
  let apart = 0;
  let along = 0;
  for (let c = 0; c < 3; c++) {
    const outer = theirs.colour[c]?.[i] / b;
    const inner = ours.colour[c]?.[i] / a;
    apart += (inner - outer) * (inner - outer);
    along += (picture.data[at + c] - outer) * (inner - outer);
  }
  return [apart > 0 ? Math.min(1, Math.max(0, along / apart)) : 0, apart / (apart + alike)];
}
