/** Growing, shrinking and softening what is marked. The picture's border is no edge: a mask touching it stays there. Pure. */
import { maskBounds } from "../../models/image/mask";
import type { Mask } from "../../models/image/raster";
import { grownCoverage } from "../../models/image/soft-edge";
import { emptyLike, inverted } from "./combine";
import { BAND, type Sliced } from "./sliced";

/** Wider by `radius` mask pixels all round (a disc); coverage is carried outwards and never lowered. */
export function* grown(mask: Mask, radius: number): Sliced<Mask> {
  const reach = Math.ceil(radius);
  const { width, height } = mask;
  const bounds = maskBounds(mask);
  const result = emptyLike(mask);
  const end = Math.min(height, bounds.y + bounds.height + reach);
  // A row depends on the rows at most `radius` away, so bands with that margin give the exact result.
  const band = Math.max(16, Math.floor(BAND / width) - 2 * reach);
  for (let top = Math.max(0, bounds.y - reach); bounds.width > 0 && top < end; top += band) {
    const first = Math.max(0, top - reach);
    const last = Math.min(height, top + band + reach);
    const rows = { width, height: last - first, data: mask.data.slice(first * width, last * width) };
    const part = grownCoverage(rows, radius);
    const bottom = Math.min(end, top + band);
    result.data.set(part.data.subarray((top - first) * width, (bottom - first) * width), top * width);
    yield;
  }
  return result;
}

/** Narrower by `radius` mask pixels all round. */
export function* shrunken(mask: Mask, radius: number): Sliced<Mask> {
  return inverted(yield* grown(inverted(mask), radius));
}

/** Edges softened over about `radius` mask pixels on each side: three box filters, which is nearly a Gaussian. */
export function* softened(mask: Mask, radius: number): Sliced<Mask> {
  const half = Math.round(radius / 2);
  if (half < 1) return mask;
  let result = mask;
  for (let pass = 0; pass < 3; pass++) result = yield* downBoxed(yield* acrossBoxed(result, half), half);
  return result;
}

function* acrossBoxed({ width, height, data }: Mask, half: number): Sliced<Mask> {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    boxLine(data, out, y * width, 1, width, half);
    if ((y * width) % BAND < width) yield;
  }
  return { width, height, data: out };
}

function* downBoxed({ width, height, data }: Mask, half: number): Sliced<Mask> {
  const out = new Uint8Array(data.length);
  for (let x = 0; x < width; x++) {
    boxLine(data, out, x, width, height, half);
    if ((x * height) % BAND < height) yield;
  }
  return { width, height, data: out };
}

/** Mean of each pixel and `half` neighbours on both sides; beyond the ends the last pixel is repeated. */
function boxLine(from: Uint8Array, to: Uint8Array, start: number, step: number, length: number, half: number): void {
  const at = (i: number): number => from[start + Math.min(length - 1, Math.max(0, i)) * step] as number;
  let sum = 0;
  for (let i = -half; i <= half; i++) sum += at(i);
  for (let i = 0; i < length; i++) {
    to[start + i * step] = Math.round(sum / (2 * half + 1));
    sum += at(i + half + 1) - at(i - half);
  }
}
