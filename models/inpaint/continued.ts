/**
 * A region filled with what lies around it: pieces of the surroundings, so that textures and lines go on, corrected
 * smoothly until they meet the edge exactly (Pérez, Gangnet & Blake 2003, seamless cloning). Pieces found by chance are
 * believed where another chance finds the like; where the two differ, their broad part is a guess, and the mean of both
 * and of the smooth filling is nearer to the truth. Where the pieces differ from the smooth filling by a shade
 * only, the smooth one gives the shade: skies and walls stay even.
 */

import { blurred } from "../image/blur";
import { membrane } from "../image/membrane";
import type { Planes } from "../image/raster";
import { resamplePlanes } from "../image/resample";
import { exemplarFill } from "./exemplar/fill";

/** A broad difference of this much (of 2) is a shade, of so much a thing: evened out fully, and not at all. */
const [shade, thing] = [0.08, 0.3];
/** Pieces that differ from the smooth filling by no more than this (root mean square, of 2) are as smooth; by so much, textured. */
const [plain, textured] = [0.04, 0.1];
/** How broad a shade is at least: share of the picture's side. */
const broad = 0.02;
/** Fillings that differ by so much (of 2) are believed by a third. */
const doubt = 0.1;
/** Where they differ: the smooth filling's share in the broad part, and how much of the pieces' detail is kept. */
const [evened, kept] = [0.6, 0.7];

/**
 * @param picture any planes
 * @param mask 1 plane, 1 = fill
 * @param seed unsigned 32-bit integer; others find other pieces
 * @returns the picture, exactly, where the mask is 0
 */
export function continued(picture: Planes, mask: Planes, seed = 0): Planes {
  const smooth = membrane(picture, mask);
  const pieces = piecedTogether(picture, smooth, mask, seed);
  if (pieces === null) return smooth;
  const count = mask.data.length;
  const reach = Math.max(1, Math.round(broad * Math.max(picture.width, picture.height)));
  const other = otherPieces(picture, smooth, mask, (seed + 1) >>> 0) ?? pieces;
  const [own, others, even] = [blurred(pieces, reach), blurred(other, reach), blurred(smooth, reach)];
  const apart = blurred(distance(pieces, other, mask), reach);
  const energy = blurred(squared(smooth, pieces, mask), reach);
  const data = picture.data.slice();
  for (let i = 0; i < count; i++) {
    if (mask.data[i] === 0) continue;
    let [most, rough] = [0, 0];
    for (let at = i; at < data.length; at += count) {
      most = Math.max(most, Math.abs(own.data[at] - even.data[at]));
      rough = Math.max(rough, energy.data[at]);
    }
    const belief = Math.exp(-((apart.data[i] / doubt) ** 2));
    const share = 1 - ramp(most, shade, thing);
    const texture = ramp(Math.sqrt(rough), plain, textured);
    for (let at = i; at < data.length; at += count) {
      const [believed, flat] = [own.data[at], even.data[at]];
      const mean = (believed + others.data[at]) / 2;
      const guess = mix(mix(mean, flat, evened), believed, belief);
      const detail = mix(kept, 1, belief) * (pieces.data[at] - believed);
      const value = mix(guess, flat, share) + detail;
      data[at] = Math.min(1, Math.max(-1, mix(smooth.data[at], value, texture)));
    }
  }
  return { ...picture, data };
}

/** Pieces that meet the edge; the picture itself where the mask is 0. Null where there are none. */
function piecedTogether(picture: Planes, smooth: Planes, mask: Planes, seed: number): Planes | null {
  const pieces = exemplarFill(smooth, mask, seed);
  if (pieces === null) return null;
  const correction = membrane({ ...picture, data: minus(picture, pieces) }, mask);
  return { ...pieces, data: pieces.data.map((value, i) => value + correction.data[i]) };
}

/** What another chance finds, at half the size: its broad part is all that counts. Null where no pieces are known. */
function otherPieces(picture: Planes, smooth: Planes, mask: Planes, seed: number): Planes | null {
  const size = { width: Math.ceil(picture.width / 2), height: Math.ceil(picture.height / 2) };
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  const hole = resamplePlanes(mask, whole, size);
  const open = { ...hole, data: hole.data.map((value) => (value > 0 ? 1 : 0)) };
  const small = resamplePlanes(smooth, whole, size);
  const pieces = piecedTogether(small, small, open, seed);
  return pieces && resamplePlanes(pieces, { x: 0, y: 0, ...size }, picture);
}

/** 1 plane: how far two fillings lie apart, in the channel where they do most. */
function distance(a: Planes, b: Planes, mask: Planes): Planes {
  const count = mask.data.length;
  const data = Float32Array.from(mask.data, (open, i) => {
    let most = 0;
    for (let at = i; open !== 0 && at < a.data.length; at += count) {
      most = Math.max(most, Math.abs(a.data[at] - b.data[at]));
    }
    return most;
  });
  return { ...mask, data };
}

function squared(a: Planes, b: Planes, mask: Planes): Planes {
  const count = mask.data.length;
  const apart = minus(a, b).map((value, i) => (mask.data[i % count] === 0 ? 0 : value * value));
  return { ...a, data: apart };
}

function minus(a: Planes, b: Planes): Float32Array<ArrayBuffer> {
  return a.data.map((value, i) => value - b.data[i]);
}

/** 0 up to `from`, 1 from `to` on, straight between. */
function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

function mix(from: number, to: number, share: number): number {
  return from + share * (to - from);
}
