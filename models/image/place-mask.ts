import { frameOf, intersect, isEmpty, type Rect, roundOut, type Size, type SourceRect } from "./geometry";
import { uniformMask } from "./mask";
import type { Mask } from "./raster";
import { resampleMask } from "./resample";

/**
 * A mask of `size` with `mask` stretched over `box` (pixels of the result, may be fractional and reach outside) and 0
 * elsewhere. Pixels the box covers in part get that part of the coverage, but never less than 1 of 255.
 */
export function placeMask(mask: Mask, box: SourceRect, size: Size): Mask {
  const placed = uniformMask(size);
  const target = intersect(roundOut(box), frameOf<SourceRect>(size));
  if (isEmpty(target) || isEmpty(mask)) return placed;
  const scale = { x: mask.width / box.width, y: mask.height / box.height };
  const region: Rect = {
    x: (target.x - box.x) * scale.x,
    y: (target.y - box.y) * scale.y,
    width: target.width * scale.x,
    height: target.height * scale.y,
  };
  const part = resampleMask(mask, region, target);
  const columns = overlaps(target.x, target.width, box.x, box.x + box.width);
  const rows = overlaps(target.y, target.height, box.y, box.y + box.height);
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      const coverage = part.data[y * target.width + x] as number;
      if (coverage === 0) continue;
      const share = (columns[x] as number) * (rows[y] as number);
      placed.data[(target.y + y) * size.width + target.x + x] = Math.max(1, Math.round(coverage * share));
    }
  }
  return placed;
}

/** The part of each of `count` pixels from `start` on that lies between `low` and `high`. */
function overlaps(start: number, count: number, low: number, high: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) =>
    Math.max(0, Math.min(high, start + i + 1) - Math.max(low, start + i)),
  );
}
