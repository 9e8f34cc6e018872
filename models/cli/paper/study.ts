/** Runs experiments on pairs, one after another; what was measured is kept in a file, so that a run goes on where it was. */
import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { encodePng } from "../../engine/png";
import type { Raster } from "../../image/raster";
import { b9, b11, b12 } from "./applications";
import { b4 } from "./blending";
import { b1, b3, b13, l4 } from "./exactness";
import type { Conclusion, Experiment, Row, Shown } from "./experiment";
import { b6, b7, b8 } from "./guiding";
import { makePairs, type Pair } from "./pairs";
import type { Tools } from "./tools";

export const experiments: readonly Experiment[] = [b1, b3, b4, b6, b7, b8, b9, b11, b12, b13, l4];

export interface Plan {
  readonly pairs: number;
  readonly seed: number;
  /** Ids to run; empty = all. */
  readonly only: readonly string[];
  /** Where rows and figures are kept. */
  readonly folder: string;
  readonly progress: (sentence: string) => void;
}

export interface Finding {
  readonly experiment: Experiment;
  readonly rows: readonly Row[];
  /** null = it could not run, because the pack has no pair. */
  readonly conclusion: Conclusion | null;
}

/** Rows of experiments by pair; pictures of the first few are written as figures. */
export async function runStudy(tools: Tools, plan: Plan): Promise<readonly Finding[]> {
  const pairs = makePairs(plan.pairs, plan.seed, tools.paints);
  const log = await openLog(plan, keyOf(tools));
  const findings: Finding[] = [];
  for (const experiment of experiments) {
    if (plan.only.length > 0 && !plan.only.some((id) => experiment.id.split(/ and |, /).includes(id))) continue;
    if (experiment.needsPair && tools.rank === null) {
      findings.push({ experiment, rows: [], conclusion: null });
      continue;
    }
    const rows: Row[] = [];
    // The first ones, never fewer than two: whoever takes part is decided by the number alone.
    for (const pair of pairs.slice(0, Math.max(2, Math.ceil(experiment.share * pairs.length)))) {
      const known = log.read(experiment.id, pair.index);
      if (known === undefined) plan.progress(`${experiment.id}, picture ${pair.index + 1}`);
      rows.push(known ?? (await log.write(experiment.id, pair.index, await measured(tools, experiment, pair, plan))));
    }
    findings.push({ experiment, rows, conclusion: experiment.conclude(rows) });
  }
  return findings;
}

/** Another pack, judge or number of steps is another study. */
function keyOf({ pack, judge, steps }: Tools): string {
  const files = [pack.networks.painter, pack.networks.text, pack.pair?.networks.image, pack.pair?.networks.text];
  const facts = [...files.map((file) => file?.sha256), judge === null ? "no judge" : "judge", steps];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 12);
}

/** Pairs whose pictures are kept. */
const figures = 6;

async function measured(tools: Tools, experiment: Experiment, pair: Pair, plan: Plan): Promise<Row> {
  let strip: Shown = [];
  const row = await experiment.run(tools, pair, (shown) => {
    strip = shown;
  });
  if (pair.index < figures && strip.length > 0) {
    const file = join(plan.folder, "figures", `${slug(experiment.id)}-${pair.index}.png`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, encodePng(sideBySide(strip.map(({ picture }) => picture))));
    const names = { prompt: pair.prompt, columns: strip.map(({ name }) => name) };
    await writeFile(file.replace(/png$/, "json"), `${JSON.stringify(names)}\n`);
  }
  return row;
}

export function slug(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

interface Log {
  read(id: string, pair: number): Row | undefined;
  write(id: string, pair: number, row: Row): Promise<Row>;
}

async function openLog({ folder, seed }: Plan, key: string): Promise<Log> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `rows-${seed}-${key}.jsonl`);
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  const known = new Map(
    lines.map((line) => {
      const { id, pair, row } = JSON.parse(line) as { id: string; pair: number; row: Row };
      return [`${id} ${pair}`, row];
    }),
  );
  return {
    read: (id, pair) => known.get(`${id} ${pair}`),
    async write(id, pair, row) {
      await appendFile(file, `${JSON.stringify({ id, pair, row })}\n`);
      return row;
    },
  };
}

const gap = 4;

/** Pictures of one height in a row, with white between. */
function sideBySide(pictures: readonly Raster[]): Raster {
  const width = pictures.reduce((sum, picture) => sum + picture.width + gap, -gap);
  const height = Math.max(...pictures.map((picture) => picture.height));
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  let left = 0;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y++) {
      const row = picture.data.subarray(4 * y * picture.width, 4 * (y + 1) * picture.width);
      data.set(row, 4 * (y * width + left));
    }
    left += picture.width + gap;
  }
  return { width, height, data };
}
