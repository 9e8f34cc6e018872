/** One scale of a completion: what is to be filled, what patches may come from, and what each costs besides its looks. */
import { squaredDistances } from "../../image/distance";
import { boxSum, depth, dilated, type Level } from "./level";

/** Patches are squares of 2 × radius + 1 pixels. */
export const radius = 3;
/** Pixels of a whole patch. */
export const whole = (2 * radius + 1) ** 2;

/** What else patches are to have in common with the place they fill: known in the hole too. */
export interface Guide {
  readonly channels: number;
  /** [pixel][channel]. */
  readonly target: Float32Array;
  readonly source: Float32Array;
  /** 1 where the guide has a say; null = everywhere. */
  readonly isActive: Uint8Array | null;
  /** What a squared difference of 1 costs; units of a pixel's squared difference. */
  readonly weight: number;
}

export interface Scene {
  /** What is filled; votes write into its pixels where they are unknown. */
  readonly target: Level;
  readonly source: Level;
  /** Source and target are one picture. */
  readonly isOwn: boolean;
  /** Middles of the patches that touch the hole, rows top to bottom; every `stride`-th column and row. */
  readonly targets: Int32Array;
  readonly stride: number;
  /** Pixels from each pixel of the hole to what is known, at least 1; 0 outside. */
  readonly inwards: Uint16Array;
  /** How much each pixel of the target counts when patches are compared: what is known most. */
  readonly trust: Uint8Array;
  /** Sums of that over whole patches. */
  readonly trusted: Float32Array;
  /** Middles of the patches that may be used. Never empty. */
  readonly sources: Int32Array;
  /** 1 where such a middle is. */
  readonly isSource: Uint8Array;
  /** 1 where a single pixel may be used. */
  readonly isUsable: Uint8Array;
  /** What a source costs whatever it is used for, units of a pixel's squared difference. */
  readonly toll: Float32Array;
  readonly guides: readonly Guide[];
  /** What a row and a column of distance cost. */
  readonly uprightToll: number;
  readonly sidewaysToll: number;
  /** Column and row of each pixel of the source: looked up faster than worked out. */
  readonly column: Int16Array;
  readonly row: Int16Array;
  /** Mean colours of the patch around each pixel of the source: [pixel][channel]. */
  readonly sourceMeans: Int16Array;
}

/** What it costs to fetch a patch from as far away as the picture is high, or wide. */
const upright = 12_000;
const sideways = 1_200;
/** How much a known pixel counts, and unknown ones so many pixels from what is known; all others count 1. */
const trustKnown = 4;
const trustNear = [0, 3, 3, 2, 2] as const;
/** What a source of weight 0 to 1 costs: (1 − weight) times this. */
const unwanted = 30_000;

/** How dear distance is, to either side and up or down; 1 = as usual. */
export interface Distance {
  readonly sideways: number;
  readonly upright: number;
}

export interface SceneTerms {
  /** One value a pixel of the source: 0 = never, 1 = gladly, between = where there is nothing better. */
  readonly weights: Float32Array;
  readonly guides: readonly Guide[];
  readonly isOwn: boolean;
  readonly distance: Distance;
  /** Every patch is looked at, however many there are. */
  readonly isDense: boolean;
}

/** From so many patches on, every other one is looked at: each pixel still lies in a dozen. */
const many = 12_000;

/** Null where no patch may be used. */
export function sceneOf(
  target: Level,
  source: Level,
  { weights, guides, isOwn, distance, isDense }: SceneTerms,
): Scene | null {
  const { width, height } = source;
  const isUsable = source.unknown.map((value, i) => (value === 1 || weights[i] === 0 ? 0 : 1));
  const barred = dilated(
    isUsable.map((value) => 1 - value),
    width,
    height,
    radius,
  );
  const sources = new Int32Array(width * height);
  let count = 0;
  const isSource = new Uint8Array(width * height);
  for (let y = radius; y < height - radius; y++) {
    for (let x = radius; x < width - radius; x++) {
      const i = y * width + x;
      if (barred[i] === 1) continue;
      sources[count++] = i;
      isSource[i] = 1;
    }
  }
  if (count === 0) return null;
  const touching = dilated(target.unknown, target.width, target.height, radius);
  const touched = touching.reduce((sum, value) => sum + value, 0);
  const stride = isDense || touched < many ? 1 : 2;
  const targets: number[] = [];
  for (let y = 0; y < target.height; y += stride) {
    for (let x = 0; x < target.width; x += stride) {
      if (touching[y * target.width + x] === 1) targets.push(y * target.width + x);
    }
  }
  const inwards = inwardsOf(target);
  const trust = Uint8Array.from(inwards, (away) => (away === 0 ? trustKnown : (trustNear[away] ?? 1)));
  const toll = new Float32Array(width * height);
  const mean = boxSum(weights, width, height, radius);
  for (let i = 0; i < toll.length; i++) toll[i] = unwanted * Math.max(0, 1 - mean[i] / whole);
  return {
    target,
    source,
    isOwn,
    targets: Int32Array.from(targets),
    stride,
    inwards,
    trust,
    trusted: boxSum(trust, target.width, target.height, radius),
    sources: sources.slice(0, count),
    isSource,
    isUsable,
    toll,
    guides,
    uprightToll: (distance.upright * upright) / target.height,
    sidewaysToll: (distance.sideways * sideways) / target.width,
    column: Int16Array.from(isUsable, (_, i) => i % width),
    row: Int16Array.from(isUsable, (_, i) => Math.floor(i / width)),
    sourceMeans: meansOf(source),
  };
}

/** Pixels from each unknown pixel to what is known, at least 1; 0 where known. */
export function inwardsOf({ unknown, width, height }: Level): Uint16Array {
  const known = unknown.map((value) => 1 - value);
  const squared = squaredDistances(known, { width, height }, Math.max(width, height));
  return Uint16Array.from(squared, (value) => Math.min(4000, Math.ceil(Math.sqrt(value))));
}

/** Mean colours of whole patches; of pixels nearer to the border than a patch's radius, nothing of use. */
export function meansOf({ pixels, width, height }: Level): Int16Array {
  const means = new Int16Array(3 * width * height);
  const plane = new Int16Array(width * height);
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < plane.length; i++) plane[i] = pixels[depth * i + channel];
    const sums = boxSum(plane, width, height, radius);
    for (let i = 0; i < plane.length; i++) means[3 * i + channel] = Math.round(sums[i] / whole);
  }
  return means;
}
