/** What the engine would change and look at, small enough to show while sliders move. */
import type { EditPreview, PreviewRequest } from "../contract";
import type { Size, SourceRect } from "../image/geometry";
import { maskBounds, uniformMask } from "../image/mask";
import { resizePicture } from "../image/picture";
import { planCrop } from "../image/plan";
import type { Mask, Raster } from "../image/raster";
import { resampleMask } from "../image/resample";
import { softEdge } from "../image/soft-edge";
import { planSecond, secondSteps } from "../pipelines/second-pass";

/** @param maxSide longest side of the preview's pictures, pixels; smaller sources keep their size */
export function previewEdit(
  source: Raster,
  mask: Mask,
  modelSize: number,
  settings: PreviewRequest["settings"],
  maxSide: number,
): EditPreview {
  const plan = planCrop(source, maskBounds(mask), modelSize, settings);
  const edge = softEdge(mask, plan.patch, settings.grow, settings.feather);
  const small = fitted(source, maxSide);
  const whole: SourceRect = { x: 0, y: 0, width: source.width, height: source.height };
  const coverage = resampleMask(placed(edge.alpha, edge.box, source), whole, small);
  return {
    source: { width: source.width, height: source.height },
    picture: resizePicture(source, small),
    coverage: greyRaster(coverage),
    crop: plan.crop,
    patch: plan.patch,
    working: plan.working,
    secondSteps: secondSteps(planSecond(source, plan, edge, modelSize)),
    enlargement: plan.crop.width / plan.working.width,
  };
}

function fitted({ width, height }: Size, maxSide: number): Size {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function placed(part: Mask, at: SourceRect, size: Size): Mask {
  const whole = uniformMask(size);
  for (let y = 0; y < part.height; y++) {
    whole.data.set(part.data.subarray(y * part.width, (y + 1) * part.width), (at.y + y) * whole.width + at.x);
  }
  return whole;
}

/** Coverage as white with that alpha, so that a canvas can lay it over the picture. */
function greyRaster(mask: Mask): Raster {
  const data = new Uint8ClampedArray(mask.data.length * 4).fill(255);
  for (let i = 0; i < mask.data.length; i++) data[4 * i + 3] = mask.data[i] as number;
  return { width: mask.width, height: mask.height, data };
}
