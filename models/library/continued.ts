/**
 * A region filled with what lies around it: pieces of the surroundings, so that textures and lines go on, corrected
 * smoothly until they meet the edge exactly (Pérez, Gangnet & Blake 2003, seamless cloning). Where the pieces differ
 * from the smooth filling by a shade only, the smooth one gives the shade: skies and walls stay even.
 */

import { membrane } from "../image/membrane";
import type { Planes } from "../image/raster";
import { blurred } from "./blur";
import { exemplarFill } from "./exemplar/fill";

/** A broad difference of this much (of 2) is a shade, of so much a thing: evened out fully, and not at all. */
/** A broad difference of this much (of 2) is a shade, of so much a thing: evened out fully, and not at all. */
const [shade, thing] = [0.08, 0.3];
/** Pieces that differ from the smooth filling by no more than this (root mean square, of 2) are as smooth; by so much, textured. */
const [plain, textured] = [0.04, 0.1];
/**
 * Share of what sets the pieces apart from the smooth filling that is kept: on average a little less is nearer to the
 * truth.
 */
const kept = 0.85;
/** How broad a shade is at least: share of the picture's side. */
const broad = 0.02;

/**
 * @param picture any planes
 * @param mask 1 plane, 1 = fill
 * @param seed unsigned 32-bit integer; others find other pieces
 * @returns the picture, exactly, where the mask is 0
 */
export function continued(picture: Planes, mask: Planes, seed = 0): Planes {
  const smooth = membrane(picture, mask);
  const pieces = exemplarFill(smooth, mask, seed);
  if (pieces === null) return smooth;
  const count = mask.data.length;
  const correction = membrane({ ...picture, data: minus(picture, pieces) }, mask);
  const joined = { ...pieces, data: pieces.data.map((value, i) => value + (correction.data[i] as number)) };
  const apart = { ...smooth, data: minus(smooth, joined).map((value, i) => (mask.data[i % count] === 0 ? 0 : value)) };
  const reach = Math.max(1, Math.round(broad * Math.max(picture.width, picture.height)));
  const broadly = blurred(apart, reach);
  const energy = blurred({ ...apart, data: apart.data.map((value) => value * value) }, reach);
  const data = picture.data.slice();
  for (let i = 0; i < count; i++) {
    if (mask.data[i] === 0) continue;
    let [most, all] = [0, 0];
    for (let at = i; at < data.length; at += count) {
      most = Math.max(most, Math.abs(broadly.data[at] as number));
      all = Math.max(all, energy.data[at] as number);
    }
    const share = 1 - ramp(most, shade, thing);
    const trust = kept * ramp(Math.sqrt(all), plain, textured);
    for (let at = i; at < data.length; at += count) {
      const value = (joined.data[at] as number) + share * (broadly.data[at] as number);
      const even = smooth.data[at] as number;
      data[at] = Math.min(1, Math.max(-1, even + trust * (value - even)));
    }
  }
  return { ...picture, data };
}

function minus(a: Planes, b: Planes): Float32Array<ArrayBuffer> {
  return a.data.map((value, i) => value - (b.data[i] as number));
}

/** 0 up to `from`, 1 from `to` on, straight between. */
function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
