/** Where a reference standing in the picture as it is shows at all: everything else stays the picture's own. */
import type { Planes } from "../../image/raster";

export interface Reveal {
  /** 1 plane, 1 = may change: what the start changed and two model pixels around it, inside the region's mask. */
  readonly mask: Planes;
  /** 1 plane, 0 to 1: how much of the painted picture is seen; 1 on what the start changed, 0 where `mask` is 0. */
  readonly share: Planes;
}

/** A smaller change than this, in [-1, 1], is rounding and not a shadow's rim. */
const least = 0.02;

/**
 * @param start 3 planes, the source with a reference and its shadow drawn in
 * @param source 3 planes
 * @param region 1 plane, 1 = may change
 * @returns null if the start changes nothing
 */
export function revealOf(start: Planes, source: Planes, region: Planes): Reveal | null {
  const count = region.data.length;
  const touched = new Float32Array(count);
  let any = false;
  for (let i = 0; i < 3 * count; i++) {
    if (Math.abs(start.data[i] - source.data[i]) < least) continue;
    touched[i % count] = 1;
    any = true;
  }
  if (!any) return null;
  const near = spread(touched, region, Math.max);
  const far = spread(near, region, Math.max);
  // The mean of nine falls to 0 exactly where `far` does.
  const soft = spread(near, region, (sum, value) => sum + value).map((sum) => sum / 9);
  const share = soft.map((value, i) => Math.max(touched[i], value) * region.data[i]);
  return { mask: { ...region, data: within(far, region) }, share: { ...region, data: share } };
}

/** Folds each pixel's 3 × 3 neighbourhood; outside the picture there is nothing. */
function spread(
  values: Float32Array<ArrayBuffer>,
  { width, height }: Planes,
  fold: (all: number, value: number) => number,
): Float32Array<ArrayBuffer> {
  const result = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let all = 0;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          all = fold(all, values[v * width + u]);
        }
      }
      result[y * width + x] = all;
    }
  }
  return result;
}

function within(values: Float32Array<ArrayBuffer>, region: Planes): Float32Array<ArrayBuffer> {
  return values.map((value, i) => (region.data[i] === 0 ? 0 : value));
}
