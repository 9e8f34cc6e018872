/** The bundled program in a process of its own. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Bench, makeBench } from "../../support/node-cli";
import { repository, tinyPack } from "../../support/node-packs";

let bench: Bench;
/** Inside the repository, so that packages resolve as they do from build/cli.mjs. */
const out = join(repository, "build", "test-cli");

beforeAll(async () => {
  bench = makeBench();
  const { build }: { build(options: object): Promise<void> } = await import(
    pathToFileURL(join(repository, "build.mjs")).href
  );
  await build({ out, only: ["cli"], quiet: true });
});
afterAll(() => bench.remove());

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param interruptAfter milliseconds after which Ctrl+C is pressed */
function run(argv: readonly string[], interruptAfter?: number): Promise<Ended> {
  const child = spawn(process.execPath, [join(out, "cli.mjs"), ...argv], { cwd: bench.folder });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  if (interruptAfter !== undefined) setTimeout(() => child.kill("SIGINT"), interruptAfter);
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, stdout, stderr })));
}

const usual = ["fill", "--image", "photo.png", "--mask", "mask.png", "--out", "out.png", "--pack", tinyPack];

it("paints, prints the file and the seed, and exits with 0", async () => {
  const ended = await run([...usual, "--seed", "3", "--steps", "2", "--prompt", "a red car"]);
  expect(ended).toMatchObject({ status: 0, stdout: `${bench.path("out.png")} (seed 3)\n` });
});

it("exits with 2 and one sentence, without a stack, for a wrong command line", async () => {
  const ended = await run([...usual, "--seed", "x"]);
  expect(ended).toMatchObject({ status: 2, stdout: "" });
  expect(ended.stderr.trim().split("\n")).toHaveLength(1);
});

it("exits with 130 after Ctrl+C and leaves nothing behind", async () => {
  const before = bench.files();
  const ended = await run([...usual, "--steps", "100", "--count", "64", "--out", "never.png"], 4000);
  expect(ended.status).toBe(130);
  expect(bench.files()).toEqual(before);
});
