/** Pictures without alpha that stand on one plain colour, as products and logos often do: the colour is cut away. */
import type { Raster } from "../../image/raster";

/** Farther than this from the border's colour, in bytes of any channel, a pixel belongs to the thing. */
const tolerance = 24;
/** Share of the border that must have its colour. */
const plain = 0.9;
/** Shares of the picture that may stay; outside them it was no thing on a ground. */
const [least, most] = [0.01, 0.97];

export function isOpaque({ data }: Raster): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] < 250) return false;
  return true;
}

/**
 * What hangs together with the border and has its colour goes; rims half of that colour keep the other half.
 * @returns null where the border has no one colour, or all or nothing would go
 */
export function withoutPlainBorder(picture: Raster): Raster | null {
  const { width, height, data } = picture;
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(x, (height - 1) * width + x);
  for (let y = 1; y < height - 1; y++) border.push(y * width, (y + 1) * width - 1);
  const colour = [0, 1, 2].map((c) => {
    const values = border.map((i) => data[4 * i + c]).sort((a, b) => a - b);
    return values[values.length >> 1];
  });
  const isGround = (i: number): boolean => colour.every((value, c) => Math.abs(data[4 * i + c] - value) <= tolerance);
  const queue = border.filter(isGround);
  if (queue.length < plain * border.length) return null;
  const gone = new Uint8Array(width * height);
  for (const i of queue) gone[i] = 1;
  let count = new Set(queue).size;
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    const x = i % width;
    for (const [next, isInside] of [
      [i - 1, x > 0],
      [i + 1, x < width - 1],
      [i - width, i >= width],
      [i + width, i < width * (height - 1)],
    ] as const) {
      if (!isInside || gone[next] === 1 || !isGround(next)) continue;
      gone[next] = 1;
      count++;
      queue.push(next);
    }
  }
  const kept = 1 - count / (width * height);
  if (kept < least || kept > most) return null;
  return cut(picture, gone, colour);
}

function cut({ width, height, data: from }: Raster, gone: Uint8Array, colour: readonly number[]): Raster {
  const data = from.slice();
  for (let i = 0; i < width * height; i++) {
    const x = i % width;
    let [near, open] = [0, 0];
    for (const row of [i - width, i, i + width]) {
      for (const at of [x > 0 ? row - 1 : -1, row, x < width - 1 ? row + 1 : -1]) {
        if (at < 0 || at >= width * height) continue;
        near++;
        open += gone[at];
      }
    }
    const alpha = gone[i] === 1 ? 0 : 1 - open / near;
    data[4 * i + 3] = Math.round(255 * alpha);
    if (alpha === 0 || alpha === 1) continue;
    for (const [c, ground] of colour.entries()) {
      data[4 * i + c] = (from[4 * i + c] - (1 - alpha) * ground) / alpha;
    }
  }
  return { width, height, data };
}
