/** What experiments work with: the shipping engine, the pack's own networks, and a judge that neither guides nor ranks. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeCodec } from "../cli/codec-node";
import { nodeEngine } from "../cli/engine-node";
import type { CliIo } from "../cli/io";
import { choosePack } from "../cli/packs";
import { shippedStarts } from "../cli/shipped-packs";
import type { EngineApi } from "../contract/engine-api";
import type { PlacedImage } from "../contract/picture";
import type { EditRequest } from "../contract/request";
import type { EditResult } from "../contract/result";
import { type EditSettings, type GuideSettings, standardGuide, standardSettings } from "../contract/settings";
import { type LoadedPack, openPack } from "../engine/loaded-pack";
import { wasmBackend } from "../engine/ort";
import { encodePng } from "../engine/png";
import { withTrunk } from "../evaluation/inner-outputs";
import { type Judge, makeJudge } from "../evaluation/judge";
import { makePerceptual, type Perceptual } from "../evaluation/perceptual";
import { readPack } from "../families/registry";
import { composite } from "../image/composite";
import type { Mask, Raster } from "../image/raster";
import { encodeRuns } from "../image/runs";
import type { ModelPack } from "../packs/pack";
import { type Cutouts, readCutouts } from "./library-cutouts";
import { nativeBackend } from "./native";
import type { Pair } from "./pairs";

export interface Tools {
  readonly engine: EngineApi;
  readonly pack: ModelPack;
  readonly model: LoadedPack["model"];
  /** Null where the pack has none. */
  readonly pair: LoadedPack["clip"];
  /** Looks once (and mirrored) at the whole region: there are ten thousand pictures to look at. */
  readonly judge: Judge | null;
  readonly perceptual: Perceptual | null;
  /** Of the judge's file; null without one. */
  readonly judgeHash: string | null;
  readonly cutouts: Cutouts | null;
  /** Names the pack knows. */
  readonly paints: ReadonlySet<string>;
  readonly now: () => number;
  /** What runs the networks: "wasm" as it ships, or "node", native kernels. */
  readonly kernels: string;
  /** Steps of a run where the experiment does not say. */
  readonly steps: number;
  /** Tests run with fewer steps, candidates and settings. */
  readonly isShort: boolean;
}

export interface ToolsWish {
  /** Id or folder; null = the first that ships. */
  readonly pack?: string | undefined;
  readonly steps?: number | undefined;
  /** Folder of onnxruntime-node; none = WASM. */
  readonly native?: string | undefined;
  readonly isShort?: boolean;
}

export async function openTools(io: CliIo, { pack: wish, steps, native, isShort = false }: ToolsWish): Promise<Tools> {
  const { pack, source } = await choosePack(wish, io);
  const backend = native === undefined ? wasmBackend(io.wasm) : nativeBackend(native);
  const family = readPack(pack, source);
  const { model, clip: pair } = await openPack({ pack, source, family }, backend, () => undefined);
  const names = await family.names();
  const bytes = await readFile(join(io.packageFolder, "models/training/judge/judge.onnx")).catch(() => null);
  const trunk = bytes && withTrunk(new Uint8Array(bytes));
  const features = trunk && (await backend.open(trunk.model, "judge's features"));
  return {
    engine: nodeEngine(io, [source], shippedStarts(io), nodeCodec, backend),
    pack,
    model,
    pair,
    judge: features && makeJudge(features, 1),
    perceptual: features && makePerceptual(features, trunk.names),
    judgeHash: bytes && createHash("sha256").update(bytes).digest("hex"),
    cutouts: await readCutouts(join(io.packageFolder, "build", "library")),
    paints: new Set(names.map(({ name }) => name)),
    now: io.now,
    steps: steps ?? usualSteps,
    kernels: backend.backend,
    isShort,
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

/** Few, so that fifty pairs of everything fit into an hour of processor time; every comparison has equal steps. */
const usualSteps = 4;

/** As in the paper, the painter does not hear the words. Few copies unless copies are the question: each costs a fifth of a step. */
export function guideOf(changes: Partial<GuideSettings> = {}): GuideSettings {
  return { ...standardGuide, augmentations: 2, silent: true, ...changes };
}

/** Steps of guided runs; the last one is not guided. */
export const guidedSteps = ({ steps, isShort }: Tools): number => (isShort ? steps : 5);

type Job = Pick<Pair, "picture" | "mask" | "prompt" | "seed">;

interface Run {
  readonly result: EditResult;
  readonly pictures: readonly Raster[];
}

/** Runs of the pictures in use: experiments of one pair share what they have in common. */
const known = new WeakMap<Raster, Map<string, Promise<Run>>>();
const maskNumbers = new WeakMap<Mask, number>();
let masks = 0;

/** Paints a pair, or the same with another prompt, picture or mask; the same job only once. */
export function painted(tools: Tools, job: Job, changes: Partial<EditSettings> = {}): Promise<Run> {
  if (!maskNumbers.has(job.mask)) maskNumbers.set(job.mask, masks++);
  const ordered = Object.entries(settingsOf(tools, job.seed, changes)).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify([job.prompt, maskNumbers.get(job.mask), tools.pack.id, ordered]);
  const runs = known.get(job.picture) ?? new Map<string, Promise<Run>>();
  known.set(job.picture, runs);
  const run = runs.get(key) ?? paintedAnew(tools, job, changes);
  runs.set(key, run);
  return run;
}

async function paintedAnew(tools: Tools, job: Job, changes: Partial<EditSettings>): Promise<Run> {
  const request: EditRequest = {
    id: "study",
    packId: tools.pack.id,
    kind: "fill",
    source: placed(job.picture),
    mask: runsOf(job.mask),
    prompt: job.prompt,
    reference: "none",
    settings: settingsOf(tools, job.seed, changes),
  };
  const result = await tools.engine.edit(request, () => undefined);
  return { result, pictures: result.candidates.map(({ image, patch }) => composite(job.picture, image, patch)) };
}

/** The picture of a run of one candidate. */
export async function picture(...args: Parameters<typeof painted>): Promise<Raster> {
  const [first] = (await painted(...args)).pictures;
  if (first === undefined) throw new Error("The engine gave no candidate.");
  return first;
}

/** The finished picture of any request of one candidate. @param shift where the source lies in `below` */
export async function finished(
  tools: Tools,
  request: EditRequest,
  below: Raster,
  shift = { x: 0, y: 0 },
): Promise<Raster> {
  const [candidate] = (await tools.engine.edit(request, () => undefined)).candidates;
  if (candidate === undefined) throw new Error("The engine gave no candidate.");
  const { patch, image } = candidate;
  return composite(below, image, { ...patch, x: patch.x + shift.x, y: patch.y + shift.y });
}
