/**
 * The study's pairs of picture and words, fixed by the seed before anything runs: a picture, a region in it, and a word
 * the pack paints and the judge knows. Even pairs are parts of the example scenes, drawn by our own code; odd ones are
 * photographs that no training saw where the picture archives are present (they are measured, never shown), else
 * example scenes too.
 */
import sharp from "sharp";
import { examples } from "../../plugin/playground/examples/examples";
import { type Random, random } from "../diffusion/random";
import { sceneKinds } from "../evaluation/kinds";
import { uniformMask } from "../image/mask";
import type { Mask, Raster } from "../image/raster";

export const side = 128;

/** How many noise seeds there are. */
export const noises = 3;

export interface Pair {
  readonly index: number;
  readonly picture: Raster;
  readonly mask: Mask;
  /** The judge's class that should appear. */
  readonly label: number;
  /** Its name. */
  readonly name: string;
  readonly prompt: string;
  /** Of the noise; every pair is painted with each of `noises`. */
  readonly seed: number;
  /** Which of the noise seeds that is, from 0. */
  readonly noise: number;
  /** What else is drawn for a pair (strokes, the sides' words) is drawn from this, the same with every noise. */
  readonly drawn: number;
  /** A photograph of the archives: its results are not shown. */
  readonly isPhotograph: boolean;
}

export interface PairsPlan {
  readonly count: number;
  readonly seed: number;
  /** Names that may be asked for. */
  readonly names: ReadonlySet<string>;
  /** Encoded photographs; empty without the archives. */
  readonly photographs: readonly Uint8Array[];
  /** Validation pairs have numbers from here on, and names of their own. */
  readonly first?: number;
  readonly without?: ReadonlySet<string>;
}

/** Drawn once. */
let scenes: readonly Raster[] | undefined;

export async function makePairs({ count, seed, names, photographs, first = 0, without }: PairsPlan) {
  const things = sceneKinds.flatMap(({ name, kind }, label) =>
    kind === "object" && names.has(name) && without?.has(name) !== true ? [label] : [],
  );
  if (things.length === 0) throw new Error("The pack paints nothing that the judge knows.");
  scenes ??= examples.map((example) => example.render(300, 200));
  const pairs: Pair[] = [];
  for (let index = first; index < first + count; index++) {
    const draw = random(seed).fork(`pair ${index}`);
    const label = things[Math.floor(draw.uniform() * things.length)];
    const name = sceneKinds[label]?.name ?? "";
    const photograph = index % 2 === 1 ? photographs[Math.floor(draw.uniform() * photographs.length)] : undefined;
    const whole =
      photograph === undefined ? (scenes[(index >> 1) % scenes.length] as Raster) : await decoded(photograph);
    pairs.push({
      index,
      picture: part(whole, draw),
      mask: regionOf(draw),
      label,
      name,
      prompt: `a ${name}`,
      ...seedsOf(seed, index, index % noises),
      isPhotograph: photograph !== undefined,
    });
  }
  return pairs;
}

/** The same pair with another noise; its own copy of picture and mask, so that what was painted for it is forgotten with it. */
export function withNoise(pair: Pair, noise: number): Pair {
  const { picture, mask, drawn, index } = pair;
  return { ...pair, picture: { ...picture }, mask: { ...mask }, ...seedsOf(drawn - (index % noises), index, noise) };
}

const seedsOf = (seed: number, index: number, noise: number) => ({
  seed: seed + noise,
  noise,
  drawn: seed + (index % noises),
});

/** Its shorter side becomes 160 pixels, so that a part is most of it. */
async function decoded(bytes: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(bytes)
    .resize({ width: 160, height: 160, fit: "outside" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

/** A square of 128 pixels, mirrored every other time. */
function part(whole: Raster, draw: Random): Raster {
  const left = Math.floor(draw.uniform() * (whole.width - side));
  const top = Math.floor(draw.uniform() * (whole.height - side));
  const isMirrored = draw.uniform() < 0.5;
  const data = new Uint8ClampedArray(4 * side * side);
  for (let i = 0; i < side * side; i++) {
    const x = isMirrored ? side - 1 - (i % side) : i % side;
    const from = 4 * ((top + Math.floor(i / side)) * whole.width + left + x);
    data.set(whole.data.subarray(from, from + 4), 4 * i);
  }
  return { width: side, height: side, data };
}

/** An ellipse or a box whose sides are 40 to 58 % of the picture's. */
function regionOf(draw: Random): Mask {
  const [width, height] = [0.4 + 0.18 * draw.uniform(), 0.4 + 0.18 * draw.uniform()];
  const [x, y] = [0.5 + 0.12 * (draw.uniform() - 0.5), 0.5 + 0.12 * (draw.uniform() - 0.5)];
  const isBox = draw.uniform() < 0.5;
  const mask = uniformMask({ width: side, height: side });
  for (let i = 0; i < mask.data.length; i++) {
    const u = (2 * (((i % side) + 0.5) / side - x)) / width;
    const v = (2 * ((Math.floor(i / side) + 0.5) / side - y)) / height;
    const isInside = isBox ? Math.max(Math.abs(u), Math.abs(v)) <= 1 : u * u + v * v <= 1;
    if (isInside) mask.data[i] = 255;
  }
  return mask;
}

/** A stroke `width` pixels wide across the middle, slightly slanted. */
export function strokeMask(width: number, draw: Random): Mask {
  const mask = uniformMask({ width: side, height: side });
  const slope = 0.6 * (draw.uniform() - 0.5);
  const level = side * (0.35 + 0.3 * draw.uniform());
  for (let x = side * 0.2; x < side * 0.8; x++) {
    const top = Math.round(level + slope * (x - side / 2) - width / 2);
    for (let y = top; y < top + width; y++) mask.data[y * side + Math.floor(x)] = 255;
  }
  return mask;
}
