/**
 * `npm run evaluate`: the embedded pack's figures, through the engine as it ships, on scenes that no training saw.
 *
 *   npm run -s evaluate -- [--scenes N] [--seed S] [--json] [--sheet FILE] [--workers N] [--data FOLDER] [--fresh]
 *
 * Interrupted, it prints what it has; started again with the same pack, judge and code, it goes on from there.
 */
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { Command } from "commander";
import { nodeEngine } from "../cli/engine-node";
import type { CliIo } from "../cli/io";
import { findPackageFolder, nodeIo } from "../cli/node-io";
import { dataOption, whole } from "../cli/options";
import { choosePack } from "../cli/packs";
import { shippedStarts } from "../cli/shipped-packs";
import { wasmBackend } from "../engine/ort";
import { encodePng } from "../engine/png";
import { type CandidateTime, measuredTimes } from "./candidate-time";
import { missingArchives, readHeldOut } from "./held-out";
import { withTrunk } from "./inner-outputs";
import { makeJudge } from "./judge";
import { type Kept, keyOf, openKept } from "./kept";
import { sceneKinds } from "./kinds";
import { measureScene, type SceneResult } from "./measure-scene";
import type { PaintTools } from "./paint";
import { makePerceptual } from "./perceptual";
import { timedScenes } from "./protocol";
import { libraryLook, makeColouredTruth, makeScene, sceneList } from "./scenes";
import { sheetOf } from "./sheet";
import { summarize } from "./summary";
import { tableOf } from "./table";

interface Plan {
  readonly scenes: number;
  readonly seed: number;
  readonly data: string;
  /** This worker takes scenes `first`, `first + of`, … */
  readonly first: number;
  readonly of: number;
  /** Scenes that an earlier run has measured. */
  readonly done: readonly number[];
}

const io = nodeIo(await findPackageFolder(import.meta.url));

if (isMainThread) {
  const status = await main().catch((error: unknown) => {
    io.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
    if (io.debug && error instanceof Error) io.stderr(`${error.stack}\n`);
    return 1;
  });
  process.exit(status);
} else {
  for await (const result of measured(workerData as Plan, io)) parentPort?.postMessage(result);
}

async function main(): Promise<number> {
  const options = new Command("evaluate")
    .description("Measures the embedded pack on scenes that no training saw.")
    .option("--scenes <n>", "how many scenes", whole(1, 100_000), 500)
    .option("--seed <s>", "which scenes", whole(0, 2 ** 32 - 1), 4242)
    .option("--json", "print one JSON object", false)
    .option("--sheet <file>", "PNG of the first 24 fills and, in the last row, the worst ten")
    .option("--workers <n>", "how many engines at a time", whole(1, 64), 2)
    .addOption(dataOption("the picture archives", io))
    .option("--fresh", "measure all scenes again, also those that an earlier run has measured", false)
    .parse()
    .opts<Options>();
  const missing = await missingArchives(options.data);
  if (missing.length > 0) {
    throw new Error(
      `${options.data} lacks ${missing.join(", ")}: the evaluation makes its scenes from the pictures the pack was ` +
        `trained beside, which are not in the repository (models/training/README.md). Name their folder with --data.`,
    );
  }
  const kept = await keptResults(options);
  const results: SceneResult[] = options.fresh ? [] : [...kept.results];
  if (results.length > 0) io.stderr(`${results.length} scenes were measured before and are not measured again.\n`);
  const done = results.map(({ index }) => index);
  const workers = Math.min(options.workers, options.scenes);
  // Ctrl+C ends the run early; what was measured is told.
  let isStopped = false;
  const stopped = new Promise<void>((done) =>
    io.onInterrupt(() => {
      isStopped = true;
      done();
    }),
  );
  let writing = Promise.resolve();
  const all = Promise.all(
    Array.from({ length: workers }, (_, first) =>
      inWorker(
        { scenes: options.scenes, seed: options.seed, data: options.data, first, of: workers, done },
        (result) => {
          results.push(result);
          // One line is written at once; a run that is killed loses what has not arrived.
          writing = writing.then(() => kept.add(result));
          if (io.isTerminal) io.stderr(`\r${results.length} of ${options.scenes} scenes`);
        },
      ),
    ),
  );
  await Promise.race([all, stopped]);
  await writing;
  if (io.isTerminal) io.stderr("\r\u001b[K");
  if (results.length === 0) throw new Error("Stopped before the first scene was measured.");
  // The workers are gone: what the process works now is these fills alone.
  const times = isStopped ? [] : await Promise.race([timed(options), stopped.then(() => [])]);
  const facts = { seed: options.seed, names: sceneKinds.length, bytes: await shippedBytes(), times };
  results.sort((a, b) => a.index - b.index);
  const summary = summarize(results, facts);
  if (options.sheet !== undefined) {
    await writeFile(resolve(io.workingFolder, options.sheet), encodePng(sheetOf(results)));
  }
  io.stdout(options.json ? `${JSON.stringify(summary)}\n` : tableOf(summary));
  return 0;
}

