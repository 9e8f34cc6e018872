/** The seams of a hop: what was known goes on mirrored behind them and fades into what is painted. */
import { compositeInto } from "../image/composite";
import { frameOf, intersect, relativeTo, type SourceRect } from "../image/geometry";
import type { Hop } from "../image/hops";
import { cutMask, uniformMask } from "../image/mask";
import { mirrored } from "../image/mirror";
import type { CropPlan } from "../image/plan";
import type { Mask, Planes, Raster } from "../image/raster";
import { reachedBy } from "../image/reach";
import type { SoftEdge } from "../image/soft-edge";

/**
 * Writes the mirrored picture into the canvas where the hop will paint.
 * @param open what of the canvas is not painted yet
 * @returns the hop's soft edge: opaque but for `feather` pixels behind each seam
 */
export function underlaid(canvas: Raster, open: Mask, hop: Hop, feather: number): SoftEdge {
  const { area, side } = hop;
  const isAcross = side === "left" || side === "right";
  const depth = knownDepth(open, hop);
  compositeInto(canvas, mirrored(canvas, area, side, depth), area);
  const alpha = uniformMask(area, 255);
  const reach = Math.min(feather, Math.floor((isAcross ? area.width : area.height) / 2));
  fade(alpha, reach, (x, y) => {
    if (side === "left") return area.width - 1 - x;
    if (side === "right") return x;
    return side === "top" ? area.height - 1 - y : y;
  });
  const before = isAcross ? { x: area.x, y: area.y - 1 } : { x: area.x - 1, y: area.y };
  if (isPainted(open, before)) {
    // A strip's earlier frame ends here: it, too, goes on behind its seam.
    const along = Math.min(feather, Math.floor((isAcross ? area.height : area.width) / 2));
    const zone = isAcross ? { ...area, height: along } : { ...area, width: along };
    if (along > 0)
      compositeInto(canvas, fading(mirrored(canvas, zone, isAcross ? "bottom" : "right", along), isAcross), zone);
    fade(alpha, along, (x, y) => (isAcross ? y : x));
  }
  const allowed = uniformMask(area, 255);
  return { patch: area, allowed, coverage: allowed, box: area, alpha };
}

/** What of a frame is not painted yet: 1 plane of the model's size. */
export function hopUnknown(open: Mask, { crop, working }: CropPlan): Planes {
  const visible = intersect<SourceRect>(crop, frameOf(open));
  return reachedBy(cutMask(open, visible), relativeTo(crop, visible), working);
}

function isPainted(open: Mask, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return x >= 0 && y >= 0 && x < open.width && y < open.height && open.data[y * open.width + x] === 0;
}

/** Pixels known next to the hop, away from it, up to what it needs. */
function knownDepth(open: Mask, { side, area }: Hop): number {
  const [stepX, stepY] = { left: [1, 0], right: [-1, 0], top: [0, 1], bottom: [0, -1] }[side] as [number, number];
  let x = side === "left" ? area.x + area.width : side === "right" ? area.x - 1 : area.x;
  let y = side === "top" ? area.y + area.height : side === "bottom" ? area.y - 1 : area.y;
  let depth = 0;
  const most = Math.max(area.width, area.height);
  for (; depth < most && isPainted(open, { x, y }); depth++) {
    x += stepX;
    y += stepY;
  }
  return Math.max(1, depth);
}

/** Multiplies coverage by a smooth ramp from the seam (distance 0) to `reach` pixels behind it. */
function fade(alpha: Mask, reach: number, distance: (x: number, y: number) => number): void {
  if (reach < 1) return;
  for (let y = 0; y < alpha.height; y++) {
    for (let x = 0; x < alpha.width; x++) {
      const share = ramp((distance(x, y) + 0.5) / reach);
      if (share < 1) alpha.data[y * alpha.width + x] = Math.round((alpha.data[y * alpha.width + x] as number) * share);
    }
  }
}

/** Opaque at its first row or column, gone at its last. */
function fading(zone: Raster, isDown: boolean): Raster {
  const data = zone.data.slice();
  for (let i = 0; i < zone.width * zone.height; i++) {
    const at = isDown ? Math.floor(i / zone.width) : i % zone.width;
    data[4 * i + 3] = Math.round(
      (data[4 * i + 3] as number) * (1 - ramp((at + 0.5) / (isDown ? zone.height : zone.width))),
    );
  }
  return { ...zone, data };
}

function ramp(share: number): number {
  const at = Math.min(1, Math.max(0, share));
  return at * at * (3 - 2 * at);
}
