/** Everything that is measured on one scene, through the engine as the plugin ships it. */
import type { ReferenceUse } from "../contract/starts";
import type { Raster } from "../image/raster";
import { type ColourResult, measuredColour } from "./coloured";
import { type Diversity, measuredDiversity } from "./diversity";
import { sceneKinds } from "./kinds";
import { seamRatio } from "./measures";
import { filled, type Paint, type Tools } from "./paint";
import { otherLabel, type Protocol, stepCounts, takesPart } from "./protocol";
import { measuredRemoval, type RemovalResult } from "./removal";
import type { ColouredTruth, Scene } from "./scenes";

/** Hits are 1 or 0; what was not measured on this scene is absent. */
export interface SceneResult {
  readonly index: number;
  readonly sort: Scene["sort"];
  readonly name: string;
  readonly judgeHit: number;
  readonly prompt: string;
  readonly fine: FillResult;
  readonly fast: FillResult;
  /** What was painted at 20 steps; what stayed is grey, so that no photograph is published with a sheet. */
  readonly painted: Raster;
  /** The painter alone. */
  readonly withoutLibrary?: FillResult;
  readonly withoutLibraryFast?: FillResult;
  /** The same picture painted by another scene's prompt: how often the judge still names this scene's own thing. */
  readonly shuffledHit?: number;
  /** And how often it names the other one. */
  readonly swappedHit?: number;
  /**
   * The library's answer shuffled: the scene's own prompt, but started from the picture of the other thing. How often the
   * judge names the prompt's thing, and how often the fetched one. Between scenes of two cut-outs.
   */
  readonly fetchedOtherHit?: number;
  readonly fetchedOtherNamed?: number;
  readonly removal?: RemovalResult;
  readonly diversity?: Diversity;
  readonly diversityWithoutLibrary?: Diversity;
  readonly colour?: ColourResult;
}

export interface FillResult {
  readonly hit: number;
  readonly seam: number;
  readonly seconds: number;
  /** Name the judge gave. */
  readonly named: string;
  /** Chance, by the judge, of the name that was asked for. */
  readonly chance: number;
  readonly usedLibrary: boolean;
}

/** @param colouredTruth made only where it is asked for */
export async function measureScene(
  scene: Scene,
  index: number,
  {
    labels,
    colouredTruth,
    cutoutOf,
  }: {
    readonly labels: readonly number[];
    readonly colouredTruth: () => Promise<ColouredTruth>;
    /** The library's own look of a kind, where there is one. */
    readonly cutoutOf: (label: number) => Promise<Raster | null>;
  },
  protocol: Protocol,
  tools: Tools,
): Promise<SceneResult> {
  const { judge } = tools;
  const judged = await judge(scene.truth, scene.mask);
  const shown: Raster[] = [];
  const fill = async (
    steps: number,
    reference: ReferenceUse,
    changes: Pick<Partial<Paint>, "prompt" | "fetched"> = {},
  ): Promise<FillResult> => {
    const paint = { steps, reference, prompt: scene.prompt, ...changes };
    const { pictures, seconds, references } = await filled(scene, paint, tools);
    const picture = pictures[0] as Raster;
    const { name, chances } = await judge(picture, scene.mask);
    shown.push(changedPart(scene.before, picture));
    return {
      chance: chances[scene.label] ?? 0,
      hit: Number(name === scene.label),
      seam: seamRatio(picture, scene.mask),
      seconds,
      named: sceneKinds[name]?.name ?? "",
      usedLibrary: references.length > 0,
    };
  };
  const other = otherLabel(labels, index);
  const otherKind = sceneKinds[other];
  const isControl = takesPart("shuffled", index, protocol) && otherKind !== undefined;
  const otherPrompt = otherKind?.kind === "material" ? otherKind.name : `a ${otherKind?.name}`;
  const swapped = isControl ? await fill(stepCounts.fine, "auto", { prompt: otherPrompt }) : null;
  const fetched = isControl && scene.sort === "object" ? await cutoutOf(other) : null;
  const misled = fetched && (await fill(stepCounts.fine, "auto", { fetched }));
  const fine = await fill(stepCounts.fine, "auto");
  return {
    painted: shown.at(-1) as Raster,
    prompt: scene.prompt,
    index,
    sort: scene.sort,
    name: sceneKinds[scene.label]?.name ?? "",
    judgeHit: Number(judged.name === scene.label),
    fine,
    fast: await fill(stepCounts.fast, "auto"),
    ...(takesPart("withoutLibrary", index, protocol) && {
      withoutLibrary: await fill(stepCounts.fine, "none"),
      withoutLibraryFast: await fill(stepCounts.fast, "none"),
    }),
    ...(swapped !== null && {
      shuffledHit: swapped.hit,
      swappedHit: Number(swapped.named === otherKind?.name),
    }),
    ...(misled !== null && {
      fetchedOtherHit: misled.hit,
      fetchedOtherNamed: Number(misled.named === otherKind?.name),
    }),
    ...(scene.sort === "object" &&
      takesPart("removal", index, protocol) && {
        removal: await measuredRemoval(scene, takesPart("removalAlone", index, protocol), tools),
      }),
    ...(takesPart("diversity", index, protocol) && {
      diversity: await measuredDiversity(scene, "auto", tools),
      diversityWithoutLibrary: await measuredDiversity(scene, "none", tools),
    }),
    ...(takesPart("colour", index, protocol) && {
      colour: await measuredColour(scene, await colouredTruth(), index, protocol, tools),
    }),
  };
}

function changedPart(before: Raster, after: Raster): Raster {
  const data = new Uint8ClampedArray(after.data.length).fill(200);
  for (let at = 0; at < data.length; at += 4) {
    const isChanged = [0, 1, 2].some((c) => before.data[at + c] !== after.data[at + c]);
    if (isChanged) data.set(after.data.subarray(at, at + 4), at);
    data[at + 3] = 255;
  }
  return { ...after, data };
}
