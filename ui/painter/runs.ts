/** A painted mask with its size, as runs: small enough to undo by, and to store with a layer. Pure. */
import type { Rect, Size } from "../../models/image/geometry";
import type { Mask } from "../../models/image/raster";
import { decodeRuns, encodeRuns } from "../../models/image/runs";

export interface Runs extends Size {
  readonly runs: readonly number[];
}

/** Coverage of `threshold` and more counts as marked. */
export function toRuns(mask: Mask, threshold = 128): Runs {
  return { width: mask.width, height: mask.height, runs: encodeRuns(mask, threshold) };
}

export function fromRuns(painted: Runs): Mask {
  return decodeRuns(painted.runs, painted);
}

/** True when nothing is marked. */
export function isBlank({ runs }: Runs): boolean {
  return runs.every((length, index) => index % 2 === 0 || length === 0);
}

/** The smallest rectangle around what is marked, in mask pixels; null when nothing is. Reads runs, not pixels. */
export function boundsOfRuns({ width, runs }: Runs): Rect | null {
  let [left, right, top, bottom, at] = [width, 0, -1, 0, 0];
  runs.forEach((length, index) => {
    if (index % 2 === 1 && length > 0) {
      const first = Math.floor(at / width);
      const last = Math.floor((at + length - 1) / width);
      if (top < 0) top = first;
      bottom = last + 1;
      // A run over a line's end touches both sides.
      left = first === last ? Math.min(left, at % width) : 0;
      right = first === last ? Math.max(right, (at % width) + length) : width;
    }
    at += length;
  });
  return top < 0 ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Half the size (rounded up); a cell is marked when any of its pixels is, so thin strokes survive. */
export function halved(mask: Mask): Mask {
  const width = Math.ceil(mask.width / 2);
  const height = Math.ceil(mask.height / 2);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      const cell = (y >> 1) * width + (x >> 1);
      data[cell] = Math.max(data[cell] ?? 0, mask.data[y * mask.width + x] ?? 0);
    }
  }
  return { width, height, data };
}

/** The mask stretched to another size, nearest pixel; itself when the size is right. */
export function resized(mask: Mask, { width, height }: Size): Mask {
  if (mask.width === width && mask.height === height) return mask;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * mask.height) / height) * mask.width;
    for (let x = 0; x < width; x++) {
      data[y * width + x] = mask.data[row + Math.floor(((x + 0.5) * mask.width) / width)] ?? 0;
    }
  }
  return { width, height, data };
}
