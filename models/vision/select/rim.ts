/**
 * The rim of a selection at the picture's own scale: near the rough cut each pixel is as far inside as its colour lies
 * between the colours further in and further out (as in early matting: Ruzon and Tomasi 2000), so that hair and soft
 * edges come out soft.
 */
import { intersect, outset, type Rect, roundOut, type Size } from "../../image/geometry";
import { maskBounds, uniformMask } from "../../image/mask";
import type { Mask, Raster } from "../../image/raster";
import { boxMean } from "../../image/window";
import { stretched } from "./prepared";

/** Half the width of the band that is worked out anew, in working pixels; at least this many of the picture's own. */
const band = 2;
const leastBand = 2;
/** Squared byte distance of the two colours at which colour and rough cut count alike. */
const alike = 900;

/** @param label 1 = selected, of each working pixel */
export function softRim(picture: Raster, label: Uint8Array, work: Size): Mask {
  const mask = uniformMask(picture);
  const rough: Mask = { ...work, data: Uint8Array.from(label, (value) => value * 255) };
  const found = maskBounds(rough);
  if (found.width === 0) return mask;
  const scale = picture.width / work.width;
  const reach = Math.max(leastBand, Math.ceil(band * scale));
  const around: Rect = { x: found.x * scale, y: found.y * scale, width: found.width * scale, height: found.height * scale };
  const frame = { x: 0, y: 0, width: picture.width, height: picture.height };
  const box = intersect(roundOut(outset(around, 4 * reach)), frame);
  const inside = stretchedInto(label, work, picture, box);
  const alpha = matted(picture, box, inside, reach);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const value = Math.round(255 * (alpha[y * box.width + x] as number));
      mask.data[(box.y + y) * picture.width + box.x + x] = value;
    }
  }
  return mask;
}

/** The label of the picture's pixels inside the box, from 0 to 1, its stairs smoothed. */
function stretchedInto(label: Uint8Array, work: Size, picture: Size, box: Rect): Float32Array<ArrayBuffer> {
  const plane = { width: work.width, height: work.height, channels: 1, data: Float32Array.from(label) };
  const whole = stretched(plane, picture);
  const cut = new Float32Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.y + y) * picture.width + box.x;
    cut.set(whole.subarray(from, from + box.width), y * box.width);
  }
  const stair = Math.floor(picture.width / work.width / 2);
  return stair > 0 ? boxMean(cut, box, stair) : cut;
}

function matted(picture: Raster, box: Rect, inside: Float32Array, reach: number): Float32Array {
  const size: Size = { width: box.width, height: box.height };
  const near = boxMean(Float32Array.from(inside, (value) => (value > 0.5 ? 1 : 0)), size, reach);
  const [ours, theirs] = [1, 0].map((side) => sides(picture, box, near, side, 3 * reach)) as [Side, Side];
  const alpha = new Float32Array(inside.length);
  for (let i = 0; i < alpha.length; i++) {
    const value = near[i] as number;
    // Far from the cut all neighbours agree.
    if (value < 0.001 || value > 0.999) {
      alpha[i] = value < 0.5 ? 0 : 1;
      continue;
    }
    alpha[i] = between(picture, box, i, ours, theirs, steep(inside[i] as number));
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
  const isSure = Float32Array.from(near, (value) => ((side === 1 ? value > 0.999 : value < 0.001) ? 1 : 0));
  const colour = [0, 1, 2].map((c) => {
    const values = new Float32Array(isSure.length);
    for (let i = 0; i < values.length; i++) {
      if (isSure[i] === 1) values[i] = picture.data[pixelOf(picture, box, i) + c] as number;
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

function between(picture: Raster, box: Rect, i: number, ours: Side, theirs: Side, rough: number): number {
  const [a, b] = [ours.share[i] as number, theirs.share[i] as number];
  if (a < 0.004 || b < 0.004) return rough;
  const at = pixelOf(picture, box, i);
  let apart = 0;
  let along = 0;
  for (let c = 0; c < 3; c++) {
    const outer = (theirs.colour[c]?.[i] as number) / b;
    const inner = (ours.colour[c]?.[i] as number) / a;
    apart += (inner - outer) * (inner - outer);
    along += ((picture.data[at + c] as number) - outer) * (inner - outer);
  }
  const trust = apart / (apart + alike);
  const byColour = Math.min(1, Math.max(0, apart > 0 ? along / apart : rough));
  return rough + (byColour - rough) * trust;
}
