/**
 * Everyday things in a picture: NanoDet (https://github.com/RangiLyu/nanodet), trained on COCO 2017. Its boxes are
 * distributions over distances (Li et al. 2020, "Generalized Focal Loss").
 */
import { intersect, type Point, type Rect, type Size } from "../image/geometry";
import type { Planes, Raster } from "../image/raster";
import { checkFinite, checkSignature, floatOutput } from "../networks/check";
import type { NetworkSession, Tensor } from "../networks/session";
import { softmax } from "./elementary";
import { asTensor, visionPixels } from "./pixels";
import { detectedNames } from "./things";

/** Side of what the detector is shown, pixels. */
export const detectorSide = 416;
const strides = [8, 16, 32] as const;
/** A distance is one of 0 to 10 cells. */
const steps = 11;
/** What lies around a picture that is not square: mid-grey, near the network's mean. */
const around = 114;

export interface Detection {
  /** Pixels of the picture, inside it; fractional. */
  readonly box: Rect;
  /** Index in `detectedNames`. */
  readonly index: number;
  readonly name: string;
  /** 0 to 1. */
  readonly score: number;
}

export interface DetectOptions {
  /** Least score. */
  readonly least?: number;
  /** Overlap (intersection over union) from which on the lesser of two boxes of one name is dropped. */
  readonly overlap?: number;
  /** Most detections. */
  readonly most?: number;
}

/** Things in the region of a picture (its pixels), the surest first. */
export type Detect = (picture: Raster, region: Rect, options?: DetectOptions) => Promise<readonly Detection[]>;

/**
 * `pixels` float32 [1, 3, 416, 416] in 0..255 → `scores` [1, places, 80] and `boxes` [1, places, 44] at strides 8, 16, 32.
 * @throws EditError "pack-invalid" if the network takes or gives something else
 */
export function detecting(session: NetworkSession): Detect {
  const outputs = strides.flatMap((stride) => [`scores${stride}`, `boxes${stride}`]);
  checkSignature("detector", session, { inputs: ["pixels"], outputs });
  return async (picture, region, options = {}) => {
    const shown = letterbox(picture, region);
    const answer = await session.run({ pixels: asTensor(shown.pixels) });
    const found = strides.flatMap((stride) => decoded(answer, stride, options.least ?? 0.35));
    const kept = distinct(found, options.overlap ?? 0.5, options.most ?? 50);
    return kept.map(({ box, ...rest }) => ({ ...rest, box: intersect(shown.back(box), region) }));
  };
}

/** The region in a square, its proportions kept; `back` takes boxes of the square to the picture. */
function letterbox(picture: Raster, region: Rect): { readonly pixels: Planes; readonly back: (box: Rect) => Rect } {
  const scale = detectorSide / Math.max(region.width, region.height);
  const size: Size = {
    width: Math.max(1, Math.round(region.width * scale)),
    height: Math.max(1, Math.round(region.height * scale)),
  };
  const corner: Point = { x: (detectorSide - size.width) >> 1, y: (detectorSide - size.height) >> 1 };
  const inner = visionPixels(picture, region, size);
  const data = new Float32Array(3 * detectorSide * detectorSide).fill(around);
  for (let c = 0; c < 3; c++) {
    for (let y = 0; y < size.height; y++) {
      const row = (c * size.height + y) * size.width;
      data.set(inner.data.subarray(row, row + size.width), (c * detectorSide + y + corner.y) * detectorSide + corner.x);
    }
  }
  const [across, down] = [region.width / size.width, region.height / size.height];
  return {
    pixels: { width: detectorSide, height: detectorSide, channels: 3, data },
    back: ({ x, y, width, height }) => ({
      x: region.x + (x - corner.x) * across,
      y: region.y + (y - corner.y) * down,
      width: width * across,
      height: height * down,
    }),
  };
}

function decoded(answer: Readonly<Record<string, Tensor>>, stride: number, least: number): Detection[] {
  const side = detectorSide / stride;
  const names = detectedNames.length;
  const scores = floatOutput("detector", answer, `scores${stride}`, [1, side * side, names]).data;
  const boxes = floatOutput("detector", answer, `boxes${stride}`, [1, side * side, 4 * steps]).data;
  checkFinite("detector", scores);
  checkFinite("detector", boxes);
  const found: Detection[] = [];
  for (let place = 0; place < side * side; place++) {
    for (let index = 0; index < names; index++) {
      const score = scores[place * names + index];
      if (score < least) continue;
      const x = ((place % side) + 0.5) * stride;
      const y = (Math.floor(place / side) + 0.5) * stride;
      const at = (edge: number): number => distance(boxes, (place * 4 + edge) * steps) * stride;
      const [left, top, right, bottom] = [at(0), at(1), at(2), at(3)];
      const box = { x: x - left, y: y - top, width: left + right, height: top + bottom };
      found.push({ box, index, name: detectedNames[index]?.name ?? "", score });
    }
  }
  return found;
}

/** The mean of a distribution over 0 to 10, given as logits. */
function distance(values: Float32Array, start: number): number {
  const shares = softmax(values.subarray(start, start + steps));
  let sum = 0;
  for (let k = 0; k < steps; k++) sum += k * shares[k];
  return sum;
}

/** The surest of boxes that overlap and have one name. */
function distinct(found: readonly Detection[], overlap: number, most: number): Detection[] {
  const sorted = [...found].sort((a, b) => b.score - a.score);
  const kept: Detection[] = [];
  for (const one of sorted) {
    if (kept.length === most) break;
    if (kept.every((other) => other.index !== one.index || overlapOf(other.box, one.box) < overlap)) kept.push(one);
  }
  return kept;
}

/** Intersection over union of two boxes, 0 to 1. */
export function overlapOf(a: Rect, b: Rect): number {
  const both = intersect(a, b);
  const shared = both.width * both.height;
  const all = a.width * a.height + b.width * b.height - shared;
  return all > 0 ? shared / all : 0;
}
