/** What is visible, on one plane. Where nothing lies under a pixel it keeps its very bytes, invisible ones too. */
import type { Size } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import type { ArtLayer, Layer } from "./layers";

export function flatten(layers: readonly Layer[], { width, height }: Size): Raster {
  const plane = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  draw(plane, layers, 1);
  return plane;
}

function draw(plane: Raster, layers: readonly Layer[], opacity: number): void {
  for (const layer of [...layers].reverse()) {
    if (!layer.visible) continue;
    const share = (opacity * layer.opacity) / 100;
    if (layer.kind === "group") draw(plane, layer.layers, share);
    else drawArt(plane, layer, share);
  }
}

function drawArt(plane: Raster, { raster, x, y }: ArtLayer, opacity: number): void {
  const left = Math.max(0, x);
  const right = Math.min(plane.width, x + raster.width);
  for (let row = Math.max(0, y); row < Math.min(plane.height, y + raster.height); row++) {
    let from = ((row - y) * raster.width + left - x) * 4;
    let to = (row * plane.width + left) * 4;
    for (let column = left; column < right; column++, from += 4, to += 4)
      over(plane.data, to, raster.data, from, opacity);
  }
}

/** One straight-alpha pixel over another. */
export function over(
  under: Uint8ClampedArray,
  to: number,
  top: Uint8ClampedArray,
  from: number,
  opacity: number,
): void {
  const below = under[to + 3] ?? 0;
  const above = (top[from + 3] ?? 0) * opacity;
  if (above === 255 || below === 0) {
    for (let c = 0; c < 3; c++) under[to + c] = top[from + c] ?? 0;
    under[to + 3] = above;
  } else if (above > 0) {
    const rest = (below * (255 - above)) / 255;
    for (let c = 0; c < 3; c++) {
      under[to + c] = ((top[from + c] ?? 0) * above + (under[to + c] ?? 0) * rest) / (above + rest);
    }
    under[to + 3] = above + rest;
  }
}
