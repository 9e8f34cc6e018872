/** B8 and B10: ranking many candidates, and how they differ. */
import type { Raster } from "../image/raster";
import { bySeed, differs, estimate, tableOf } from "./estimate";
import {
  brief,
  column,
  type Experiment,
  everyTime,
  isMonotone,
  listed,
  mean,
  means,
  type NewRow,
  paired,
  type Row,
  shown,
} from "./experiment";
import { largestOutside, squaredDifference } from "./figures-of";
import type { Pair } from "./pairs";
import { guidedSteps, guideOf, painted, picture, type Tools } from "./tools";
import { judged, regionUnnormalised, verdictOf } from "./verdicts";

const most = 64;
const told = [1, 2, 4, 8, 16, 32, 64] as const;
const scores = ["region", "unnormalised"] as const;

/** Mean of the best by score of k drawn ones, exactly: sorted by score, the i-th (from 0) is the best in C(n − 1 − i, k − 1) of C(n, k) draws. */
export function bestOf(sorted: readonly number[], k: number): number {
  const n = sorted.length;
  let [sum, chance] = [0, k / n];
  for (let i = 0; i <= n - k; i++) {
    sum += chance * sorted[i];
    chance *= (n - k - i) / (n - 1 - i);
  }
  return sum;
}

/** Chance that of two candidates the better scored is also better judged; ties count half. 0.5 = no better than chance. */
export function concordance(by: readonly number[], truth: readonly number[]): number {
  let [right, all] = [0, 0];
  for (let i = 0; i < by.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [by[i] - by[j], truth[i] - truth[j]];
      if (b === 0) continue;
      all++;
      right += a === 0 ? 0.5 : Number(a > 0 === b > 0);
    }
  }
  return all === 0 ? 0.5 : right / all;
}

const sortedBy = (values: readonly number[], by: readonly number[]): readonly number[] =>
  [...values.keys()].sort((a, b) => by[b] - by[a]).map((i) => values[i]);

