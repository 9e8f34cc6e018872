/** A painted mask with its size, as runs: small enough to undo by, and to store with a layer. Pure. */
import type { Rect, Size } from "../../models/image/geometry";
import type { Mask, Raster } from "../../models/image/raster";
import { decodeRuns, encodeRuns, encodeSoftRuns } from "../../models/image/runs";
import { BAND, type Sliced } from "./sliced";

export interface Runs extends Size {
  readonly runs: readonly number[];
  /** Coverage of each run, 0 to 255, of a soft mask; without it runs are kept and changed in turn. */
  readonly levels?: readonly number[];
}

/** Exact: binary masks as plain runs, soft ones with the coverage of each run. */
export function toRuns(mask: Mask): Runs {
  const { width, height } = mask;
  const soft = encodeSoftRuns(mask);
  const isSoft = soft.levels.some((level) => level !== 0 && level !== 255);
  return { width, height, ...(isSoft ? soft : { runs: encodeRuns(mask) }) };
}

/** A picture of coverage (grey where opaque) as runs, as toRuns(coverageOf(raster)) gives them, in slices. */
export function* coverageRuns(raster: Raster): Sliced<Runs> {
  const { width, height, data } = raster;
  const [runs, levels]: [number[], number[]] = [[], []];
  let [level, length, soft] = [-1, 0, false];
  for (let i = 0; i < width * height; i++) {
    const next = Math.floor(((data[i * 4] as number) * (data[i * 4 + 3] as number)) / 255);
    if (next === level) length += 1;
    else {
      if (length > 0) runs.push(length);
      levels.push(next);
      [level, length, soft] = [next, 1, soft || (next !== 0 && next !== 255)];
    }
    if (i % BAND === BAND - 1) yield;
  }
  runs.push(length);
  if (soft) return { width, height, runs, levels };
  // Kept and changed in turn, beginning with what is kept.
  return { width, height, runs: levels[0] === 255 ? [0, ...runs] : runs };
}

/** With at most so many levels of coverage between nothing and all: shorter, and as good to the eye from 16 on. */
export function toCoarseRuns(mask: Mask, levels: number): Runs {
  const data = new Uint8Array(mask.data.length);
  for (let i = 0; i < data.length; i++) {
    const coverage = mask.data[i] as number;
    // Any coverage stays coverage.
    const step = coverage === 0 ? 0 : Math.max(1, Math.round((coverage * levels) / 255));
    data[i] = Math.round((step * 255) / levels);
  }
  return toRuns({ width: mask.width, height: mask.height, data });
}

export function fromRuns(painted: Runs): Mask {
  return decodeRuns(painted.runs, painted, painted.levels);
}

/** Whether the run with this index has any coverage. */
function isMarked({ levels }: Runs, index: number): boolean {
  return levels ? (levels[index] ?? 0) > 0 : index % 2 === 1;
}

/** True when nothing is marked. */
export function isBlank(painted: Runs): boolean {
  return painted.runs.every((length, index) => length === 0 || !isMarked(painted, index));
}

/** True when every pixel is marked wholly: nothing is left beside it. */
export function isFull({ runs, levels }: Runs): boolean {
  return runs.every((length, index) => length === 0 || (levels ? levels[index] === 255 : index % 2 === 1));
}

/** The smallest rectangle around what is marked, in mask pixels; null when nothing is. Reads runs, not pixels. */
export function boundsOfRuns(painted: Runs): Rect | null {
  const { width, runs } = painted;
  let [left, right, top, bottom, at] = [width, 0, -1, 0, 0];
  runs.forEach((length, index) => {
    if (length > 0 && isMarked(painted, index)) {
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
