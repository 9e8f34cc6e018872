/** One scene painted through the engine as the plugin ships it. */
import type { EngineApi } from "../contract/engine-api";
import type { EncodedImage } from "../contract/picture";
import type { EditRequest } from "../contract/request";
import type { Candidate } from "../contract/result";
import { type EditSettings, standardSettings, usualFinish } from "../contract/settings";
import type { OwnPicture, ReferenceUse } from "../contract/starts";
import { composite } from "../image/composite";
import { maskBounds } from "../image/mask";
import { defaultFeather, defaultGrow } from "../image/plan";
import type { Mask, Raster } from "../image/raster";
import { encodeRuns } from "../image/runs";
import type { ModelPack } from "../packs/pack";
import type { Judge } from "./judge";
import type { Perceptual } from "./perceptual";
import type { EmptyScene, Scene } from "./scenes";

export interface Tools {
  readonly engine: EngineApi;
  readonly pack: ModelPack;
  readonly judge: Judge;
  readonly perceptual: Perceptual;
  readonly encode: (picture: Raster) => EncodedImage;
  readonly now: () => number;
}

export type PaintTools = Omit<Tools, "judge" | "perceptual">;

export interface Paint {
  readonly steps: number;
  readonly reference: ReferenceUse;
  readonly prompt: string;
  readonly count?: number;
  /** A cut-out that is fetched whatever the prompt says. */
  readonly fetched?: Raster;
}

export interface Painted {
  /** The whole picture with each candidate in it. */
  readonly pictures: readonly Raster[];
  readonly seconds: number;
  /** What it was started from. */
  readonly references: readonly NonNullable<Candidate["reference"]>[];
}

/** The scene's region filled. */
export async function filled(
  scene: EmptyScene,
  { steps, reference, prompt, count = 1, fetched }: Paint,
  tools: PaintTools,
): Promise<Painted> {
  const request: EditRequest = {
    ...common(scene.before, tools),
    kind: "fill",
    mask: runsOf(scene.mask),
    prompt,
    reference,
    ...(fetched && { own: { always: true, pictures: [alwaysOwn(tools.encode(fetched))] } }),
    settings: { ...settingsOf(scene, scene.mask, steps, tools), count },
  };
  return run(request, scene.before, tools);
}

/** The scene's thing taken away. @param continues see `RemoveEdit` */
export async function removed(scene: Scene, continues: boolean, tools: PaintTools): Promise<Raster> {
  const request: EditRequest = {
    ...common(scene.truth, tools),
    kind: "remove",
    mask: runsOf(scene.silhouette),
    // The mask that is given holds the shadow: what else looks like one is none.
    shadow: false,
    continues,
    settings: settingsOf(scene, scene.silhouette, tools.pack.defaults.steps, tools),
  };
  const { pictures } = await run(request, scene.truth, tools);
  return pictures[0] as Raster;
}

async function run(request: EditRequest, original: Raster, { engine, now }: PaintTools): Promise<Painted> {
  const started = now();
  const { candidates } = await engine.edit(request, () => undefined);
  return {
    pictures: candidates.map(({ image, patch }) => composite(original, image, patch)),
    seconds: (now() - started) / 1000 / candidates.length,
    references: candidates.flatMap(({ reference }) => reference ?? []),
  };
}

function alwaysOwn(image: EncodedImage): OwnPicture {
  return { id: "evaluation", name: "fetched", image, use: "stands" };
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

/** What the window sets for a new edit. */
function settingsOf(scene: EmptyScene, mask: Mask, steps: number, { pack }: PaintTools): EditSettings {
  const bounds = maskBounds(mask);
  const { strength, guidance } = pack.defaults;
  return {
    ...standardSettings,
    ...usualFinish,
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
