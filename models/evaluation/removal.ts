/** A thing taken away, measured against the true background and beside two classical fills of the same mask. */
import type { Raster } from "../image/raster";
import { biharmonicFill } from "./baselines/biharmonic";
import { teleaFill } from "./baselines/telea";
import { psnrInside, seamRatio } from "./measures";
import { removed, type Tools } from "./paint";
import type { Scene } from "./scenes";

export interface RemovalResult {
  /** Chance that a thing is in the region, by the judge: after removing, on the true background, before. */
  readonly thing: number;
  readonly thingOnTruth: number;
  readonly thingBefore: number;
  /** Inside the mask that was given, dB: the engine's, and the two fills of exactly that mask. */
  readonly psnr: number;
  readonly psnrTelea: number;
  readonly psnrBiharmonic: number;
  readonly seam: number;
  /** Of the painter alone, from noise and not from the continued surroundings. */
  readonly alone?: { readonly thing: number; readonly psnr: number; readonly seam: number };
}

/** @param withAlone whether the painter alone is measured too */
export async function measuredRemoval(scene: Scene, withAlone: boolean, tools: Tools): Promise<RemovalResult> {
  const { judge } = tools;
  const { before: truth, truth: shown, silhouette: hole } = scene;
  const after = await removed(scene, true, tools);
  const alone = withAlone ? await removed(scene, false, tools) : null;
  const thingIn = async (picture: Raster): Promise<number> => (await judge(picture, scene.mask)).thing;
  return {
    thing: await thingIn(after),
    thingOnTruth: await thingIn(truth),
    thingBefore: await thingIn(shown),
    psnr: psnrInside(after, truth, hole),
    psnrTelea: psnrInside(teleaFill(shown, hole), truth, hole),
    psnrBiharmonic: psnrInside(biharmonicFill(shown, hole), truth, hole),
    seam: seamRatio(after, hole),
    ...(alone && {
      alone: {
        thing: await thingIn(alone),
        psnr: psnrInside(alone, truth, hole),
        seam: seamRatio(alone, hole),
      },
    }),
  };
}
