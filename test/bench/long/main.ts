/**
 * `npm run bench -- --long`: fifty queued edits and twenty cancelled ones with the shipped model, memory read after
 * every ten; then everything a user does while a run goes, with a hundred runs in the history. Prints two tables,
 * writes build/bench-long.json, gates nothing. `--edits 10 --cancelled 4 --side 2048` make it shorter.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { freePort } from "../../support/free-port";
import type { Answered } from "./answering";
import { topUpHistory } from "./history";
import { fillQueue, interactions } from "./interactions";
import { type LongOutcome, longRun, type Sample } from "./long-run";
import { isolated, openLong, openPlugin } from "./window";

interface Build {
  build(options: { out: string; uiUrl: string; quiet: boolean }): Promise<void>;
}
interface Serve {
  serve(options: { out: string; playground: number; ui: number }): Promise<{ url: string; close(): Promise<void> }>;
}

export async function measureLong(root: string, browserPath: string, options: readonly string[]): Promise<void> {
  const number = (name: string, usual: number): number => {
    const at = options.indexOf(`--${name}`);
    return at < 0 ? usual : Number(options[at + 1]);
  };
  const { build }: Build = await import(pathToFileURL(join(root, "build.mjs")).href);
  const { serve }: Serve = await import(pathToFileURL(join(root, "serve.mjs")).href);
  const [playground, ui] = [await freePort(), await freePort()];
  const out = join(root, "build/long");
  await build({ out, uiUrl: `http://localhost:${ui}/`, quiet: true });
  const site = await serve({ out, playground, ui });
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", ...isolated],
  });
  let [outcome, answers]: [LongOutcome | null, readonly Answered[]] = [null, []];
  try {
    const window = await openLong(browser, site.url, number("side", 4096));
    const [edits, cancelled] = [number("edits", 50), number("cancelled", 20)];
    if (edits > 0) {
      outcome = await longRun(window, { edits, cancelled, every: Math.min(10, edits) }, (sample) => line(sample));
      console.log(`${outcome.kept} runs in the history, ${outcome.stopped} edits cancelled.`);
    }
    await topUpHistory(window.playground, 100);
    const busy = { ...window, plugin: await openPlugin(window.playground) };
    await fillQueue(busy, number("queued", 50));
    answers = await interactions(browser, busy);
    print(answers);
    for (const error of window.playground.errors) console.error(`The page reported: ${error}`);
  } finally {
    await browser.close();
    await site.close();
    await writeFile(join(root, "build/bench-long.json"), `${JSON.stringify({ outcome, answers }, null, 2)}\n`);
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

function line({ done, nodes, listeners, ...held }: Sample): void {
  const megabytes = Object.entries(held).map(([name, value]) => `${name} ${value === null ? "-" : round(value)}`);
  console.log(`${String(done).padStart(3)} done: MB ${megabytes.join(", ")}; ${nodes} nodes, ${listeners} listeners`);
}

function print(answers: readonly Answered[]): void {
  console.table(
    answers.map(({ doing, events, slowest, slowestEvent, longestTask, tasks, processor }) => ({
      doing,
      events,
      "slowest ms": slowest,
      of: slowestEvent,
      "longest task ms": round(longestTask),
      "tasks over 50": tasks,
      "processor ms": round(processor),
    })),
  );
  for (const { doing, blame } of answers) {
    for (const one of blame.filter((text) => Number.parseInt(text, 10) >= 20)) console.log(`${doing}: ${one}`);
  }
}
