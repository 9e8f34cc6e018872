/** How different three candidates of one prompt come out, inside the mask. */
import type { ReferenceUse } from "../contract/starts";
import type { Mask, Raster } from "../image/raster";
import { mean } from "./measures";
import { filled, type Tools } from "./paint";
import type { Scene } from "./scenes";

/** Means over the pairs of candidates. */
export interface Diversity {
  /** Absolute difference, bytes. */
  readonly bytes: number;
  /** Of the judge's features; see `Perceptual`. */
  readonly perceptual: number;
}

const candidates = 3;

export async function measuredDiversity(scene: Scene, reference: ReferenceUse, tools: Tools): Promise<Diversity> {
  const edit = { steps: tools.pack.defaults.steps, reference, prompt: scene.prompt, count: candidates };
  const { pictures } = await filled(scene, edit, tools);
  const { perceptual } = tools;
  const features = [];
  for (const picture of pictures) features.push(await perceptual.features(picture, scene.mask, "inside"));
  return {
    bytes: mean(pairsOf(pictures).map(([a, b]) => byteDifference(a, b, scene.mask))),
    perceptual: mean(pairsOf(features).map(([a, b]) => perceptual.between(a, b, scene.mask, "inside"))),
  };
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
}

function byteDifference(a: Raster, b: Raster, mask: Mask): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] < 128) continue;
    for (let c = 0; c < 3; c++) sum += Math.abs(a.data[4 * i + c] - b.data[4 * i + c]);
    count += 3;
  }
  return sum / count;
}
