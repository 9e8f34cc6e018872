/**
 * A hole's pixels taken over from the source one by one, in pieces whose seams show least: each pixel has one place it
 * comes from, neighbours rather come from neighbouring places, and where they do not, both sides look alike (Agarwala et
 * al. 2004, "Interactive digital photomontage", seam cost; labels spread from neighbour to neighbour, as Pritch et al.
 * 2009, "Shift-map image editing", but pixel by pixel and not by graph cuts). Means of many patches blur; copies do not.
 */
import { depth, fine } from "./level";
import type { Scene } from "./scene";
import { extraOf, type Field, matchAt } from "./search";

/** How much a copy should look as the patches voted. */
const faithful = 0.12;
/** What any break between neighbours costs, and one that leads out of what is known. */
const broken = (1.5 * fine) ** 2;
const outside = (60 * fine) ** 2;
/** A step at the hole's rim counts so many times. */
const rim = 2;
/** A share of what the search adds for a pair. */
const added = 0.15;
const rounds = 3;

/** @returns for each pixel of the hole the source pixel it is a copy of; −1 elsewhere. Yields every few rows. */
export function* piecesOf(scene: Scene, field: Field): Generator<void, Int32Array> {
  const { target, source, isUsable, stride } = scene;
  const { width, height, unknown } = target;
  const [voted, from] = [target.pixels, source.pixels];
  const pick = new Int32Array(width * height).fill(-1);
  const holes: number[] = [];
  for (let i = 0; i < unknown.length; i++) {
    if (unknown[i] === 0) continue;
    holes.push(i);
    pick[i] = placeOf(i);
  }
  /** Where the search would take a pixel from. Next to the border of what may be used, the patch's own middle. */
  function placeOf(i: number): number {
    const [x, y] = [i % width, Math.floor(i / width)];
    const match = matchAt(scene, field, x, y);
    if (match >= 0 && isUsable[match] === 1) return match;
    return field.nearest[(y - (y % stride)) * width + x - (x % stride)];
  }
  const stepTo = [1, -1, width, -width];
  const stepFrom = [1, -1, source.width, -source.width];

  function apart(a: Int16Array, i: number, b: Int16Array, j: number): number {
    const p = a[depth * i] - b[depth * j];
    const q = a[depth * i + 1] - b[depth * j + 1];
    const r = a[depth * i + 2] - b[depth * j + 2];
    return p * p + q * q + r * r;
  }

  /** What it costs that pixel `i` is a copy of `j`. */
  function price(i: number, j: number, limit: number): number {
    const x = i % width;
    let sum = faithful * apart(voted, i, from, j);
    sum += added * extraOf(scene, field.usage, i, x, (i - x) / width, j);
    for (let side = 0; side < 4 && sum < limit; side++) {
      if ((side === 0 && x === width - 1) || (side === 1 && x === 0)) continue;
      const next = i + stepTo[side];
      if (next < 0 || next >= pick.length) continue;
      const beside = j + stepFrom[side];
      const isBesideUsable = isUsable[beside] === 1;
      const other = pick[next];
      if (other === beside) continue;
      if (unknown[next] === 0) {
        sum += rim * (isBesideUsable ? apart(voted, next, from, beside) : outside / 8);
        continue;
      }
      sum += broken;
      sum += isBesideUsable ? apart(from, beside, from, other) : outside / 8;
      const back = other - stepFrom[side];
      sum += isUsable[back] === 1 ? apart(from, j, from, back) : outside / 8;
    }
    return sum;
  }

  for (let round = 0; round < 2 * rounds; round++) {
    const isBack = round % 2 === 1;
    for (let k = 0; k < holes.length; k++) {
      const i = holes[isBack ? holes.length - 1 - k : k];
      let best = pick[i];
      let least = price(i, best, Number.POSITIVE_INFINITY);
      const x = i % width;
      for (let side = 0; side < 4; side++) {
        if ((side === 0 && x === width - 1) || (side === 1 && x === 0)) continue;
        const next = i + stepTo[side];
        if (next < 0 || next >= pick.length) continue;
        const other = pick[next];
        if (other < 0) continue;
        const j = other - stepFrom[side];
        if (j === best || isUsable[j] !== 1) continue;
        const found = price(i, j, least);
        if (found < least) {
          least = found;
          best = j;
        }
      }
      pick[i] = best;
      if ((k & 8191) === 8191) yield;
    }
  }
  return pick;
}