export const b8: Experiment = {
  id: "B8 and B10",
  method: `${most} candidates for each pair, the painter hearing its words, 3 steps each; ranked by the pair: by the region, and as the released code ranks (outside black, values not normalised). Neither guides, and the judge ranks nothing. AUC: chance that of two candidates the better ranked is also better judged. Best of k: exact mean over all draws of k. At equal cost, counted in network runs: one candidate of 8 steps, or one guided by the pair besides its words (5 steps, 8 copies), against the best of as many candidates as cost the same. Diversity: mean perceptual distance of the first 16 candidates to each other in the mask, and of two runs of one seed.`,
  needsPair: true,
  async run(tools, pair, show) {
    const steps = Math.min(3, tools.steps);
    const count = tools.isShort ? 6 : most;
    const { result, pictures } = await painted(tools, pair, { count, steps, rank: "region" });
    const by: Record<(typeof scores)[number], number[]> = { region: [], unnormalised: [] };
    const truth: Record<string, number[]> = { place: [], certain: [] };
    for (const [i, shownPicture] of pictures.entries()) {
      const score = result.candidates[i]?.score;
      by.region.push(score?.region ?? 0);
      by.unnormalised.push(await unnormalised(tools, pair, shownPicture));
      const { place, certain } = await verdictOf(tools.judge, shownPicture, pair.mask, pair.label);
      if (place !== null && certain !== null) {
        truth.place?.push(place);
        truth.certain?.push(certain);
      }
    }
    const row: NewRow = {
      ...ranked(by, truth),
      ...(await atEqualCost(tools, pair, steps, sortedBy(truth.place ?? [], by.region))),
    };
    Object.assign(row, await diversity(tools, pair, pictures.slice(0, 16), steps));
    const order = [...pictures.keys()].sort((a, b) => by.region[b] - by.region[a]);
    const ends = [...order.slice(0, 4), ...order.slice(-4)];
    show([
      { name: "source", picture: pair.picture },
      ...ends.map((i) => ({ name: by.region[i].toFixed(2), picture: pictures[i] as Raster })),
    ]);
    return row;
  },
  conclude(rows) {
    const names = told.map((k) => `place, best of ${k}`);
    const rises = means(rows, names);
    const fifths = paired(rows, "place, top fifth", "place, bottom fifth");
    const auc = column(rows, "auc, region").map((value) => value - 0.5);
    const gain = paired(rows, names[6] as string, names[0] as string);
    const curve = curveOf(rows);
    const falls = curve.filter((value, i) => i > 0 && value < curve[i - 1]).length;
    const isRising = isMonotone(rises.filter(Number.isFinite), "rising");
    const isBetter = differs(fifths, "above");
    const between = column(rows, "diversity");
    const same = column(rows, "diversity, one seed");
    const isDiverse = between.length > 0 ? differs(paired(rows, "diversity", "diversity, one seed"), "above") : null;
    const same0 = Math.max(...everyTime(rows, "outside, candidates"));
    const unlike = paired(rows, "auc, region", "auc, unnormalised");
    const equal = (what: string): string =>
      `${what} costs as much as ${mean(column(rows, `candidates for ${what}`))} candidates; the best of those minus it: judge's place ${shown(estimate(column(rows, `best minus ${what}`)))}`;
    return [
      {
        id: "B8",
        claim:
          "Ranking by the pair finds the better candidates: the top fifth beats the bottom fifth, the best of k rises with k.",
        holds:
          isBetter === null
            ? null
            : isBetter && differs(auc, "above") === true && isRising && differs(gain, "above") === true,
        key: `judge's place, top minus bottom fifth ${shown(estimate(fifths))}; AUC ${shown(estimate(column(rows, "auc, region")))}; best of 1 to 64: ${brief(rises[0] ?? Number.NaN)} to ${brief(rises[6] ?? Number.NaN)}`,
        says: `Judge's place, top fifth minus bottom fifth: ${shown(estimate(fifths))} (by noise seed ${bySeed(rows, "place, top fifth", "place, bottom fifth")}); chance ${shown(estimate(paired(rows, "certain, top fifth", "certain, bottom fifth")))}. AUC ${shown(estimate(column(rows, "auc, region")))}; minus that of un-normalised input ${shown(estimate(unlike))}. Best of ${told.join(", ")}: place ${listed(rises)} (of the ${curve.length - 1} steps from k to k + 1, ${falls} go down); chance ${listed(
          means(
            rows,
            told.map((k) => `certain, best of ${k}`),
          ),
        )}. The judge's own best of 64: place ${listed(means(rows, ["place, judge's best"]))}. At equal cost: ${equal("8 steps")}; ${equal("a guide")}.`,
      },
      {
        id: "B10",
        claim: "Candidates of one prompt differ, and only where they may.",
        holds: isDiverse === null ? null : isDiverse && same0 === 0,
        key: `perceptual distance ${shown(estimate(between))}, of one seed ${shown(estimate(same))}, outside ${same0}`,
        says: `Perceptual distance between candidates ${shown(estimate(between))}, squared difference ${shown(estimate(column(rows, "squared diversity")))}; of two runs of one seed ${shown(estimate(same))}. Between source and candidates ${shown(estimate(column(rows, "diversity, source")))}. Largest difference outside the mask: ${same0}.`,
      },
    ];
  },
  tables: (rows) => [
    tableOf("AUC of the ranking", rows, scores, ["auc"]),
    tableOf(
      "Best of k by rank, every k measured; fifths",
      rows,
      [...told.map((k) => `best of ${k}`), "judge's best", "top fifth", "bottom fifth"],
      ["place", "certain"],
    ),
  ],
};

