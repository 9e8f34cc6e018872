/** What the judge and the pair say about a region, in numbers that can be compared with each other. */

import { type SceneKind, sceneKinds } from "../evaluation/kinds";
import { maskBounds } from "../image/mask";
import { modelPicture } from "../image/picture";
import type { Mask, Planes, Raster } from "../image/raster";
import type { UnitVector } from "../networks/clip-text";
import type { NewRow } from "./experiment";
import type { Tools } from "./tools";

/**
 * How well a region shows a name. `certain`: the judge's chance of it, of 1. `place`: share of all other names that are
 * less likely; 0.5 is nothing learnt, 1 the most likely of all. `first`: 1 where it is the most likely.
 */
export const judgeMeasures = ["certain", "place", "first"] as const;

export function wordsFor({ name, kind }: SceneKind): string {
  return kind === "object" || kind === "photograph" ? `a ${name}` : name;
}

const said = new WeakMap<Raster, Map<string, Promise<Readonly<Record<string, number | null>>>>>();
const numbers = new WeakMap<Mask, number>();
let masks = 0;

/** The judge's measures as columns: "certain, NAME" and so on; null without a judge. */
export async function judged(
  tools: Tools,
  name: string,
  shown: Raster,
  mask: Mask,
  label: number,
): Promise<Record<string, number | null>> {
  if (!numbers.has(mask)) numbers.set(mask, masks++);
  const before = said.get(shown) ?? new Map();
  said.set(shown, before);
  const key = `${numbers.get(mask)} ${label}`;
  const asked = before.get(key) ?? verdictOf(tools.judge, shown, mask, label);
  before.set(key, asked);
  const verdict = await asked;
  return Object.fromEntries(judgeMeasures.map((measure) => [`${measure}, ${name}`, verdict[measure] ?? null]));
}

export async function verdictOf(judge: Tools["judge"], shown: Raster, mask: Mask, label: number) {
  const verdict = await judge?.(shown, mask);
  if (verdict === undefined) return { certain: null, place: null, first: null };
  return {
    certain: verdict.chances[label] ?? null,
    place: placeOf(verdict.chances, label),
    first: Number(verdict.name === label),
  };
}

export function placeOf(values: readonly number[], at: number): number {
  const value = values[at];
  const below = values.filter((other) => other < value).length;
  const same = values.filter((other) => other === value).length - 1;
  return (below + same / 2) / (values.length - 1);
}

/** Vectors of all names' words, by pack. */
const vectors = new Map<string, Promise<readonly UnitVector[]>>();

/** The pair's similarity of region and words, and the place of the name among all names in the pair's eyes. */
export async function pairSays(tools: Tools, name: string, shown: Raster, mask: Mask, label: number): Promise<NewRow> {
  const { pair, pack } = tools;
  if (pair === null) return {};
  const known = vectors.get(pack.id) ?? Promise.all(sceneKinds.map((kind) => pair.text(wordsFor(kind))));
  vectors.set(pack.id, known);
  const texts = await known;
  const { vector } = await pair.measure(regionSeen(shown, mask, pair.size), texts[label] as UnitVector, "cosine");
  const similar = texts.map((text) => text.reduce((sum, value, i) => sum + value * vector[i], 0));
  return { [`similar, ${name}`]: similar[label], [`pair's place, ${name}`]: placeOf(similar, label) };
}

/** The region on mid-grey in a square around it, as guiding and ranking see it. */
function regionSeen(shown: Raster, mask: Mask, size: number): Planes {
  const data = shown.data.slice();
  for (let i = 0; i < mask.data.length; i++) data[4 * i + 3] = mask.data[i];
  return modelPicture({ ...shown, data }, squareOf(mask), { width: size, height: size });
}

/** As the released code ranks: the region on black, values in [0, 1], although the network was trained otherwise. */
export function regionUnnormalised(shown: Raster, mask: Mask, size: number): Planes {
  const data = shown.data.slice();
  for (let i = 0; i < mask.data.length; i++) if (mask.data[i] === 0) data.set([0, 0, 0, 255], 4 * i);
  const planes = modelPicture({ ...shown, data }, squareOf(mask), { width: size, height: size });
  return { ...planes, data: planes.data.map((value) => (value + 1) / 2) };
}

function squareOf(mask: Mask) {
  const { x, y, width, height } = maskBounds(mask);
  const length = Math.max(width, height);
  return { x: x + (width - length) / 2, y: y + (height - length) / 2, width: length, height: length };
}
