/** What experiments work with: the shipping engine, the pack's own networks, and a judge that neither guides nor ranks. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type EditRequest,
  type EditResult,
  type EditSettings,
  type EngineApi,
  type GuideSettings,
  type PlacedImage,
  standardGuide,
  standardSettings,
} from "../../contract";
import { openPack, readVocabulary } from "../../engine/loaded-pack";
import { wasmBackend } from "../../engine/ort";
import { encodePng } from "../../engine/png";
import { makeRank } from "../../guidance/rank";
import { composite } from "../../image/composite";
import type { Mask, Raster } from "../../image/raster";
import { encodeRuns } from "../../image/runs";
import type { PackNetworks } from "../../networks/pack-networks";
import type { ModelPack } from "../../packs/pack";
import type { Rank } from "../../pipelines/hooks";
import { nodeEngine } from "../engine-node";
import { type Judge, makeJudge } from "../evaluate/judge";
import type { CliIo } from "../io";
import { builtLibrary, choosePack } from "../packs";
import type { Pair } from "./pairs";

export interface Tools {
  readonly engine: EngineApi;
  readonly pack: ModelPack;
  readonly networks: PackNetworks;
  /** Null without a pair, or without a judge. */
  readonly rank: Rank | null;
  readonly judge: Judge | null;
  readonly paints: ReadonlySet<string>;
  readonly now: () => number;
  /** Steps of a run where the experiment does not say; fewer in tests. */
  readonly steps: number;
}

export async function openTools(io: CliIo, wish: string | undefined, steps: number | undefined): Promise<Tools> {
  const { pack, source } = await choosePack(wish, io);
  const backend = wasmBackend(io.wasm);
  const vocabulary = await readVocabulary(pack, source);
  const { networks, pair } = await openPack(pack, source, vocabulary, backend, () => undefined);
  const judge = await readFile(join(io.packageFolder, "models/training/judge/judge.onnx")).catch(() => null);
  return {
    engine: nodeEngine(io, [source], [builtLibrary(io)]),
    pack,
    networks,
    rank: pair && makeRank(pair),
    judge: judge && makeJudge(await backend.open(new Uint8Array(judge), "judge")),
    paints: new Set(vocabulary.names.map(({ name }) => name)),
    now: io.now,
    steps: steps ?? pack.defaults.steps,
  };
}

export function placed(picture: Raster): PlacedImage {
  const { width, height } = picture;
  return { image: { type: "image/png", bytes: encodePng(picture) }, bounds: { x: 0, y: 0, width, height } };
}

export const runsOf = (mask: Mask) =>
  ({ from: "runs", runs: encodeRuns(mask), width: mask.width, height: mask.height }) as const;

/** Hard edges, no classifier-free guidance and no library: what is compared is the method alone. */
export function settingsOf(tools: Tools, seed: number, changes: Partial<EditSettings> = {}): EditSettings {
  const base = { seed, count: 1, steps: tools.steps, strength: 1, guidance: 1, feather: 0, grow: 0, context: 64 };
  return { ...standardSettings, ...base, ...changes };
}

/** As in the paper, the painter does not hear the words. */
export function guideOf(changes: Partial<GuideSettings> = {}): GuideSettings {
  return { ...standardGuide, silent: true, ...changes };
}

/** Paints a pair, or the same with another prompt, picture or mask. */
export async function painted(
  tools: Tools,
  pair: Pick<Pair, "picture" | "mask" | "prompt" | "seed">,
  changes: Partial<EditSettings> = {},
): Promise<{ readonly result: EditResult; readonly pictures: readonly Raster[] }> {
  const request: EditRequest = {
    id: "study",
    packId: tools.pack.id,
    kind: "fill",
    source: placed(pair.picture),
    mask: runsOf(pair.mask),
    prompt: pair.prompt,
    reference: "none",
    settings: settingsOf(tools, pair.seed, changes),
  };
  const result = await tools.engine.edit(request, () => undefined);
  return { result, pictures: result.candidates.map(({ image, patch }) => composite(pair.picture, image, patch)) };
}

/** The picture of a run of one candidate. */
export async function picture(...args: Parameters<typeof painted>): Promise<Raster> {
  const [first] = (await painted(...args)).pictures;
  if (first === undefined) throw new Error("The engine gave no candidate.");
  return first;
}

/** How sure the judge is that the region shows the label; null without a judge. */
export async function judged(tools: Tools, shown: Raster, mask: Mask, label: number): Promise<number | null> {
  const verdict = await tools.judge?.(shown, mask);
  return verdict?.chances[label] ?? null;
}
