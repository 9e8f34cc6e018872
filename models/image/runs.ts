/** Binary masks as run lengths: row-major over the whole mask, the first run is "keep" (0 long if it starts with "change"). */
import type { Size } from "./geometry";
import { uniformMask } from "./mask";
import type { Mask } from "./raster";

/** Run lengths of a mask whose coverage counts from `threshold` (1: any coverage) upwards. */
export function encodeRuns(mask: Mask, threshold = 1): number[] {
  const runs: number[] = [];
  let inside = false;
  let start = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if ((mask.data[i] as number) >= threshold === inside) continue;
    runs.push(i - start);
    start = i;
    inside = !inside;
  }
  runs.push(mask.data.length - start);
  return runs;
}

/**
 * The mask behind run lengths, coverage 0 or 255.
 * @throws RangeError unless the runs are whole numbers ≥ 0 that add up to width × height.
 */
export function decodeRuns(runs: readonly number[], size: Size): Mask {
  const mask = uniformMask(size);
  let at = 0;
  let coverage = 0;
  for (const run of runs) {
    if (!Number.isSafeInteger(run) || run < 0 || at + run > mask.data.length) {
      throw new RangeError(`Mask runs do not fit ${size.width} × ${size.height} pixels.`);
    }
    if (coverage !== 0) mask.data.fill(255, at, at + run);
    at += run;
    coverage = 255 - coverage;
  }
  if (at !== mask.data.length) {
    throw new RangeError(`Mask runs cover ${at} of ${mask.data.length} pixels.`);
  }
  return mask;
}
