/**
 * `npm run starts`: for each name, does a fill do better from the library's picture or a drawing, or by the painter
 * alone? Counted on backgrounds of the validation split by the pack's own text-image pair: it must name what was painted
 * among all names. The judge takes no part, because what it decided it could no longer measure. Writes starts.json into
 * the pack and its entry into pack.json.
 *
 *   npm run -s starts -- [--scenes N] [--seed S] [--steps N] [--workers N] [--data FOLDER] [--rows FILE]
 */
import { createHash } from "node:crypto";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { Command } from "commander";
import { nodeEngine } from "../cli/engine-node";
import { findPackageFolder, nodeIo } from "../cli/node-io";
import { dataOption, whole } from "../cli/options";
import { choosePack } from "../cli/packs";
import { shippedStarts } from "../cli/shipped-packs";
import { random } from "../diffusion/random";
import { lazyClip } from "../engine/guiding-clip";
import { wasmBackend } from "../engine/ort";
import { encodePng } from "../engine/png";
import { squareAround } from "../guidance/view";
import { maskBounds } from "../image/mask";
import { modelPicture } from "../image/picture";
import type { Mask, Raster } from "../image/raster";
import { similarity } from "../networks/clip-text";
import { readBackgrounds } from "./held-out";
import { sceneKinds } from "./kinds";
import { filled } from "./paint";
import { emptyScene } from "./scenes";
import { type Row, startsOf } from "./starts-table";

interface Plan {
  readonly scenes: number;
  readonly seed: number;
  readonly steps: number;
  readonly data: string;
  readonly first: number;
  readonly of: number;
}

const io = nodeIo(await findPackageFolder(import.meta.url));

if (isMainThread) process.exit(await main());
else for await (const row of measured(workerData as Plan)) parentPort?.postMessage(row);

async function main(): Promise<number> {
  const options = new Command("starts")
    .option("--scenes <n>", "regions for each name", whole(1, 1000), 2)
    .option("--seed <s>", "which regions", whole(0, 2 ** 32 - 1), 77)
    .option("--steps <n>", "of each fill", whole(1, 100), 4)
    .option("--workers <n>", "how many engines at a time", whole(1, 64), 1)
    .addOption(dataOption("the picture archives", io))
    .option("--rows <file>", "JSON lines of what is measured; what it holds already is not measured again")
    .parse()
    .opts<{ scenes: number; seed: number; steps: number; workers: number; data: string; rows?: string }>();
  const { scenes, seed, steps, workers: of, data, rows: file } = options;
  const rows: Row[] = file === undefined ? [] : await kept(file);
  const from = rows.length;
  const plan = { scenes, seed, steps, data, of };
  await Promise.all(
    Array.from(
      { length: of },
      (_, first) =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(fileURLToPath(import.meta.url), {
            workerData: { ...plan, first, done: rows.map(({ index }) => index) },
          });
          worker.on("message", (row: Row) => {
            rows.push(row);
            if (file !== undefined) void appendFile(file, `${JSON.stringify(row)}\n`);
            if (io.isTerminal) io.stderr(`\r${rows.length} of ${scenes * sceneKinds.length}`);
          });
          worker.on("error", reject);
          worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
        }),
    ),
  );
  const folder = join(io.packageFolder, "models/packs/embedded");
  const manifest = await readFile(join(folder, "pack.json"), "utf8");
  const { table, told } = startsOf(rows, { seed, steps });
  const bytes = new TextEncoder().encode(`${JSON.stringify(table, null, 1)}\n`);
  await writeFile(join(folder, "starts.json"), bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const entry = JSON.stringify({ file: "starts.json", bytes: bytes.length, sha256 }, null, 2).replace(/\n/g, "\n  ");
  // As text, so that nothing else of it changes.
  const others = manifest.replace(/,\n {2}"starts": \{[^}]*\}/, "").trimEnd();
  await writeFile(join(folder, "pack.json"), others.replace(/\n\}$/, `,\n  "starts": ${entry}\n}\n`));
  io.stdout(`${told}\n${rows.length - from} of ${rows.length} regions measured now.\n`);
  return 0;
}

async function kept(file: string): Promise<Row[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

async function* measured(plan: Plan & { readonly done?: readonly number[] }): AsyncGenerator<Row> {
  const backgrounds = await readBackgrounds(plan.data, "val");
  if (backgrounds === null) throw new Error(`The picture archives in ${plan.data} are not complete.`);
  const { pack, source } = await choosePack(undefined, io);
  const pair = lazyClip(pack, source, wasmBackend(io.wasm));
  if (pair === null) throw new Error("The pack has no text-image pair.");
  const prompts = sceneKinds.map(({ kind, name }) => (kind === "object" || kind === "photograph" ? `a ${name}` : name));
  const texts = await Promise.all(prompts.map((prompt) => pair.text(prompt)));
  const tools = {
    engine: nodeEngine(io, [source], shippedStarts(io)),
    pack,
    encode: (picture: Raster) => ({ type: "image/png", bytes: encodePng(picture) }) as const,
    now: io.now,
  };
  const done = new Set(plan.done);
  const all = plan.scenes * sceneKinds.length;
  for (let index = plan.first; index < all; index += plan.of) {
    if (done.has(index)) continue;
    const label = index % sceneKinds.length;
    const kind = sceneKinds[label] as (typeof sceneKinds)[number];
    const scene = await emptyScene(backgrounds, random(plan.seed).fork(`start ${index}`));
    const look = async (reference: "add" | "none") => {
      const prompt = prompts[label] as string;
      const edit = { steps: plan.steps, reference, prompt };
      const { pictures, references } = await filled(scene, edit, tools);
      const seen = regionOf(pictures[0] as Raster, scene.mask, pair.size);
      const { vector } = await pair.measure(seen, texts[label] as Float32Array<ArrayBuffer>, "cosine");
      const close = texts.map((text) => similarity(text, vector));
      const own = close[label];
      return { hit: Number(close.every((each) => each <= own)), near: own, source: references[0]?.source ?? null };
    };
    const reference = await look("add");
    // Where nothing is fetched both are the same picture.
    const alone = reference.source === null ? reference : await look("none");
    yield { index, name: kind.name, kind: kind.kind, reference, alone };
  }
}

/** The region on mid-grey, as the pair was trained to see it; 3 planes. */
function regionOf(picture: Raster, mask: Mask, side: number) {
  const data = picture.data.slice();
  for (let i = 0; i < mask.data.length; i++) data[4 * i + 3] = mask.data[i];
  return modelPicture({ ...picture, data }, squareAround(maskBounds(mask)), { width: side, height: side });
}
