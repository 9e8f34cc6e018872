/**
 * Masks as run lengths, row-major over the whole mask. Binary: the first run is "keep" (0 long if it starts with
 * "change"), then they alternate. Soft: each run comes with its coverage.
 */
import type { Size } from "./geometry";
import { uniformMask } from "./mask";
import type { Mask } from "./raster";

/** Run lengths of a mask whose coverage counts from `threshold` (1: any coverage) upwards. */
export function encodeRuns(mask: Mask, threshold = 1): number[] {
  const runs: number[] = [];
  let inside = false;
  let start = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] >= threshold === inside) continue;
    runs.push(i - start);
    start = i;
    inside = !inside;
  }
  runs.push(mask.data.length - start);
  return runs;
}

/** Lengths of pixels of one coverage, and that coverage, 0 to 255. */
export function encodeSoftRuns(mask: Mask): { readonly runs: number[]; readonly levels: number[] } {
  const runs: number[] = [];
  const levels: number[] = [];
  let start = 0;
  for (let i = 1; i <= mask.data.length; i++) {
    if (i < mask.data.length && mask.data[i] === mask.data[start]) continue;
    runs.push(i - start);
    levels.push(mask.data[start]);
    start = i;
  }
  return { runs, levels };
}

/**
 * The mask behind run lengths: coverage 0 and 255 in turn, or each run's own.
 * @throws RangeError unless the runs are whole numbers ≥ 0 that add up to width × height, and every level a byte
 */
export function decodeRuns(runs: readonly number[], size: Size, levels?: readonly number[]): Mask {
  if (levels && (levels.length !== runs.length || !levels.every(isByte))) {
    throw new RangeError(`A soft mask needs a coverage from 0 to 255 for each of its ${runs.length} runs.`);
  }
  const mask = uniformMask(size);
  let at = 0;
  runs.forEach((run, index) => {
    if (!Number.isSafeInteger(run) || run < 0 || at + run > mask.data.length) {
      throw new RangeError(`Mask runs do not fit ${size.width} × ${size.height} pixels.`);
    }
    const coverage = levels ? levels[index] : index % 2 === 1 ? 255 : 0;
    if (coverage !== 0) mask.data.fill(coverage, at, at + run);
    at += run;
  });
  if (at !== mask.data.length) {
    throw new RangeError(`Mask runs cover ${at} of ${mask.data.length} pixels.`);
  }
  return mask;
}

function isByte(level: number): boolean {
  return Number.isInteger(level) && level >= 0 && level <= 255;
}
