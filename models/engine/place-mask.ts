/** Masks that come from somewhere else on the canvas, brought to the source's pixels. Pure. */
import { type CanvasRect, carried, frameOf, intersect, roundOut, type Size, type SourceRect } from "../image/geometry";
import { uniformMask } from "../image/mask";
import type { Mask } from "../image/raster";

/** A canvas rectangle in the pixels of a source that covers `bounds`; fractional. */
export function toSource(rect: CanvasRect, bounds: CanvasRect, source: Size): SourceRect {
  return carried(rect, bounds, frameOf(source));
}

/**
 * A shape's coverage stretched over `target` (source pixels, fractional), 0 elsewhere. Each source pixel takes the
 * area average of the shape's pixels under it, so an edge between two source pixels gives partial coverage and a
 * shape at the source's own scale and on whole pixels arrives unchanged. Coverage above 0 never rounds to 0. Offsets
 * within a thousandth of a pixel of whole ones count as whole: canvas coordinates are floats.
 */
export function placeMask(shape: Mask, target: SourceRect, source: Size): Mask {
  const mask = uniformMask(source);
  const exact = snapped(target);
  const box = intersect<SourceRect>(roundOut(exact), { x: 0, y: 0, ...source });
  if (box.width <= 0 || box.height <= 0) return mask;
  const columns = spans(shape.width, exact.x, exact.width, box.x, box.width);
  const rows = spans(shape.height, exact.y, exact.height, box.y, box.height);
  for (let y = 0; y < box.height; y++) {
    const down = rows[y];
    if (down === undefined) continue;
    const line = (box.y + y) * source.width + box.x;
    for (let x = 0; x < box.width; x++) {
      const across = columns[x];
      if (across === undefined) continue;
      const coverage = average(shape, across, down);
      // Thinner than half a level is still marked: a hairline must not vanish.
      mask.data[line + x] = coverage > 0 ? Math.max(1, Math.round(coverage)) : 0;
    }
  }
  return mask;
}

/** A binary mask of any size stretched over the source; each source pixel takes the value under its centre. */
export function stretchMask(mask: Mask, source: Size): Mask {
  if (mask.width === source.width && mask.height === source.height) return mask;
  const stretched = uniformMask(source);
  for (let y = 0; y < source.height; y++) {
    const row = Math.floor(((y + 0.5) * mask.height) / source.height) * mask.width;
    for (let x = 0; x < source.width; x++) {
      const column = Math.floor(((x + 0.5) * mask.width) / source.width);
      stretched.data[y * source.width + x] = mask.data[row + column] ?? 0;
    }
  }
  return stretched;
}

/**
 * A soft mask of any size stretched over the source: bilinear where that enlarges, so that a soft edge has no steps,
 * else the area average. Coverage above 0 never rounds to 0 where it is made smaller.
 */
export function stretchSoftMask(mask: Mask, source: Size): Mask {
  if (mask.width === source.width && mask.height === source.height) return mask;
  if (mask.width > source.width || mask.height > source.height) {
    return placeMask(mask, { x: 0, y: 0, width: source.width, height: source.height }, source);
  }
  const stretched = uniformMask(source);
  const columns = Array.from({ length: source.width }, (_, x) => neighbours(x, mask.width, source.width));
  const line = new Float64Array(mask.width);
  for (let y = 0; y < source.height; y++) {
    const { first, second, share } = neighbours(y, mask.height, source.height);
    let isBlank = true;
    for (let x = 0; x < mask.width; x++) {
      const above = mask.data[first * mask.width + x] as number;
      line[x] = above + share * ((mask.data[second * mask.width + x] as number) - above);
      if (line[x] !== 0) isBlank = false;
    }
    if (isBlank) continue;
    for (let x = 0; x < source.width; x++) {
      const across = columns[x] as Neighbours;
      const left = line[across.first] as number;
      stretched.data[y * source.width + x] = Math.round(left + across.share * ((line[across.second] as number) - left));
    }
  }
  return stretched;
}

/** The two cells a pixel's centre lies between, and how far it is on its way to the second. */
interface Neighbours {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

function neighbours(at: number, cells: number, pixels: number): Neighbours {
  const exact = Math.min(cells - 1, Math.max(0, ((at + 0.5) * cells) / pixels - 0.5));
  const first = Math.floor(exact);
  return { first, second: Math.min(cells - 1, first + 1), share: exact - first };
}

function snapped(rect: SourceRect): SourceRect {
  const snap = (value: number): number => (Math.abs(value - Math.round(value)) < 1e-3 ? Math.round(value) : value);
  const left = snap(rect.x);
  const top = snap(rect.y);
  return { x: left, y: top, width: snap(rect.x + rect.width) - left, height: snap(rect.y + rect.height) - top };
}

/** Which shape pixels lie under one source pixel along one axis, and how much of the source pixel each covers. */
interface Span {
  readonly first: number;
  readonly weights: readonly number[];
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

function average(shape: Mask, across: Span, down: Span): number {
  let sum = 0;
  for (let j = 0; j < down.weights.length; j++) {
    const row = (down.first + j) * shape.width + across.first;
    const weight = down.weights[j] ?? 0;
    for (let i = 0; i < across.weights.length; i++) {
      sum += (shape.data[row + i] ?? 0) * weight * (across.weights[i] ?? 0);
    }
  }
  return sum;
}
