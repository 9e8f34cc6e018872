/** B6, B7 and B8: augmentations, what the image network sees, and ranking. */
import { random } from "../../diffusion/random";
import type { Raster } from "../../image/raster";
import { column, differs, type Experiment, estimate, listed, paired, type Row, shown, undecided } from "./experiment";
import { roughness } from "./figures-of";
import type { Pair } from "./pairs";
import { guideOf, judged, painted, picture, type Tools } from "./tools";

const counts = [1, 8, 16] as const;
const weights = [0.3, 1, 3] as const;

/** Pairs 0, 3, 6 … tune λ, the others are measured with what was found: a split nobody looks across. */
const tunes = ({ index }: Pair): boolean => index % 3 === 0;

async function agreement(tools: Tools, pair: Pair, shownPicture: Raster): Promise<number | null> {
  if (tools.rank === null) return null;
  const { width, height } = shownPicture;
  const data = shownPicture.data.slice();
  for (let i = 0; i < pair.mask.data.length; i++) data[4 * i + 3] = pair.mask.data[i] as number;
  const at = { x: 0, y: 0, width, height };
  const patch = { width, height, data };
  return (await tools.rank({ prompt: pair.prompt, by: "region", picture: shownPicture, patch, at })).value;
}

export const b6: Experiment = {
  id: "B6",
  claim: "Augmentations keep guidance from pleasing the guiding network alone.",
  measure:
    "Judge's certainty, the pair's own score and roughness in the mask for N = 1, 8 and 16 copies; the painter does not hear the words. λ is chosen for each N on other pairs, by the judge.",
  needsPair: true,
  share: 0.6,
  async run(tools, pair, show) {
    const row: Record<string, number | null> = {};
    const strip = [{ name: "source", picture: pair.picture }];
    const plain = await picture(tools, pair, { guide: guideOf({ weight: 0 }) });
    row["judge, unguided"] = await judged(tools, plain, pair.mask, pair.label);
    row["pair, unguided"] = await agreement(tools, pair, plain);
    for (const augmentations of counts) {
      for (const weight of weights) {
        const name = `N ${augmentations}, λ ${weight}`;
        const result = await picture(tools, pair, { guide: guideOf({ augmentations, weight }) });
        const split = tunes(pair) ? "tune" : "test";
        row[`${split}, judge, ${name}`] = await judged(tools, result, pair.mask, pair.label);
        row[`${split}, pair, ${name}`] = await agreement(tools, pair, result);
        row[`${split}, rough, ${name}`] = roughness(result, pair.mask);
        if (weight === 1) strip.push({ name: `N ${augmentations}`, picture: result });
      }
    }
    show(strip);
    return row;
  },
  conclude(rows) {
    const best = counts.map((n) => {
      const sums = weights.map((w) => estimate(column(rows, `tune, judge, N ${n}, λ ${w}`))?.mean ?? Number.NaN);
      const top = Math.max(...sums.filter(Number.isFinite));
      return weights[sums.indexOf(top)];
    });
    if (best.some((weight) => weight === undefined)) return undecided;
    const name = (what: string, i: number): string => `test, ${what}, N ${counts[i]}, λ ${best[i]}`;
    const change = (what: string, i: number): readonly number[] => paired(rows, name(what, i), name(what, 0));
    const gap = (i: number): readonly number[] =>
      paired(gaps(rows, name("pair", i), name("judge", i), name("pair", 0), name("judge", 0)), "many", "one");
    return {
      holds: differs(change("judge", 1), "above") === true && differs(gap(1), "below") === true,
      says: counts
        .map((n, i) =>
          i === 0
            ? `N = 1 (λ ${best[0]}): judge ${shown(estimate(column(rows, name("judge", 0))))}, pair ${shown(estimate(column(rows, name("pair", 0))))}.`
            : `N = ${n} (λ ${best[i]}) minus N = 1: judge ${shown(estimate(change("judge", i)))}, pair minus judge ${shown(estimate(gap(i)))}, roughness ${shown(estimate(change("rough", i)))}.`,
        )
        .join(" "),
    };
  },
};

function gaps(rows: readonly Row[], many: string, manyJudge: string, one: string, oneJudge: string): readonly Row[] {
  return rows.flatMap((row) => {
    const values = [many, manyJudge, one, oneJudge].map((name) => row[name]);
    if (!values.every((value) => typeof value === "number")) return [];
    const [a, b, c, d] = values as [number, number, number, number];
    return [{ many: a - b, one: c - d }];
  });
}

