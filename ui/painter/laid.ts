/** A picture with transparency laid over another, wherever it lies and however large it is. Pure. */
import { intersect, type Rect, roundOut, type Size } from "../../models/image/geometry";
import type { Raster } from "../../models/image/raster";
import { blankRaster } from "./sketch";

/** Which pixels of the layer lie under one pixel along one axis, and how much of the pixel each covers. */
interface Span {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * `layer` stretched over `at`, laid over `under`. Each pixel takes the area average of what lies under it, colours
 * weighed by alpha: nothing is drawn where the layer does not reach, and a layer at the same scale on whole pixels
 * arrives unchanged. What lies outside is cut off.
 * @param under what is there already, or null for nothing; never written to
 * @param at where the layer lies, pixels of a raster of `size`; may be fractional and reach beyond it
 */
export function laidOver(under: Raster | null, layer: Raster, at: Rect, size: Size): Raster {
  const laid: Raster = under ? { ...under, data: under.data.slice() } : blankRaster(size);
  const target = snapped(at);
  const box = intersect(roundOut(target), { x: 0, y: 0, ...size });
  if (box.width <= 0 || box.height <= 0) return laid;
  const columns = spans(layer.width, target.x, target.width, box.x, box.width);
  const rows = spans(layer.height, target.y, target.height, box.y, box.height);
  for (const [y, down] of rows.entries()) {
    let to = ((box.y + y) * size.width + box.x) * 4;
    for (const across of columns) {
      put(laid.data, to, average(layer, across, down));
      to += 4;
    }
  }
  return laid;
}

/** Canvas coordinates are floats: within a thousandth of a pixel of whole ones they count as whole. */
function snapped(rect: Rect): Rect {
  const snap = (value: number): number => (Math.abs(value - Math.round(value)) < 1e-3 ? Math.round(value) : value);
  const [x, y] = [snap(rect.x), snap(rect.y)];
  return { x, y, width: snap(rect.x + rect.width) - x, height: snap(rect.y + rect.height) - y };
}

function spans(length: number, start: number, stretch: number, from: number, count: number): readonly Span[] {
  const scale = length / stretch;
  return Array.from({ length: count }, (_, i) => {
    const low = Math.max(0, (from + i - start) * scale);
    const high = Math.min(length, (from + i + 1 - start) * scale);
    const first = Math.floor(low);
    const weights: number[] = [];
    for (let pixel = first; pixel < high; pixel++) {
      weights.push((Math.min(high, pixel + 1) - Math.max(low, pixel)) / scale);
    }
    return { first, weights };
  });
}

/** Colour times alpha, and alpha, 0 to 255 each. */
type Premultiplied = readonly [red: number, green: number, blue: number, alpha: number];

function average({ width, data }: Raster, across: Span, down: Span): Premultiplied {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const [j, weight] of down.weights.entries()) {
    let from = ((down.first + j) * width + across.first) * 4;
    for (const share of across.weights) {
      const cover = weight * share * (data[from + 3] as number);
      red += (cover * (data[from] as number)) / 255;
      green += (cover * (data[from + 1] as number)) / 255;
      blue += (cover * (data[from + 2] as number)) / 255;
      alpha += cover;
      from += 4;
    }
  }
  return [red, green, blue, alpha];
}

/** Over what is there (Porter & Duff 1984). */
function put(data: Uint8ClampedArray, to: number, over: Premultiplied): void {
  const [, , , alpha] = over;
  if (alpha < 0.5) return; // Nothing of it can be seen.
  const left = (1 - alpha / 255) * (data[to + 3] as number);
  const sum = alpha + left;
  for (let c = 0; c < 3; c++) data[to + c] = ((over[c] as number) * 255 + left * (data[to + c] as number)) / sum;
  data[to + 3] = sum;
}
