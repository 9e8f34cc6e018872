/** Which experiments there are, on which pairs each runs, and what they conclude. */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { encodePng } from "../engine/png";
import { readHeldOut } from "../evaluation/held-out";
import { b4 } from "./blending";
import { b1, b13 } from "./exactness";
import type { Experiment, Row, Shown, Table, Verdict } from "./experiment";
import { b12 } from "./extension";
import { b6, b7, tuning } from "./guiding";
import { b3 } from "./lambda";
import { l2, l3 } from "./latent";
import type { Entry, Log } from "./log";
import { makePairs, noises, type Pair, withNoise } from "./pairs";
import { b8 } from "./ranking";
import { b11 } from "./samplers";
import { sanity } from "./sanity";
import { b9 } from "./scribbles";
import { sideBySide } from "./strips";
import { l4 } from "./strokes";
import { timing } from "./timing";
import type { Tools } from "./tools";

/** One pass after another; inside a pass, pair by pair, so that experiments share what they have in common. */
export const passes: readonly (readonly Experiment[])[] = [
  [tuning],
  [b1, b3, b4, b6, b7, b9, b12, b13, l2, l3, l4, sanity, b11, b8],
  [timing],
];
export const experiments = passes.flat();

/** Pairs that choose a setting, and are never measured. */
const validationPairs = 12;
const firstValidation = 1000;
/** Changes when an experiment does, so that rows of two experiments are never mixed. */
const version = 2;

export interface Plan {
  readonly pairs: number;
  readonly seed: number;
  /** With how many of the noise seeds every pair is painted, 1 to 3. */
  readonly noises: number;
  /** Ids of claims or experiments to run; empty = all. */
  readonly only: readonly string[];
  /** The picture archives, which may be missing. */
  readonly data: string;
  /** Where rows and figures are kept. */
  readonly folder: string;
}

export interface Finding {
  readonly experiment: Experiment;
  /** What ran the networks. */
  readonly kernels: ReadonlySet<string>;
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
  readonly tables: readonly Table[];
}

export interface Prepared {
  readonly pairs: readonly Pair[];
  readonly validation: readonly Pair[];
  /** Of the networks, the judge, the pictures and the settings: another of them is another study. */
  readonly key: string;
  readonly photographs: number;
}

export async function prepared(tools: Tools, plan: Plan): Promise<Prepared> {
  const photographs = (await readHeldOut(plan.data))?.backgrounds ?? [];
  const common = { seed: plan.seed, names: tools.paints, photographs };
  const pairs = await makePairs({ ...common, count: plan.pairs });
  const validation = await makePairs({
    ...common,
    count: tools.isShort ? 2 : validationPairs,
    first: firstValidation,
    // A pack of few names has none to spare.
    ...(tools.paints.size > 2 * plan.pairs && { without: new Set(pairs.map(({ name }) => name)) }),
  });
  const { pack, judgeHash, steps, isShort } = tools;
  const files = [pack.networks.denoiser, pack.networks.text, pack.clip?.networks.image, pack.clip?.networks.text];
  const facts = [version, ...files.map((file) => file?.sha256), judgeHash, steps, isShort, photographs.length];
  const key = createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 12);
  return { pairs, validation, key: `${plan.seed}-${key}`, photographs: photographs.length };
}

export interface Share {
  /** This one takes pairs `first`, `first + of`, … */
  readonly first: number;
  readonly of: number;
}

/** Measures what a pass still lacks. @param take gets each new row; @param isOver asked before each */
export async function runPass(
  tools: Tools,
  plan: Plan,
  { pairs, validation, key }: Prepared,
  pass: number,
  share: Share,
  log: Pick<Log, "has" | "rows">,
  take: (entry: Entry) => Promise<void> | void,
): Promise<void> {
  const chosen = (passes[pass] ?? []).filter((experiment) => isWanted(experiment, plan) && canRun(experiment, tools));
  const tuned = log.rows(tuning.id);
  const count = Math.max(pairs.length, validation.length);
  for (let turn = 0; turn < plan.noises; turn++) {
    for (let i = share.first; i < count; i += share.of) {
      const [measured, tunes] = [pairs[i], validation[i]].map(
        (pair) => pair && withNoise(pair, (pair.index + turn) % noises),
      );
      for (const experiment of chosen) {
        const pair = experiment.tunes ? tunes : measured;
        if (pair === undefined || log.has(experiment.id, pair.index, pair.noise)) continue;
        if (experiment.onlyShipping && tools.kernels !== "wasm") continue;
        if (experiment.alone !== undefined && (share.first > 0 || i >= experiment.alone * share.of)) continue;
        if (turn > 0 && isOnce(experiment)) continue;
        const folder = turn === 0 ? join(plan.folder, key) : null;
        const row = await measuredRow(tools, experiment, pair, tuned, folder);
        await take({ id: experiment.id, pair: pair.index, noise: pair.noise, row, kernels: tools.kernels });
      }
    }
  }
}

const isOnce = ({ once, tunes, alone }: Experiment): boolean => once === true || tunes === true || alone !== undefined;

/** What rows say. */
export function findingsOf(tools: Tools, plan: Plan, log: Pick<Log, "rows" | "kernels">): readonly Finding[] {
  const tuned = log.rows(tuning.id);
  return experiments
    .filter((experiment) => !experiment.tunes && isWanted(experiment, plan))
    .map((experiment) => {
      const rows = log.rows(experiment.id, plan.pairs);
      const kernels = log.kernels(experiment.id);
      if (!canRun(experiment, tools) || rows.length === 0)
        return { experiment, kernels, rows: [], verdicts: [], tables: [] };
      const tables = experiment.tables?.(rows, tuned) ?? [];
      return { experiment, kernels, rows, verdicts: experiment.conclude(rows, tuned), tables };
    });
}

function isWanted({ id, tunes }: Experiment, { only }: Plan): boolean {
  return (
    only.length === 0 ||
    id.split(/ and |, /).some((part) => only.includes(part)) ||
    (tunes && only.includes("B6")) === true
  );
}

const canRun = ({ needsPair }: Experiment, tools: Tools): boolean => !needsPair || tools.pair !== null;

/** Pairs whose pictures are kept; photographs are measured and not shown. */
const figures = 10;

async function measuredRow(
  tools: Tools,
  experiment: Experiment,
  pair: Pair,
  tuned: readonly Row[],
  folder: string | null,
): Promise<Row> {
  let strip: Shown = [];
  const row = await experiment.run(tools, pair, (shown) => (strip = shown), tuned);
  if (folder !== null && pair.index < figures && !pair.isPhotograph && strip.length > 0) {
    const file = join(folder, `${slug(experiment.id)}-${pair.index}.png`);
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
