/** A small square picture of a result in its surroundings. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { clampInside, frameOf, outset, type Rect, type Size, type SourceRect } from "../../models/image/geometry";
import type { Raster } from "../../models/image/raster";

/** Drawn at twice the size it is shown at, for sharp screens. */
const SIDE = 128;

/** The square around a patch with a quarter of air, kept inside the picture where it fits. */
export function squareAround(patch: SourceRect, source: Size): Rect {
  const side = Math.min(Math.max(patch.width, patch.height) * 1.4, Math.min(source.width, source.height));
  const middle = { x: patch.x + patch.width / 2, y: patch.y + patch.height / 2, width: 0, height: 0 };
  return clampInside(outset<Rect>(middle, side / 2), frameOf(source));
}

function asCanvas(raster: Raster): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = raster.width;
  canvas.height = raster.height;
  canvas.getContext("2d")?.putImageData(new ImageData(raster.data, raster.width, raster.height), 0, 0);
  return canvas;
}

export interface ThumbnailProps {
  /** The whole picture at preview size. */
  readonly picture: Raster;
  readonly source: Size;
  readonly image: Raster;
  readonly patch: SourceRect;
}

export function Thumbnail({ picture, source, image, patch }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const view = squareAround(patch, source);
    const scale = SIDE / view.width;
    context.clearRect(0, 0, SIDE, SIDE);
    context.imageSmoothingQuality = "high";
    const draw = (raster: Raster, at: Rect): void =>
      context.drawImage(
        asCanvas(raster),
        (at.x - view.x) * scale,
        (at.y - view.y) * scale,
        at.width * scale,
        at.height * scale,
      );
    draw(picture, frameOf(source));
    draw(image, patch);
  }, [picture, source, image, patch]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus
  return <canvas ref={canvas} class="thumbnail" width={SIDE} height={SIDE} aria-hidden="true" />;
}
