/** Generated model pictures back to patches at the source's resolution. */
import { isEmpty, type Rect, relativeTo, type Size, type SourceRect } from "./geometry";
import { cutMask, maskBounds } from "./mask";
import type { CropPlan } from "./plan";
import type { Mask, Planes, Raster } from "./raster";
import { resampleMask, resamplePlaneRows, resamplePlanes } from "./resample";
import type { SoftEdge } from "./soft-edge";

export interface Patch {
  /** Straight alpha; where alpha is 0 the colours are 0 too. */
  readonly image: Raster;
  /** Where it lies in the source. */
  readonly patch: SourceRect;
}

/**
 * The part of a generated picture that may be seen, at the source's resolution: exactly the box where the soft edge's
 * alpha is above 0.
 *
 * @param generated 3 planes in [-1, 1], the plan's working size; values outside are clamped
 */
export function pasteBack(generated: Planes, plan: CropPlan, edge: Pick<SoftEdge, "box" | "alpha">): Patch {
  const region = modelRegion(edge.box, plan);
  return { image: visiblePart(generated, region, edge.alpha), patch: edge.box };
}

/** What a transparent pixel is taken for, as everywhere a model looks. */
const grey = 128;

/**
 * As `pasteBack`, but of a picture that is finished at the source's own resolution.
 *
 * @param ground the source's size
 * @param change 3 planes over the plan's crop, of any size: what is added to it, on the scale of 2
 */
export function pasteGround(
  ground: Raster,
  change: Planes,
  plan: CropPlan,
  { box, alpha }: Pick<SoftEdge, "box" | "alpha">,
): Patch {
  const region = modelRegion(box, { ...plan, working: change });
  const { width, height } = alpha;
  const data = new Uint8ClampedArray(4 * width * height);
  resamplePlaneRows(change, region, alpha, (y, line) => {
    for (let x = 0; x < width; x++) {
      const opacity = alpha.data[y * width + x];
      if (opacity === 0) continue;
      const to = 4 * (y * width + x);
      const from = 4 * ((box.y + y) * ground.width + box.x + x);
      const solid = ground.data[from + 3];
      for (let channel = 0; channel < 3; channel++) {
        const seen = (ground.data[from + channel] * solid + grey * (255 - solid)) / 255;
        data[to + channel] = seen + 127.5 * line[channel * width + x];
      }
      data[to + 3] = opacity;
    }
  });
  return { image: { width, height, data }, patch: box };
}

/**
 * A soft edge of which only a share is seen: its alpha times `share`, its box tightened to what is left; itself if
 * nothing is left.
 *
 * @param share 1 plane in [0, 1] over the plan's crop, its working size
 */
export function narrowed(edge: SoftEdge, plan: CropPlan, share: Planes): SoftEdge {
  const shares = resamplePlanes(share, modelRegion(edge.box, plan), edge.box).data;
  // Enlarging may overshoot on both sides.
  const data = edge.alpha.data.map((alpha, i) => Math.round(alpha * Math.min(1, Math.max(0, shares[i]))));
  const alpha: Mask = { ...edge.alpha, data };
  const inner = maskBounds(alpha);
  if (isEmpty(inner)) return edge;
  const box = { ...inner, x: inner.x + edge.box.x, y: inner.y + edge.box.y };
  return { ...edge, box, alpha: cutMask(alpha, inner) };
}

/** Everything previews need that stays the same from step to step. */
export interface PreviewPlan {
  readonly region: Rect;
  readonly alpha: Mask;
  readonly patch: SourceRect;
}

/** Previews show the same box at the model's resolution, so that one costs less than a millisecond. */
export function planPreview(plan: CropPlan, edge: Pick<SoftEdge, "box" | "alpha">): PreviewPlan {
  const region = modelRegion(edge.box, plan);
  const size: Size = {
    width: Math.max(1, Math.min(edge.box.width, Math.ceil(region.width))),
    height: Math.max(1, Math.min(edge.box.height, Math.ceil(region.height))),
  };
  const whole = { x: 0, y: 0, width: edge.box.width, height: edge.box.height };
  return { region, alpha: resampleMask(edge.alpha, whole, size), patch: edge.box };
}

/** A small picture of the patch; stretch it over `patch`. */
export function previewPatch(generated: Planes, preview: PreviewPlan): Patch {
  const { region, alpha, patch } = preview;
  return { image: visiblePart(generated, region, alpha), patch };
}

/** A box of the source in the model's pixels (fractional). */
function modelRegion(box: SourceRect, plan: CropPlan): Rect {
  const scale = plan.working.width / plan.crop.width;
  const inside = relativeTo(box, plan.crop);
  return { x: inside.x * scale, y: inside.y * scale, width: inside.width * scale, height: inside.height * scale };
}

function visiblePart(generated: Planes, region: Rect, alpha: Mask): Raster {
  const { width, height } = alpha;
  const data = new Uint8ClampedArray(width * height * 4);
  resamplePlaneRows(generated, region, alpha, (y, line) => {
    const start = y * width;
    for (let x = 0, at = 4 * start; x < width; x++, at += 4) {
      const opacity = alpha.data[start + x];
      if (opacity === 0) continue;
      // Storing into clamped bytes rounds and clamps.
      data[at] = (line[x] + 1) * 127.5;
      data[at + 1] = (line[width + x] + 1) * 127.5;
      data[at + 2] = (line[2 * width + x] + 1) * 127.5;
      data[at + 3] = opacity;
    }
  });
  return { width, height, data };
}
