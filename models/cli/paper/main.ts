/**
 * `npm run -s paper -- blended [--pairs N] [--seed S] [--json] [--only B1,B4] [--pack FOLDER] [--steps N]`: the papers'
 * claims on the pack that ships. What was measured is kept in build/paper; the same command goes on where it was.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Argument, Command } from "commander";
import { findPackageFolder, nodeIo } from "../node-io";
import { whole } from "../options";
import { pageOf } from "./page";
import { runStudy } from "./study";
import { openTools } from "./tools";

interface Options {
  readonly pairs: number;
  readonly seed: number;
  readonly json: boolean;
  readonly only: string;
  readonly pack?: string;
  readonly steps?: number;
}

const io = nodeIo(await findPackageFolder(import.meta.url));

async function main(): Promise<void> {
  const command = new Command("paper")
    .description("Tests a paper's claims and writes docs/blended-diffusion.md.")
    .addArgument(new Argument("<paper>", "which one").choices(["blended"]))
    .option("--pairs <n>", "pairs of picture and words", whole(2, 1000), 50)
    .option("--seed <s>", "which pairs and noise", whole(0, 2 ** 32 - 1), 2022)
    .option("--only <ids>", "some experiments alone, e.g. B1,B4; writes no page", "")
    .option("--pack <id or folder>", "another pack")
    .option("--steps <n>", "steps of a run (default: the pack's)", whole(1, 100))
    .option("--json", "print rows and conclusions as one JSON object; writes no page", false)
    .parse();
  const options = command.opts<Options>();
  const only = options.only === "" ? [] : options.only.split(",");
  const tools = await openTools(io, options.pack, options.steps);
  const folder = join(io.packageFolder, "build", "paper");
  const plan = {
    ...{ pairs: options.pairs, seed: options.seed, only, folder },
    docs: join(io.packageFolder, "docs"),
    progress: (sentence: string) => (io.isTerminal ? io.stderr(`\r\u001b[K${sentence}`) : undefined),
  };
  const findings = await runStudy(tools, plan);
  if (io.isTerminal) io.stderr("\r\u001b[K");
  if (options.json) {
    const facts = findings.map(({ experiment: { id, claim }, ...rest }) => ({ id, claim, ...rest }));
    io.stdout(`${JSON.stringify({ pack: tools.pack.id, pairs: plan.pairs, seed: plan.seed, findings: facts })}\n`);
    return;
  }
  for (const { experiment, conclusion } of findings) {
    io.stdout(`${experiment.id}: ${conclusion === null ? "not run, the pack has no pair" : conclusion.says}\n`);
  }
  if (only.length === 0) await writeFile(join(plan.docs, "blended-diffusion.md"), await pageOf(findings, tools, plan));
}

await main().catch((error: unknown) => {
  io.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
  if (io.debug && error instanceof Error) io.stderr(`${error.stack}\n`);
  process.exitCode = 1;
});
