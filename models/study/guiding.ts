/** B6 and B7: augmentations, and what the image network sees. */
import { bySeed, differs, estimate, tableOf } from "./estimate";
import { column, type Experiment, mean, type NewRow, paired, type Row, shown } from "./experiment";
import { roughness } from "./figures-of";
import type { Pair } from "./pairs";
import { guidedSteps, guideOf, picture, type Tools } from "./tools";
import { judged, pairSays } from "./verdicts";

const counts = [1, 8, 16] as const;
const weights = [1, 3, 10] as const;

async function guided(tools: Tools, pair: Pair, augmentations: number, weight: number) {
  const result = await picture(tools, pair, { guide: guideOf({ augmentations, weight }), steps: guidedSteps(tools) });
  const name = `N ${augmentations}`;
  const numbers: NewRow = {
    ...(await judged(tools, name, result, pair.mask, pair.label)),
    ...(await pairSays(tools, name, result, pair.mask, pair.label)),
    [`rough, ${name}`]: roughness(result, pair.mask),
  };
  return { result, numbers };
}

/** On pairs and names of their own, by the judge's place: the measured pairs choose nothing. */
export const tuning: Experiment = {
  id: "B6, tuning",
  method: "",
  needsPair: true,
  tunes: true,
  async run(tools, pair) {
    const row: NewRow = {};
    for (const count of counts) {
      for (const weight of tools.isShort ? weights.slice(0, 2) : weights) {
        const { numbers } = await guided(tools, pair, tools.isShort ? Math.min(count, 2) : count, weight);
        row[`N ${count}, λ ${weight}`] = numbers[`place, N ${tools.isShort ? Math.min(count, 2) : count}`] ?? null;
      }
    }
    return row;
  },
  conclude: () => [],
};

/** The λ of the best mean place; 1 without a judge. */
export function chosen(tuned: readonly Row[], count: number): number {
  const found = weights.map((weight) => mean(column(tuned, `N ${count}, λ ${weight}`)));
  const best = Math.max(...found.filter(Number.isFinite));
  return weights[found.indexOf(best)] ?? 1;
}

const gaps = (rows: readonly Row[], count: number): readonly number[] =>
  paired(rows, `pair's place, N ${count}`, `place, N ${count}`);

const difference = (a: readonly number[], b: readonly number[]): readonly number[] => a.map((value, i) => value - b[i]);

export const b6: Experiment = {
  id: "B6",
  method:
    "Guided by the pair alone (the painter does not hear the words) with N = 1, 8 and 16 copies. λ is chosen for each N on other pairs with other words, by the judge. The gap is the name's place among all names in the guiding pair's eyes minus its place in the judge's: what pleases the guide alone. Roughness: mean absolute Laplacian in the mask.",
  needsPair: true,
  async run(tools, pair, show, tuned) {
    const strip = [{ name: "source", picture: pair.picture }];
    const plain = await picture(tools, pair, {
      guide: guideOf({ weight: 0, augmentations: 1 }),
      steps: guidedSteps(tools),
    });
    const row: NewRow = {
      ...(await judged(tools, "unguided", plain, pair.mask, pair.label)),
      ...(await pairSays(tools, "unguided", plain, pair.mask, pair.label)),
      "rough, unguided": roughness(plain, pair.mask),
    };
    strip.push({ name: "unguided", picture: plain });
    for (const count of counts) {
      const { result, numbers } = await guided(tools, pair, count, chosen(tuned, count));
      Object.assign(row, numbers);
      strip.push({ name: `N ${count}`, picture: result });
    }
    show(strip);
    return row;
  },
  conclude(rows, tuned) {
    const change = (what: string, count: number) => paired(rows, `${what}, N ${count}`, `${what}, N 1`);
    const gapChange = (count: number) => difference(gaps(rows, count), gaps(rows, 1));
    const one = gaps(rows, 1);
    const guidedAtAll = paired(rows, "place, N 8", "place, unguided");
    const parts = counts.slice(1).map((count) => {
      const [place, gap] = [change("place", count), gapChange(count)];
      return `N = ${count} (λ ${chosen(tuned, count)}) minus N = 1: judge's place ${shown(estimate(place))} (by noise seed ${bySeed(rows, `place, N ${count}`, "place, N 1")}), chance ${shown(estimate(change("certain", count)))}, pair's place ${shown(estimate(change("pair's place", count)))}, gap ${shown(estimate(gap))}, roughness ${shown(estimate(change("rough", count)))}.`;
    });
    const isBetter = (count: number): boolean =>
      differs(change("place", count), "above") === true && differs(gapChange(count), "below") === true;
    const better = counts.slice(1).filter(isBetter);
    return [
      {
        id: "B6",
        claim:
          "Augmentations keep guidance from pleasing the guiding network alone: the judge's accuracy rises, the gap shrinks.",
        holds: one.length === 0 ? null : better.length === 2 || (better.length === 1 && "in part"),
        key: counts
          .slice(1)
          .map(
            (count) =>
              `N = ${count} minus 1: judge's place ${shown(estimate(change("place", count)))}, gap ${shown(estimate(gapChange(count)))}`,
          )
          .join("; "),
        says: `N = 1 (λ ${chosen(tuned, 1)}): judge's place ${shown(estimate(column(rows, "place, N 1")))}, pair's place ${shown(estimate(column(rows, "pair's place, N 1")))}, gap ${shown(estimate(one))}. ${parts.join(" ")} Guiding at all (N = 8 minus unguided): judge's place ${shown(estimate(guidedAtAll))}.`,
      },
    ];
  },
  tables: (rows, tuned) => [
    tableOf(
      `Measured pairs; λ chosen on ${tuned.length} others`,
      rows,
      ["unguided", ...counts.map((count) => `N ${count}`)],
      ["place", "certain", "pair's place", "similar", "rough"],
    ),
    {
      title: "Judge's place on the validation pairs, by λ",
      measures: weights.map((weight) => `λ ${weight}`),
      lines: counts.map((count) => ({
        name: `N ${count}`,
        values: weights.map((weight) => estimate(column(tuned, `N ${count}, λ ${weight}`))),
      })),
    },
  ],
};

const sights = ["mix", "clean", "noisy"] as const;

export const b7: Experiment = {
  id: "B7",
  method:
    "What the image network sees while it guides: the released code's mixture of prediction and sample, the prediction alone, the sample alone.",
  needsPair: true,
  async run(tools, pair) {
    const row: NewRow = {};
    for (const sees of sights) {
      const result = await picture(tools, pair, { guide: guideOf({ sees }), steps: guidedSteps(tools) });
      Object.assign(row, await judged(tools, sees, result, pair.mask, pair.label));
      Object.assign(row, await pairSays(tools, sees, result, pair.mask, pair.label));
      row[`rough, ${sees}`] = roughness(result, pair.mask);
    }
    return row;
  },
  conclude(rows) {
    const against = (sees: string): string =>
      `mixture minus ${sees}: judge's place ${shown(estimate(paired(rows, "place, mix", `place, ${sees}`)))}, pair's place ${shown(estimate(paired(rows, "pair's place, mix", `pair's place, ${sees}`)))}`;
    return [
      {
        id: "B7",
        claim: "The released code shows the image network a mixture of prediction and sample; no direction is claimed.",
        holds: null,
        key: `judge's place, mixture minus prediction ${shown(estimate(paired(rows, "place, mix", "place, clean")))}`,
        says: `${against("clean")}; ${against("noisy")}.`,
      },
    ];
  },
  tables: (rows) => [
    tableOf("By what the network sees", rows, sights, ["place", "certain", "pair's place", "similar", "rough"]),
  ],
};