function ranked(by: Readonly<Record<string, readonly number[]>>, truth: Readonly<Record<string, readonly number[]>>) {
  const row: NewRow = {};
  const region = by.region ?? [];
  for (const [measure, values] of Object.entries(truth)) {
    if (values.length === 0) continue;
    const sorted = sortedBy(values, region);
    const fifth = Math.max(1, Math.round(values.length / 5));
    row[`${measure}, top fifth`] = mean(sorted.slice(0, fifth));
    row[`${measure}, bottom fifth`] = mean(sorted.slice(-fifth));
    row[`${measure}, judge's best`] = Math.max(...values);
    const every = values.map((_, i) => bestOf(sorted, i + 1));
    row[`${measure}, best of every k`] = every;
    for (const k of told) row[`${measure}, best of ${k}`] = every[Math.min(k, every.length) - 1] ?? null;
  }
  const { place = [] } = truth;
  for (const score of scores) {
    row[`auc, ${score}`] = place.length === 0 ? null : concordance(by[score] ?? [], place);
  }
  return row;
}

async function unnormalised({ pair }: Tools, { mask, prompt }: Pair, shownPicture: Raster): Promise<number> {
  if (pair === null) return 0;
  const seen = regionUnnormalised(shownPicture, mask, pair.size);
  return 1 - (await pair.measure(seen, await pair.text(prompt), "cosine")).distance;
}

/** A run of the pair's image network with its gradient, in runs of the painter: 19 of 85 ms (one thread, as in Time). */
const pairRun = 0.22;

/**
 * One better candidate against the best of as many as cost as much, in runs of the painter: counted, not timed, so that
 * a busy machine changes nothing.
 *
 * @param sorted places of the candidates, by rank
 */
async function atEqualCost(tools: Tools, pair: Pair, steps: number, sorted: readonly number[]): Promise<NewRow> {
  const one = steps + pairRun;
  const row: NewRow = {};
  const many = tools.isShort ? 3 : 8;
  const led = guidedSteps(tools);
  const augmentations = tools.isShort ? 2 : 8;
  for (const [name, cost, changes] of [
    ["8 steps", many, { steps: many }],
    // The last step is not guided.
    [
      "a guide",
      led + pairRun * augmentations * (led - 1),
      { steps: led, guide: guideOf({ augmentations, silent: false }) },
    ],
  ] as const) {
    const better = await picture(tools, pair, changes);
    const k = Math.min(Math.max(1, sorted.length), Math.round(cost / one));
    const { place } = await verdictOf(tools.judge, better, pair.mask, pair.label);
    row[`candidates for ${name}`] = k;
    row[`best minus ${name}`] = place === null || sorted.length === 0 ? null : bestOf(sorted, k) - place;
    Object.assign(row, await judged(tools, name, better, pair.mask, pair.label));
  }
  return row;
}

async function diversity(tools: Tools, pair: Pair, pictures: readonly Raster[], steps: number): Promise<NewRow> {
  const { perceptual } = tools;
  const again = await picture(tools, { ...pair, picture: { ...pair.picture } }, { steps });
  const outside = Math.max(...pictures.map((each) => largestOutside(each, pair.picture, pair.mask)));
  const row: NewRow = { "outside, candidates": outside };
  const pairs = pictures.flatMap((_, i) => pictures.slice(0, i).map((__, j) => [i, j] as const));
  row["squared diversity"] = mean(
    pairs.map(([i, j]) => squaredDifference(pictures[i] as Raster, pictures[j] as Raster, pair.mask, "inside")),
  );
  if (perceptual === null) return row;
  const seen = await Promise.all(
    [pair.picture, again, ...pictures].map((each) => perceptual.features(each, pair.mask, "inside")),
  );
  const [source, repeated, ...each] = seen;
  const apart = (a: (typeof seen)[number] | undefined, b: (typeof seen)[number] | undefined): number =>
    a && b ? perceptual.between(a, b, pair.mask, "inside") : Number.NaN;
  row.diversity = mean(pairs.map(([i, j]) => apart(each[i], each[j])));
  row["diversity, one seed"] = apart(repeated, each[0]);
  row["diversity, source"] = mean(each.map((one) => apart(one, source)));
  return row;
}

/** Place of the best of every k, mean over pairs. */
function curveOf(rows: readonly Row[]): readonly number[] {
  const curves = rows.flatMap((row) => {
    const every = row["place, best of every k"];
    return typeof every === "object" && every !== null ? [every] : [];
  });
  const [first] = curves;
  return (first ?? []).map((_, k) => mean(curves.map((curve) => curve[k])));
}