const sights = ["mix", "clean", "noisy"] as const;

export const b7: Experiment = {
  id: "B7",
  claim: "The released code shows the image network a mixture of prediction and sample; no direction is claimed.",
  measure: "Judge's certainty and the pair's own score for the mixture, the prediction alone and the sample alone.",
  needsPair: true,
  share: 0.4,
  async run(tools, pair) {
    const row: Record<string, number | null> = {};
    for (const sees of sights) {
      const result = await picture(tools, pair, { guide: guideOf({ sees }) });
      row[`judge, ${sees}`] = await judged(tools, result, pair.mask, pair.label);
      row[`pair, ${sees}`] = await agreement(tools, pair, result);
    }
    return row;
  },
  conclude: (rows) => ({
    holds: null,
    says: sights
      .map(
        (sees) =>
          `${sees}: judge ${shown(estimate(column(rows, `judge, ${sees}`)))}, pair ${shown(estimate(column(rows, `pair, ${sees}`)))}`,
      )
      .join("; "),
  }),
};

const most = 16;
const tops = [1, 4, 16] as const;

export const b8: Experiment = {
  id: "B8 and B10",
  claim: "Ranking by the pair finds the better candidates; the candidates of one prompt differ.",
  measure:
    "Of 16 candidates: judge's certainty of the top fifth and the bottom fifth by rank, of the best of k, and mean squared difference between candidates in the mask.",
  needsPair: true,
  share: 0.24,
  async run(tools, pair, show) {
    const { result, pictures } = await painted(tools, pair, { count: most, rank: "region" });
    const order = result.candidates
      .map(({ index, score }) => ({ index, score: score?.value ?? 0 }))
      .sort((a, b) => b.score - a.score);
    const chances: (number | null)[] = [];
    for (const each of pictures) chances.push(await judged(tools, each, pair.mask, pair.label));
    const of = (members: readonly { index: number }[]): number | null => {
      const values = members.map(({ index }) => chances[index]).filter((value) => typeof value === "number");
      return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    const fifth = Math.round(most / 5);
    const row: Record<string, number | null> = { top: of(order.slice(0, fifth)), bottom: of(order.slice(-fifth)) };
    for (const k of tops) {
      // Expectation over which k of all are seen, by drawing.
      const draws = random(pair.seed).fork(`best of ${k}`);
      const picked = Array.from({ length: 64 }, () => {
        const seen = [...order].map((each) => ({ each, key: draws.uniform() })).sort((a, b) => a.key - b.key);
        const [best] = seen.slice(0, k).sort((a, b) => b.each.score - a.each.score);
        return best?.each ?? { index: 0 };
      });
      row[`best of ${k}`] = of(picked);
    }
    row.diversity = diversity(pictures, pair);
    row["diversity, one seed"] = diversity([pictures[0] as Raster, await picture(tools, pair)], pair);
    show([
      { name: "source", picture: pair.picture },
      ...order.slice(0, 8).map(({ index, score }) => ({ name: score.toFixed(2), picture: pictures[index] as Raster })),
    ]);
    return row;
  },
  conclude(rows) {
    const better = differs(paired(rows, "top", "bottom"), "above");
    const rises = tops.map((k) => estimate(column(rows, `best of ${k}`))?.mean ?? Number.NaN);
    const isRising = rises.every((value, i) => i === 0 || value >= (rises[i - 1] as number));
    const isDiverse = differs(paired(rows, "diversity", "diversity, one seed"), "above");
    return {
      holds: better === null ? null : better && isRising && isDiverse === true,
      says:
        `Top fifth minus bottom fifth: ${shown(estimate(paired(rows, "top", "bottom")))}. Best of ${tops.join(", ")}: ${listed(rises)}. ` +
        `Difference between candidates: ${shown(estimate(column(rows, "diversity")))}; with one seed: ${shown(estimate(column(rows, "diversity, one seed")))}.`,
    };
  },
};

function diversity(pictures: readonly Raster[], { mask }: Pair): number {
  let [sum, count] = [0, 0];
  for (const [i, a] of pictures.entries()) {
    for (const b of pictures.slice(i + 1)) {
      for (let pixel = 0; pixel < mask.data.length; pixel++) {
        if (mask.data[pixel] === 0) continue;
        for (let c = 0; c < 3; c++) {
          sum += (((a.data[4 * pixel + c] as number) - (b.data[4 * pixel + c] as number)) / 255) ** 2;
        }
        count += 3;
      }
    }
  }
  return count === 0 ? 0 : sum / count;
}
