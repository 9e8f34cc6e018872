/**
 * `npm run -s paper -- blended [--pairs N] [--seed S] [--noises 1 to 3] [--json] [--only B1,B4] [--workers N] [--minutes M] [--pack FOLDER]
 * [--steps N] [--data FOLDER] [--native FOLDER]`: the papers' claims on the pack that ships. What was measured is kept in build/paper; the
 * same command goes on where it was.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { Argument, Command } from "commander";
import { findPackageFolder, nodeIo } from "../cli/node-io";
import { dataOption, whole } from "../cli/options";
import { verdictOf } from "./experiment";
import { type Entry, memoryLog, openLog } from "./log";
import { pageOf } from "./page";
import { noises } from "./pairs";
import { findingsOf, type Plan, type Prepared, passes, prepared, runPass, type Share } from "./study";
import { openTools, type ToolsWish } from "./tools";

interface Options {
  readonly pairs: number;
  readonly seed: number;
  readonly json: boolean;
  readonly noises: number;
  readonly only: string;
  readonly workers: number;
  readonly minutes?: number;
  readonly pack?: string;
  readonly steps?: number;
  readonly native?: string;
  readonly data: string;
}

/** What a worker is told: its share of one pass. */
interface Task {
  readonly plan: Plan;
  readonly study: Prepared;
  readonly wish: ToolsWish;
  readonly pass: number;
  readonly share: Share;
  readonly entries: readonly Entry[];
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
  const { plan, study, wish, pass, share, entries } = workerData as Task;
  await runPass(await openTools(io, wish), plan, study, pass, share, memoryLog(entries), (entry) =>
    parentPort?.postMessage(entry),
  );
}

async function main(): Promise<number> {
  const options = new Command("paper")
    .description("Tests a paper's claims and writes docs/blended-diffusion.md.")
    .addArgument(new Argument("<paper>", "which one").choices(["blended"]))
    .option("--pairs <n>", "pairs of picture and words", whole(2, 1000), 50)
    .option("--seed <s>", "which pairs and noise", whole(0, 2 ** 32 - 1), 2022)
    .option("--noises <n>", "noise seeds for each pair", whole(1, noises), noises)
    .option("--only <ids>", "some experiments alone, e.g. B1,B4; writes no page", "")
    .option("--workers <n>", "how many engines at a time", whole(1, 64), 2)
    .option("--minutes <m>", "stop measuring after so many; the page tells what there is", whole(0, 10_000))
    .option("--pack <id or folder>", "another pack")
    .option("--steps <n>", "steps of a run where the claim does not say (default: 4)", whole(2, 100))
    .addOption(dataOption("picture archives; without them all pictures are drawn", io))
    .option("--native <folder>", "onnxruntime-node, installed anywhere: the same networks, five times as fast")
    .option("--json", "print rows and conclusions as one JSON object; writes no page", false)
    .parse()
    .opts<Options>();
  const only = options.only === "" ? [] : options.only.split(",");
  const folder = join(io.packageFolder, "build", "paper");
  const plan: Plan = {
    pairs: options.pairs,
    seed: options.seed,
    noises: options.noises,
    only,
    data: options.data,
    folder,
  };
  const wish = {
    pack: options.pack,
    steps: options.steps,
    native: options.native && resolve(io.workingFolder, options.native),
  };
  const tools = await openTools(io, wish);
  const study = await prepared(tools, plan);
  const log = await openLog(folder, study.key);
  const until = options.minutes === undefined ? Number.POSITIVE_INFINITY : io.now() + 60_000 * options.minutes;
  let measured = 0;
  for (const [pass, members] of passes.entries()) {
    // What measures time measures it alone.
    const of = members.some(({ alone }) => alone !== undefined) ? 1 : Math.min(options.workers, plan.pairs);
    const tasks = Array.from({ length: of }, (_, first) => ({
      plan,
      study,
      wish,
      pass,
      share: { first, of },
      entries: log.entries(),
    }));
    const take = async (entry: Entry): Promise<void> => {
      await log.write(entry);
      measured++;
      if (io.isTerminal) io.stderr(`\r\u001b[K${measured} measured, last ${entry.id} of pair ${entry.pair + 1}`);
    };
    if (io.now() < until) await Promise.all(tasks.map((task) => inWorker(task, take, until - io.now())));
  }
  if (io.isTerminal) io.stderr("\r\u001b[K");
  const findings = findingsOf(tools, plan, log);
  if (options.json) {
    const facts = findings.map(({ experiment: { id }, rows, verdicts }) => ({ id, verdicts, rows }));
    io.stdout(
      `${JSON.stringify({ pack: tools.pack.id, pairs: plan.pairs, seed: plan.seed, noises: plan.noises, findings: facts })}\n`,
    );
    return 0;
  }
  for (const { id, holds, says } of findings.flatMap(({ verdicts }) => verdicts)) {
    io.stdout(`${id}, ${verdictOf(holds)}: ${says}\n`);
  }
  if (only.length > 0) return 0;
  const docs = join(io.packageFolder, "docs");
  await mkdir(docs, { recursive: true });
  await writeFile(
    join(docs, "blended-diffusion.md"),
    await pageOf(findings, tools, { ...plan, docs, hasGallery: true }, study),
  );
  return 0;
}

/** Ends the worker when the time is over; what it has measured by then is kept. */
function inWorker(task: Task, take: (entry: Entry) => Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task });
    let writing = Promise.resolve();
    let isOver = false;
    const timer = Number.isFinite(milliseconds)
      ? setTimeout(() => {
          isOver = true;
          void worker.terminate();
        }, milliseconds)
      : undefined;
    worker.on("message", (entry: Entry) => {
      writing = writing.then(() => take(entry));
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      clearTimeout(timer);
      if (code !== 0 && !isOver) reject(new Error(`A worker ended with ${code}.`));
      else writing.then(resolve, reject);
    });
  });
}
