/** The seams of a hop: what lies under it shows beside them and fades into what is painted. */
import { frameOf, intersect, relativeTo, type SourceRect } from "../image/geometry";
import type { Hop } from "../image/hops";
import { cutMask, uniformMask } from "../image/mask";
import type { CropPlan } from "../image/plan";
import type { Mask, Planes } from "../image/raster";
import { reachedBy } from "../image/reach";
import type { SoftEdge } from "../image/soft-edge";
import { ramp } from "../inpaint/onward";

/**
 * @param open what of the canvas is not painted yet
 * @returns the hop's soft edge: opaque but for `feather` pixels behind each seam
 */
export function hopEdge(open: Mask, { area, side }: Hop, feather: number): SoftEdge {
  const isAcross = side === "left" || side === "right";
  const alpha = uniformMask(area, 255);
  const reach = Math.min(feather, Math.floor((isAcross ? area.width : area.height) / 2));
  fade(alpha, reach, (x, y) => {
    if (side === "left") return area.width - 1 - x;
    if (side === "right") return x;
    return side === "top" ? area.height - 1 - y : y;
  });
  // A strip's earlier frame ends here: it, too, has a seam.
  const before = isAcross ? { x: area.x, y: area.y - 1 } : { x: area.x - 1, y: area.y };
  if (isPainted(open, before)) {
    fade(alpha, Math.min(feather, Math.floor((isAcross ? area.height : area.width) / 2)), (x, y) => (isAcross ? y : x));
  }
  const allowed = uniformMask(area, 255);
  return { patch: area, allowed, coverage: allowed, marked: null, box: area, alpha };
}

/** What of a frame is not painted yet: 1 plane of the model's size. */
export function hopUnknown(open: Mask, { crop, working }: CropPlan): Planes {
  const visible = intersect<SourceRect>(crop, frameOf(open));
  return reachedBy(cutMask(open, visible), relativeTo(crop, visible), working);
}

function isPainted(open: Mask, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return x >= 0 && y >= 0 && x < open.width && y < open.height && open.data[y * open.width + x] === 0;
}

/** Multiplies coverage by a smooth ramp from the seam (distance 0) to `reach` pixels behind it. */
function fade(alpha: Mask, reach: number, distance: (x: number, y: number) => number): void {
  if (reach < 1) return;
  for (let y = 0; y < alpha.height; y++) {
    for (let x = 0; x < alpha.width; x++) {
      const share = ramp((distance(x, y) + 0.5) / reach);
      if (share < 1) alpha.data[y * alpha.width + x] = Math.round(alpha.data[y * alpha.width + x] * share);
    }
  }
}
