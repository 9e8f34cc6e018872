/**
 * Which of the pixels around a marked thing are background for sure. A mask is grown before it is painted, because marks
 * are rough; but where the added rim looks like what lies beyond it and not like the thing, it is the best there is to
 * continue from.
 */
import type { Planes } from "../image/raster";

/** How far colours are compared, share of the frame's side. */
const far = 0.05;
/** Samples on each side of a pixel. */
const samples = 6;
/** Of 2: a colour this near to one beyond the rim is one of its own. */
const alike = 0.08;
/** Otherwise it must be nearer to what lies beyond than to the thing by this factor. */
const nearer = 0.5;

/**
 * @param picture as it is, also under the mask
 * @param hole 1 plane, 1 = will be replaced
 * @param marked 1 plane, 1 = what the user marked; the rim is the hole without it
 * @returns the hole without the rim's clean pixels; one pixel beside an unclean one stays
 */
export function withoutCleanRim(picture: Planes, hole: Planes, marked: Planes): Planes {
  const { width, height } = hole;
  const count = width * height;
  const reach = Math.max(3, Math.round(far * Math.max(width, height)));
  const stride = Math.max(1, Math.floor(reach / samples));
  const apart = (a: number, b: number): number => {
    let most = 0;
    for (let channel = 0; channel < picture.data.length; channel += count) {
      most = Math.max(most, Math.abs(picture.data[channel + a] - picture.data[channel + b]));
    }
    return most;
  };
  const isClean = (i: number): boolean => {
    const [x, y] = [i % width, Math.floor(i / width)];
    let [beyond, thing] = [2, 2];
    for (let v = y - reach; v <= y + reach; v += stride) {
      if (v < 0 || v >= height) continue;
      for (let u = x - reach; u <= x + reach; u += stride) {
        if (u < 0 || u >= width) continue;
        const j = v * width + u;
        if (hole.data[j] === 0) beyond = Math.min(beyond, apart(i, j));
        else if (marked.data[j] !== 0) thing = Math.min(thing, apart(i, j));
      }
    }
    return beyond <= Math.max(alike, nearer * thing);
  };
  const unclean = Uint8Array.from(hole.data, (open, i) => (open !== 0 && marked.data[i] === 0 && !isClean(i) ? 1 : 0));
  const isNear = (i: number): boolean => {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++)
        if (unclean[v * width + u] === 1) return true;
    }
    return false;
  };
  return {
    ...hole,
    data: hole.data.map((open, i) => (open !== 0 && (marked.data[i] !== 0 || isNear(i)) ? 1 : 0)),
  };
}
