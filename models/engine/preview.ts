/** What the engine would change and look at, small enough to show while sliders move. */
import type { EditPreview } from "../contract/engine-api";
import type { Traits } from "../contract/traits";
import { type Size, type SourceRect, union } from "../image/geometry";
import { uniformMask } from "../image/mask";
import { resizePicture } from "../image/picture";
import type { Mask, Raster } from "../image/raster";
import { resampleMask } from "../image/resample";
import type { PlannedPart } from "../pipelines/plan";
import { secondStepsOf } from "../pipelines/second-pass";

/** @param maxSide longest side of the preview's pictures, pixels; smaller sources keep their size */
export function previewEdit(
  source: Raster,
  parts: readonly PlannedPart[],
  traits: Traits,
  maxSide: number,
): EditPreview {
  const side = traits.sizes.preferred;
  const frames = parts.map(({ plan }) => plan.crop);
  const small = fitted(source, maxSide);
  const whole: SourceRect = { x: 0, y: 0, width: source.width, height: source.height };
  const covered = uniformMask(source);
  for (const { edge } of parts) place(edge.alpha, edge.box, covered);
  const coverage = resampleMask(covered, whole, small);
  return {
    source: { width: source.width, height: source.height },
    picture: resizePicture(source, small),
    coverage: greyRaster(coverage),
    crop: frames.reduce(union),
    frames,
    patch: parts.map(({ plan }) => plan.patch).reduce(union),
    working: { width: side, height: side },
    secondSteps: secondStepsOf(source, parts, traits),
    enlargement: Math.max(...frames.map(({ width }) => width)) / side,
  };
}

function fitted({ width, height }: Size, maxSide: number): Size {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Soft edges of two regions may meet; the stronger counts. */
function place(part: Mask, at: SourceRect, whole: Mask): void {
  for (let y = 0; y < part.height; y++) {
    for (let x = 0; x < part.width; x++) {
      const to = (at.y + y) * whole.width + at.x + x;
      whole.data[to] = Math.max(whole.data[to] as number, part.data[y * part.width + x] as number);
    }
  }
}

/** Coverage as white with that alpha, so that a canvas can lay it over the picture. */
function greyRaster(mask: Mask): Raster {
  const data = new Uint8ClampedArray(mask.data.length * 4).fill(255);
  for (let i = 0; i < mask.data.length; i++) data[4 * i + 3] = mask.data[i] as number;
  return { width: mask.width, height: mask.height, data };
}
