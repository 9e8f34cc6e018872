/** From the results of the scenes to the figures that are printed. */
import type { FillResult, SceneResult } from "./measure-scene";
import { interval, mean, type Rate } from "./measures";

export interface Summary {
  readonly scenes: number;
  readonly seed: number;
  readonly names: number;
  readonly bytes: number;
  readonly judge_accuracy: number;
  readonly hit_rate_20: number;
  readonly hit_rate_4: number;
  readonly hit_rate_shuffled: number | null;
  readonly hit_rate_20_without_library: number | null;
  /** Hit rates over the judge's accuracy on the same scenes' true pictures. */
  readonly hit_over_judge_20: number;
  readonly hit_over_judge_4: number;
  readonly removal_clean: number | null;
  readonly removal_psnr: number | null;
  readonly seam_ratio: number | null;
  readonly seconds_per_candidate: number;
  readonly seconds_per_candidate_4: number;
  readonly diversity: number | null;
  readonly intervals: Readonly<Record<string, Rate | null>>;
  /** The same rows by sort of scene. */
  readonly by_sort: Readonly<Record<string, Readonly<Record<string, Rate | null>>>>;
  /** Prompts of the sheet: the first 24 scenes', then the worst ten's. */
  readonly sheet: { readonly first: readonly string[]; readonly worst: readonly string[] };
  /** Commonest confusions: asked for, named, how often. */
  readonly misses: readonly (readonly [asked: string, named: string, times: number])[];
}

export interface SummaryFacts {
  readonly seed: number;
  readonly names: number;
  readonly bytes: number;
}

export function summarize(results: readonly SceneResult[], facts: SummaryFacts): Summary {
  const all = rates(results);
  const rate = (key: keyof ReturnType<typeof rates>): number | null => all[key]?.rate ?? null;
  const sorts = [...new Set(results.map(({ sort }) => sort))];
  const judge = rate("judge_accuracy") ?? 0;
  const fine = rate("hit_rate_20") ?? 0;
  const fast = rate("hit_rate_4") ?? 0;
  const removals = results.flatMap(({ removal }) => removal ?? []);
  return {
    scenes: results.length,
    ...facts,
    judge_accuracy: judge,
    hit_rate_20: fine,
    hit_rate_4: fast,
    hit_rate_shuffled: rate("hit_rate_shuffled"),
    hit_rate_20_without_library: rate("hit_rate_20_without_library"),
    hit_over_judge_20: fine / judge,
    hit_over_judge_4: fast / judge,
    removal_clean: rate("removal_clean"),
    removal_psnr: removals.length === 0 ? null : mean(removals.map(({ psnr }) => psnr)),
    seam_ratio: median(results.map(({ fine: { seam } }) => seam)),
    seconds_per_candidate: mean(results.map(({ fine: { seconds } }) => seconds)),
    seconds_per_candidate_4: mean(results.map(({ fast: { seconds } }) => seconds)),
    diversity: rate("diversity"),
    intervals: all,
    by_sort: Object.fromEntries(sorts.map((sort) => [sort, rates(results.filter((result) => result.sort === sort))])),
    sheet: {
      first: results.slice(0, firstShown).map(({ prompt }) => prompt),
      worst: worst(results).map(({ prompt }) => prompt),
    },
    misses: misses(results),
  };
}

export const firstShown = 24;

/** The fills whose own name the judge finds least likely, among those whose true picture it names. */
export function worst(results: readonly SceneResult[], count = 10): readonly SceneResult[] {
  return results
    .filter(({ judgeHit }) => judgeHit === 1)
    .sort((a, b) => a.fine.chance - b.fine.chance)
    .slice(0, count);
}

function rates(results: readonly SceneResult[]) {
  const hits = (pick: (result: SceneResult) => number | undefined): Rate | null =>
    interval(results.flatMap((result) => pick(result) ?? []));
  const fill = (pick: (result: SceneResult) => FillResult | undefined): Rate | null =>
    hits((result) => pick(result)?.hit);
  const removals = results.flatMap(({ removal }) => removal ?? []);
  // A thing is seen where the judge is surer of one than on all but a twentieth of the true backgrounds.
  const limit = quantile(
    removals.map(({ thingOnTruth }) => thingOnTruth),
    0.95,
  );
  return {
    judge_accuracy: hits(({ judgeHit }) => judgeHit),
    hit_rate_20: fill(({ fine }) => fine),
    hit_rate_4: fill(({ fast }) => fast),
    hit_rate_20_without_library: fill(({ withoutLibrary }) => withoutLibrary),
    hit_rate_shuffled: hits(({ shuffledHit }) => shuffledHit),
    hit_rate_swapped: hits(({ swappedHit }) => swappedHit),
    used_library: hits(({ fine }) => Number(fine.usedLibrary)),
    removal_clean: interval(removals.map(({ thing }) => Number(thing <= limit))),
    removal_clean_before: interval(removals.map(({ thingBefore }) => Number(thingBefore <= limit))),
    removal_seam: interval(removals.map(({ seam }) => seam).filter(Number.isFinite)),
    seam_20: interval(results.map(({ fine }) => fine.seam).filter(Number.isFinite)),
    diversity: hits(({ diversity }) => diversity),
  };
}

function misses(results: readonly SceneResult[]): Summary["misses"] {
  const counts = new Map<string, [string, string, number]>();
  for (const { name, fine, judgeHit } of results) {
    // What the judge cannot name on the true picture either is its own confusion.
    if (fine.hit === 1 || judgeHit === 0) continue;
    const key = `${name}|${fine.named}`;
    const row = counts.get(key) ?? [name, fine.named, 0];
    counts.set(key, [row[0], row[1], row[2] + 1]);
  }
  return [...counts.values()].sort((a, b) => b[2] - a[2]).slice(0, 12);
}

function median(values: readonly number[]): number | null {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? null : quantile(finite, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 1;
}