interface Options {
  readonly scenes: number;
  readonly seed: number;
  readonly json: boolean;
  readonly workers: number;
  readonly data: string;
  readonly fresh: boolean;
  readonly sheet?: string;
}

async function keptResults({ scenes, seed }: Options): Promise<Kept> {
  const files = ["models/packs/embedded/pack.json", "models/training/judge/judge.onnx", "build/library/library.json"];
  const contents = await Promise.all(
    [fileURLToPath(import.meta.url), ...files.map((file) => join(io.packageFolder, file))].map((path) =>
      readFile(path),
    ),
  );
  return openKept(join(io.packageFolder, "build", "evaluated"), keyOf([...contents, `${scenes} ${seed}`]));
}

function inWorker(plan: Plan, take: (result: SceneResult) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: plan });
    worker.on("message", take);
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
  });
}

async function* measured(plan: Plan, cli: CliIo): AsyncGenerator<SceneResult> {
  const heldOut = await readHeldOut(plan.data);
  if (heldOut === null) throw new Error(`The picture archives in ${plan.data} are not complete.`);
  const judgeBytes = new Uint8Array(await readFile(join(cli.packageFolder, "models/training/judge/judge.onnx")));
  const trunk = withTrunk(judgeBytes);
  const tools = {
    ...(await paintTools(cli)),
    judge: makeJudge(await wasmBackend(cli.wasm).open(judgeBytes, "judge")),
    perceptual: makePerceptual(await wasmBackend(cli.wasm).open(trunk.model, "judge's features"), trunk.names),
  };
  const list = sceneList(heldOut, plan.scenes, plan.seed);
  const labels = list.map(({ label }) => label);
  for (let index = plan.first; index < list.length; index += plan.of) {
    if (plan.done.includes(index)) continue;
    const scene = await makeScene(heldOut, list[index] as (typeof list)[number], index, plan.seed);
    const colouredTruth = () => makeColouredTruth(heldOut, scene, index, plan.seed);
    const cutoutOf = (label: number) => libraryLook(heldOut, label);
    yield await measureScene(scene, index, { labels, colouredTruth, cutoutOf }, plan, tools);
  }
}

async function paintTools(cli: CliIo): Promise<PaintTools> {
  const { pack, source } = await choosePack(undefined, cli);
  return {
    engine: nodeEngine(cli, [source], shippedStarts(cli)),
    pack,
    encode: (picture) => ({ type: "image/png", bytes: encodePng(picture) }),
    now: cli.now,
  };
}

async function timed({ scenes, seed, data }: Options): Promise<readonly CandidateTime[]> {
  const heldOut = await readHeldOut(data);
  if (heldOut === null) return [];
  const list = sceneList(heldOut, Math.min(scenes, timedScenes), seed);
  const first = await Promise.all(list.map((each, index) => makeScene(heldOut, each, index, seed)));
  return measuredTimes(first, await paintTools(io), () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
}

/** What the plugin carries: the pack with its texts, and the library. */
async function shippedBytes(): Promise<number> {
  const folders = ["models/packs/embedded", "build/library"].map((folder) => join(io.packageFolder, folder));
  const sizes = await Promise.all(
    folders.map(async (folder) => {
      const files = await readdir(folder);
      const all = await Promise.all(files.map((file) => stat(join(folder, file))));
      return all.reduce((sum, { size }) => sum + size, 0);
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
