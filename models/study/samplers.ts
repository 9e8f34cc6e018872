/** B11: ancestral and deterministic steps, few and many. */
import { maskBounds } from "../image/mask";
import type { Raster } from "../image/raster";
import { pastedOnly } from "./blending";
import { differs, estimate, tableOf } from "./estimate";
import { brief, type Experiment, type NewRow, paired, type Row, shown, type Table } from "./experiment";
import { standing } from "./library-cutouts";
import type { Pair } from "./pairs";
import { featuresOf, kernelDistances, nearestNeighbourTest, regionFeatures } from "./realism";
import { picture, type Tools } from "./tools";
import { judged } from "./verdicts";

const samplers = ["ancestral", "deterministic"] as const;
const stepCounts = [8, 50, 100] as const;
const runs = stepCounts.flatMap((steps) => samplers.map((sampler) => `${sampler}, ${steps} steps`));
const sets = ["pasted once", ...runs] as const;

/** The library's picture of the thing standing in the region; null without one. */
async function truthOf(tools: Tools, pair: Pair): Promise<Raster | null> {
  const box = maskBounds(pair.mask);
  const cut = await tools.cutouts?.fitted(pair.name, 0.9 * box.width, 0.9 * box.height);
  if (!cut) return null;
  const truth = standing(pair.picture, cut, box);
  for (let i = 0; i < pair.mask.data.length; i++) {
    if (pair.mask.data[i] === 0) truth.data.set(pair.picture.data.subarray(4 * i, 4 * i + 4), 4 * i);
  }
  return truth;
}

export const b11: Experiment = {
  id: "B11",
  method:
    "The painter with its words, both samplers, 8, 50 and 100 steps, the same first noise. Judge, and realism: kernel distance of the judge's deep features in the region to those of true regions (the library's picture of the thing standing in the same region with a soft shadow), × 1000; naive paste as control. Nearest: share of both sets whose nearest neighbour is of their own set; 0.5 = cannot be told apart.",
  async run(tools, pair) {
    const row: NewRow = {};
    const take = async (name: string, result: Raster): Promise<void> => {
      row[`features, ${name}`] = await regionFeatures(tools, result, pair.mask);
      Object.assign(row, await judged(tools, name, result, pair.mask, pair.label));
    };
    const truth = await truthOf(tools, pair);
    if (truth !== null) await take("true", truth);
    await take("pasted once", await pastedOnly(tools, pair));
    for (const count of stepCounts) {
      for (const sampler of samplers) {
        const steps = tools.isShort ? Math.min(count, 3) : count;
        await take(`${sampler}, ${count} steps`, await picture(tools, pair, { steps, sampler }));
      }
    }
    return row;
  },
  conclude(rows) {
    const gap = (steps: number) =>
      paired(rows, `place, ancestral, ${steps} steps`, `place, deterministic, ${steps} steps`);
    const distances = realism(rows);
    const by = (name: string): string => {
      const found = distances.find((each) => each.name === name);
      return found
        ? `${shown(found.distance)}${found.change ? `, minus the paste's ${shown(found.change)}` : ""}`
        : "not measured";
    };
    const [few, many] = [gap(8), gap(100)];
    return [
      {
        id: "B11",
        claim: "Ancestral steps are better with many steps (100), deterministic ones with few (25 and less; here 8).",
        holds: few.length === 0 ? null : differs(many, "above") === true && differs(few, "below") === true,
        key: `judge's place, ancestral minus deterministic: ${stepCounts.map((steps) => `${steps} steps ${shown(estimate(gap(steps)))}`).join(", ")}`,
        says: `Judge's place, ancestral minus deterministic: ${stepCounts.map((steps) => `${steps} steps ${shown(estimate(gap(steps)))} (${gap(steps).length} pairs)`).join(", ")}. Kernel distance to true regions: ${sets.map((name) => `${name} ${by(name)}`).join("; ")}.`,
      },
    ];
  },
  tables: (rows) => [tableOf("Judge", rows, ["true", ...sets], ["place", "certain", "first"]), realismTable(rows)],
};

function realism(rows: readonly Row[]) {
  const has = (row: Row, name: string): boolean =>
    typeof row[`features, ${name}`] === "object" && row[`features, ${name}`] !== null;
  // What a stopped run has not measured on every pair would take the other pairs away too.
  const measured = sets.filter((name) => rows.every((row) => has(row, name) || !has(row, "true")));
  const [truth = [], ...vectors] = featuresOf(
    rows,
    ["true", ...measured].map((name) => `features, ${name}`),
  );
  if (truth.length < 4 || measured.length === 0) return [];
  const found = kernelDistances(truth, vectors);
  return measured.map((name, i) => ({
    name,
    distance: found[i] ?? null,
    change: i === 0 ? null : (found[measured.length + i - 1] ?? null),
    nearest: nearestNeighbourTest(truth, vectors[i] ?? []),
  }));
}

function realismTable(rows: readonly Row[]): Table {
  return {
    title: "Realism",
    measures: ["kernel distance", "minus the paste's"],
    lines: realism(rows).map(({ name, distance, change, nearest }) => ({
      name: `${name} (nearest ${brief(nearest)})`,
      values: [distance, change],
    })),
  };
}
