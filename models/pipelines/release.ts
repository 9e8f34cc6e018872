/** What a step may change where that depends on the noise level: soft masks and progressive mask shrinking. */
import type { Planes } from "../image/raster";

/**
 * Differential diffusion (Levin & Fried 2023): a pixel of strength c is released when the noise has fallen to c times
 * the level painting starts from, so that a run starts there from what the pixel was, as at strength c.
 *
 * @param strengths 1 plane in [0, 1]
 * @param start the level of the first step
 * @returns 1 plane of 0 and 1
 */
export function releasedAt(strengths: Planes, time: number, start: number): Planes {
  // Strengths are bytes; half of one decides ties, and full strength is released from the first step on.
  const least = time / start - 0.5 / 255;
  return { ...strengths, data: strengths.data.map((value) => (value > 0 && value >= least ? 1 : 0)) };
}

/**
 * Progressive mask shrinking (Avrahami, Fried & Lischinski 2023, section 4.3): so that thin masks get a say at high noise,
 * painting starts with the mask grown by `rounds` pixels and ends with the mask itself, over equal parts of the steps.
 *
 * @param index of the step, from 0
 * @param of how many steps there are
 * @returns by how many pixels the mask is grown in this step
 */
export function growthAt(rounds: number, index: number, of: number): number {
  return Math.max(0, rounds - Math.floor((index * (rounds + 1)) / of));
}

/** The mask grown by squares of side 2·by + 1. */
export function dilated(mask: Planes, by: number): Planes {
  if (by === 0) return mask;
  const { width, height } = mask;
  const wide = new Float32Array(mask.data.length);
  const data = new Float32Array(mask.data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let most = 0;
      for (let u = Math.max(0, x - by); u <= Math.min(width - 1, x + by); u++) {
        most = Math.max(most, mask.data[y * width + u]);
      }
      wide[y * width + x] = most;
    }
  }
  for (let y = 0; y < height; y++) {
    for (let v = Math.max(0, y - by); v <= Math.min(height - 1, y + by); v++) {
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        data[at] = Math.max(data[at], wide[v * width + x]);
      }
    }
  }
  return { ...mask, data };
}
