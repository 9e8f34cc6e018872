/**
 * Whether a dark patch beside a thing is the shadow it throws. A shadow multiplies the ground's light by one number for
 * each channel (Finlayson, Hordley & Drew 2002, "Removing shadows from images"): inside it the ground goes on, as even
 * and as rough as before. A rock, a hedge or a dark corner has a roughness and a spread of its own.
 */
import { squaredDistances } from "./distance";
import type { Size } from "./geometry";
import { boxMean } from "./window";

/** Planes of one small picture. */
export interface Ground {
  readonly size: Size;
  /** Linear light, 0 to 1. */
  readonly light: Float32Array;
  /** Linear red, green and blue, 0 to 1. */
  readonly channels: readonly [Float32Array, Float32Array, Float32Array];
  /** Fine texture as a share of the level it lies on. */
  readonly detail: Float32Array;
  /** 1 where the ground is lit. */
  readonly isLit: Uint8Array;
  /** 1 where the thing is marked. */
  readonly marked: Float32Array;
  /** Pixels from the mask beyond which no shadow may lie. */
  readonly reach: number;
}

/** Share of the places where patch and mask meet that must lie in the lower half of the mask: a shadow starts at the foot. */
const leastFoot = 0.6;
/** Share of a patch that its inside must have: shadows are compact, gaps between leaves are not. */
const leastInside = 0.35;
/** Share of the patch's surroundings that must be lit ground. */
const leastLit = 0.6;
/** Deviation by mean of light: of lit ground that says anything, and by how much that of a shadow may be more. */
const [mostSpread, moreSpread, freeSpread] = [0.3, 1.4, 0.06];
/** By how much a shadow may have more or less texture than the ground; below the free texture both are smooth. */
const [mostTexture, freeTexture] = [2.2, 0.006];
/** By how much the channels' shares may differ: skylight in a shadow is bluer than the sun. */
const mostTint = 1.7;
/** Share of a patch that may lie beyond the reach, and fewest pixels that say anything. */
const [mostBeyond, fewest] = [0.03, 8];
/** The ring that stands for the ground: where it starts, past the soft rim, and how wide it is; small pixels. */
const [pastRim, ringWidth] = [3, 10];

/** @param members the patch's pixels, none of them marked */
export function isCastShadow(members: readonly number[], ground: Ground): boolean {
  const { size, marked, isLit, reach } = ground;
  if (!startsAtFoot(members, ground)) return false;
  const isMarked = Uint8Array.from(marked, (value) => (value > 0 ? 1 : 0));
  const toMask = squaredDistances(isMarked, size, reach);
  const beyond = members.filter((i) => toMask[i] > reach * reach).length;
  if (beyond > mostBeyond * members.length) return false;
  const isMember = new Uint8Array(marked.length);
  for (const i of members) isMember[i] = 1;
  const whole = boxMean(
    Float32Array.from(isMember, (value, i) => value || isMarked[i]),
    size,
    1,
  );
  const inside = members.filter((i) => whole[i] > 0.999);
  if (inside.length < Math.max(fewest, leastInside * members.length)) return false;
  const toPatch = squaredDistances(isMember, size, pastRim + ringWidth);
  const around: number[] = [];
  for (let i = 0; i < marked.length; i++) {
    const away = toPatch[i];
    if (isMarked[i] === 1 || away <= pastRim ** 2 || away > (pastRim + ringWidth) ** 2) continue;
    around.push(i);
  }
  const lit = around.filter((i) => isLit[i] === 1);
  if (lit.length < Math.max(fewest, leastLit * around.length)) return false;
  return isAsEven(inside, lit, ground) && isAsRough(inside, lit, ground) && isOneTint(inside, lit, ground);
}

function startsAtFoot(members: readonly number[], { size: { width, height }, marked }: Ground): boolean {
  let [top, bottom] = [height, 0];
  for (let i = 0; i < marked.length; i++) {
    if (marked[i] === 0) continue;
    const y = Math.floor(i / width);
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  let [contact, atFoot] = [0, 0];
  for (const i of members) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const isMet =
      (x > 0 && marked[i - 1] !== 0) ||
      (x < width - 1 && marked[i + 1] !== 0) ||
      (y > 0 && marked[i - width] !== 0) ||
      (y < height - 1 && marked[i + width] !== 0);
    if (!isMet) continue;
    contact++;
    if (2 * y >= top + bottom) atFoot++;
  }
  return contact > 0 && atFoot >= leastFoot * contact;
}

function isAsEven(inside: readonly number[], lit: readonly number[], { light }: Ground): boolean {
  const own = spread(inside, light);
  const usual = spread(lit, light);
  return usual <= mostSpread && own <= moreSpread * usual + freeSpread;
}

function isAsRough(inside: readonly number[], lit: readonly number[], { detail }: Ground): boolean {
  const [own, usual] = [mean(inside, detail) + freeTexture, mean(lit, detail) + freeTexture];
  return own <= mostTexture * usual && usual <= mostTexture * own;
}

function isOneTint(inside: readonly number[], lit: readonly number[], { channels }: Ground): boolean {
  const left = channels.map((plane) => mean(inside, plane) / Math.max(1e-4, mean(lit, plane)));
  return Math.max(...left) <= mostTint * Math.min(...left);
}

function mean(at: readonly number[], plane: Float32Array): number {
  return at.reduce((sum, i) => sum + plane[i], 0) / at.length;
}

function spread(at: readonly number[], plane: Float32Array): number {
  const middle = mean(at, plane);
  const squares = at.reduce((sum, i) => sum + (plane[i] - middle) ** 2, 0);
  return Math.sqrt(squares / at.length) / Math.max(1e-4, middle);
}
