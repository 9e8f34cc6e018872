/** A raster on a canvas, stretched by CSS. */
import type { CSSProperties } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Raster } from "../../models/image/raster";

/** Draws a raster into a canvas of the raster's own size. */
function drawRaster(canvas: HTMLCanvasElement, raster: Raster): void {
  if (canvas.width !== raster.width) canvas.width = raster.width;
  if (canvas.height !== raster.height) canvas.height = raster.height;
  canvas.getContext("2d")?.putImageData(new ImageData(raster.data, raster.width, raster.height), 0, 0);
}

export interface RasterCanvasProps {
  readonly raster: Raster;
  readonly class?: string;
  /** CSS, e.g. the place over the picture. */
  readonly style?: CSSProperties;
  readonly testId?: string;
}

/** Decoration only: whoever places it says in words what it shows. */
export function RasterCanvas({ raster, class: name, style, testId }: RasterCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current) drawRaster(canvas.current, raster);
  }, [raster]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus
  return <canvas ref={canvas} class={name} style={style} data-testid={testId} aria-hidden="true" />;
}
