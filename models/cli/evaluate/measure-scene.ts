/** Everything that is measured on one scene, through the engine as the plugin ships it. */
import {
  type EditRequest,
  type EditSettings,
  type EncodedImage,
  type EngineApi,
  type ReferenceUse,
  standardSettings,
} from "../../contract";
import { composite } from "../../image/composite";
import { maskBounds } from "../../image/mask";
import { defaultFeather, defaultGrow } from "../../image/plan";
import type { Mask, Raster } from "../../image/raster";
import { encodeRuns } from "../../image/runs";
import type { ModelPack } from "../../packs/pack";
import type { Judge } from "./judge";
import { sceneKinds } from "./kinds";
import { psnrInside, seamRatio } from "./measures";
import { otherLabel, type Protocol, stepCounts, takesPart } from "./protocol";
import type { EmptyScene, Scene } from "./scenes";

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
  readonly withoutLibrary?: FillResult;
  /** The same picture painted by another scene's prompt: how often the judge still names this scene's own thing. */
  readonly shuffledHit?: number;
  /** And how often it names the other one. */
  readonly swappedHit?: number;
  readonly removal?: RemovalResult;
  /** Mean absolute difference of three seeds inside the mask, bytes. */
  readonly diversity?: number;
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

export interface RemovalResult {
  /** Chance that a thing is in the region, by the judge: after removing, on the true background, before. */
  readonly thing: number;
  readonly thingOnTruth: number;
  readonly thingBefore: number;
  readonly psnr: number;
  readonly seam: number;
}

export interface Tools {
  readonly engine: EngineApi;
  readonly pack: ModelPack;
  readonly judge: Judge;
  readonly encode: (picture: Raster) => EncodedImage;
  readonly now: () => number;
}

export async function measureScene(
  scene: Scene,
  index: number,
  labels: readonly number[],
  protocol: Protocol,
  tools: Tools,
): Promise<SceneResult> {
  const { judge } = tools;
  const judged = await judge(scene.truth, scene.mask);
  const shown: Raster[] = [];
  const fill = async (steps: number, reference: ReferenceUse, prompt = scene.prompt): Promise<FillResult> => {
    const { pictures, seconds, references } = await painted(scene, { steps, reference, prompt }, tools);
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
  const swapped =
    takesPart("shuffled", index, protocol) && otherKind !== undefined
      ? await fill(stepCounts.fine, "auto", otherKind.kind === "material" ? otherKind.name : `a ${otherKind.name}`)
      : null;
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
    ...(takesPart("withoutLibrary", index, protocol) && { withoutLibrary: await fill(stepCounts.fine, "none") }),
    ...(swapped !== null && {
      shuffledHit: swapped.hit,
      swappedHit: Number(swapped.named === otherKind?.name),
    }),
    ...(scene.sort === "object" && takesPart("removal", index, protocol) && { removal: await removal(scene, tools) }),
    ...(takesPart("diversity", index, protocol) && { diversity: await diversity(scene, tools) }),
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

async function removal(scene: Scene, tools: Tools): Promise<RemovalResult> {
  const { judge, pack } = tools;
  const mask = scene.silhouette;
  const request: EditRequest = {
    ...common(scene.truth, tools),
    kind: "remove",
    mask: runsOf(mask),
    shadow: true,
    settings: settingsOf(scene, mask, pack.defaults.steps, tools),
  };
  const { pictures } = await run(request, scene.truth, tools);
  const after = pictures[0] as Raster;
  const [left, truth, before] = [
    await judge(after, scene.mask),
    await judge(scene.before, scene.mask),
    await judge(scene.truth, scene.mask),
  ];
  return {
    thing: left.thing,
    thingOnTruth: truth.thing,
    thingBefore: before.thing,
    psnr: psnrInside(after, scene.before, mask),
    seam: seamRatio(after, mask),
  };
}

async function diversity(scene: Scene, tools: Tools): Promise<number> {
  const edit = { steps: tools.pack.defaults.steps, reference: "auto", prompt: scene.prompt, count: 3 } as const;
  const { pictures } = await painted(scene, edit, tools);
  let sum = 0;
  let count = 0;
  for (const [i, a] of pictures.entries()) {
    for (const b of pictures.slice(i + 1)) {
      for (let at = 0; at < scene.mask.data.length; at++) {
        if ((scene.mask.data[at] as number) < 128) continue;
        for (let c = 0; c < 3; c++) {
          sum += Math.abs((a.data[4 * at + c] as number) - (b.data[4 * at + c] as number));
        }
        count += 3;
      }
    }
  }
  return sum / count;
}

export type PaintTools = Omit<Tools, "judge">;

interface Paint {
  readonly steps: number;
  readonly reference: ReferenceUse;
  readonly prompt: string;
  readonly count?: number;
}

/** Paints a prompt into a scene's region. */
export async function painted(scene: EmptyScene, { steps, reference, prompt, count = 1 }: Paint, tools: PaintTools) {
  const request: EditRequest = {
    ...common(scene.before, tools),
    kind: "fill",
    mask: runsOf(scene.mask),
    prompt,
    reference,
    settings: { ...settingsOf(scene, scene.mask, steps, tools), count },
  };
  return run(request, scene.before, tools);
}

async function run(request: EditRequest, original: Raster, { engine, now }: PaintTools) {
  const started = now();
  const { candidates } = await engine.edit(request, () => undefined);
  return {
    pictures: candidates.map(({ image, patch }) => composite(original, image, patch)),
    seconds: (now() - started) / 1000 / candidates.length,
    references: candidates.flatMap(({ reference }) => reference ?? []),
  };
}

function common(picture: Raster, { pack, encode }: PaintTools) {
  const { width, height } = picture;
  return {
    id: "evaluation",
    packId: pack.id,
    source: { image: encode(picture), bounds: { x: 0, y: 0, width, height } as EditRequest["source"]["bounds"] },
  };
}

function runsOf(mask: Mask) {
  return { from: "runs", runs: encodeRuns(mask, 128), width: mask.width, height: mask.height } as const;
}

function settingsOf(scene: EmptyScene, mask: Mask, steps: number, { pack }: PaintTools): EditSettings {
  const bounds = maskBounds(mask);
  const { strength, guidance } = pack.defaults;
  return {
    ...standardSettings,
    seed: scene.seed,
    count: 1,
    steps,
    strength,
    guidance,
    feather: defaultFeather(bounds),
    grow: defaultGrow(bounds),
    context: null,
  };
}
