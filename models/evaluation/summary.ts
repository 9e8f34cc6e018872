/** From the results of the scenes to the figures that are printed. */
import type { CandidateTime } from "./candidate-time";
import type { FillResult, SceneResult } from "./measure-scene";
import { interval, mean, type Rate } from "./measures";
import type { timedStepCounts } from "./protocol";

export interface Summary {
  readonly scenes: number;
  readonly seed: number;
  readonly names: number;
  readonly bytes: number;
  readonly judge_accuracy: number;
  readonly hit_rate_20: number;
  readonly hit_rate_4: number;
  readonly hit_rate_shuffled: number | null;
  /** The library's answer shuffled and the prompt not: how often the judge names the prompt's thing. */
  readonly hit_rate_library_shuffled: number | null;
  readonly hit_rate_20_without_library: number | null;
  readonly hit_rate_4_without_library: number | null;
  /** Hit rates over the judge's accuracy on the same scenes' true pictures. */
  readonly hit_over_judge_20: number;
  readonly hit_over_judge_4: number;
  readonly removal_clean: number | null;
  /** dB inside the mask against the true background: the engine's, and classical fills of the same mask. */
  readonly removal_psnr: number | null;
  readonly removal_psnr_telea: number | null;
  readonly removal_psnr_biharmonic: number | null;
  /** The painter alone, from noise instead of the continued surroundings. */
  readonly removal_psnr_painter_alone: number | null;
  readonly removal_clean_painter_alone: number | null;
  /** Share of coloured things whose colour in the finished picture is the asked one. */
  readonly colour_obeyed: number | null;
  readonly colour_obeyed_without_library: number | null;
  /** The same measure on true pictures, and of another colour's word on the same fills. */
  readonly colour_obeyed_true_scenes: number | null;
  readonly colour_obeyed_control: number | null;
  readonly seam_ratio: number | null;
  readonly seam_ratio_without_library: number | null;
  /** One candidate at 12 and at 4 steps, one thread, nothing else in the process; by the clock. Null of a run that was stopped. */
  readonly seconds_per_candidate: number | null;
  readonly seconds_per_candidate_4: number | null;
  readonly seconds_per_candidate_without_library: number | null;
  readonly seconds_per_candidate_4_without_library: number | null;
  /** The same fills in processor time, so that other programs do not count. */
  readonly cpu_seconds_per_candidate: number | null;
  readonly cpu_seconds_per_candidate_4: number | null;
  readonly cpu_seconds_per_candidate_without_library: number | null;
  readonly cpu_seconds_per_candidate_4_without_library: number | null;
  /** All scenes' fills by the clock, beside the other workers and other programs. */
  readonly seconds_per_fill_20: number;
  readonly seconds_per_fill_4: number;
  /** Three candidates: mean absolute difference in bytes, and perceptual distance (0 to 4). */
  readonly diversity: number | null;
  readonly diversity_without_library: number | null;
  readonly diversity_perceptual: number | null;
  readonly diversity_perceptual_without_library: number | null;
  readonly intervals: Readonly<Record<string, Rate | null>>;
  /** The same rows by sort of scene. */
  readonly by_sort: Readonly<Record<string, Readonly<Record<string, Rate | null>>>>;
  /** Prompts of the sheet: the first 24 scenes', then the worst ten's. */
  readonly sheet: { readonly first: readonly string[]; readonly worst: readonly string[] };
  /** Commonest confusions: asked for, named, how often. */
  readonly misses: readonly (readonly [asked: string, named: string, times: number])[];
  /** Coloured things whose colour is another than asked. */
  readonly colours_missed: readonly string[];
}

export interface SummaryFacts {
  readonly seed: number;
  readonly names: number;
  readonly bytes: number;
  readonly times: readonly CandidateTime[];
}

export function summarize(results: readonly SceneResult[], { times, ...facts }: SummaryFacts): Summary {
  const all = rates(results);
  const rate = (key: keyof ReturnType<typeof rates>): number | null => all[key]?.rate ?? null;
  const sorts = [...new Set(results.map(({ sort }) => sort))];
  const judge = rate("judge_accuracy") ?? 0;
  const fine = rate("hit_rate_20") ?? 0;
  const fast = rate("hit_rate_4") ?? 0;
  return {
    scenes: results.length,
    ...facts,
    judge_accuracy: judge,
    hit_rate_20: fine,
    hit_rate_4: fast,
    hit_rate_shuffled: rate("hit_rate_shuffled"),
    hit_rate_library_shuffled: rate("hit_rate_library_shuffled"),
    hit_rate_20_without_library: rate("hit_rate_20_without_library"),
    hit_rate_4_without_library: rate("hit_rate_4_without_library"),
    hit_over_judge_20: fine / judge,
    hit_over_judge_4: fast / judge,
    removal_clean: rate("removal_clean"),
    removal_psnr: rate("removal_psnr"),
    removal_psnr_telea: rate("removal_psnr_telea"),
    removal_psnr_biharmonic: rate("removal_psnr_biharmonic"),
    removal_psnr_painter_alone: rate("removal_psnr_painter_alone"),
    removal_clean_painter_alone: rate("removal_clean_painter_alone"),
    colour_obeyed: rate("colour_obeyed"),
    colour_obeyed_without_library: rate("colour_obeyed_without_library"),
    colour_obeyed_true_scenes: rate("colour_obeyed_true_scenes"),
    colour_obeyed_control: rate("colour_obeyed_control"),
    seam_ratio: median(results.map(({ fine: { seam } }) => seam)),
    seam_ratio_without_library: median(results.flatMap(({ withoutLibrary }) => withoutLibrary?.seam ?? [])),
    seconds_per_candidate: meanTime(times, "clock", 12, "auto"),
    seconds_per_candidate_4: meanTime(times, "clock", 4, "auto"),
    seconds_per_candidate_without_library: meanTime(times, "clock", 12, "none"),
    seconds_per_candidate_4_without_library: meanTime(times, "clock", 4, "none"),
    cpu_seconds_per_candidate: meanTime(times, "processor", 12, "auto"),
    cpu_seconds_per_candidate_4: meanTime(times, "processor", 4, "auto"),
    cpu_seconds_per_candidate_without_library: meanTime(times, "processor", 12, "none"),
    cpu_seconds_per_candidate_4_without_library: meanTime(times, "processor", 4, "none"),
    seconds_per_fill_20: mean(results.map(({ fine: { seconds } }) => seconds)),
    seconds_per_fill_4: mean(results.map(({ fast: { seconds } }) => seconds)),
    diversity: rate("diversity"),
    diversity_without_library: rate("diversity_without_library"),
    diversity_perceptual: rate("diversity_perceptual"),
    diversity_perceptual_without_library: rate("diversity_perceptual_without_library"),
    intervals: all,
    by_sort: Object.fromEntries(sorts.map((sort) => [sort, rates(results.filter((result) => result.sort === sort))])),
    sheet: {
      first: results.slice(0, firstShown).map(({ prompt }) => prompt),
      worst: worst(results).map(({ prompt }) => prompt),
    },
    misses: misses(results),
    colours_missed: results.flatMap(({ colour }) => (colour?.obeyed === 0 ? [colour.asked] : [])),
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
  const alones = removals.flatMap(({ alone }) => alone ?? []);
  const colours = results.flatMap(({ colour }) => colour ?? []);
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
    hit_rate_4_without_library: fill(({ withoutLibraryFast }) => withoutLibraryFast),
    hit_rate_shuffled: hits(({ shuffledHit }) => shuffledHit),
    hit_rate_swapped: hits(({ swappedHit }) => swappedHit),
    hit_rate_library_shuffled: hits(({ fetchedOtherHit }) => fetchedOtherHit),
    hit_rate_library_swapped: hits(({ fetchedOtherNamed }) => fetchedOtherNamed),
    used_library: hits(({ fine }) => Number(fine.usedLibrary)),
    removal_clean: interval(removals.map(({ thing }) => Number(thing <= limit))),
    removal_clean_before: interval(removals.map(({ thingBefore }) => Number(thingBefore <= limit))),
    removal_clean_painter_alone: interval(alones.map(({ thing }) => Number(thing <= limit))),
    removal_psnr: interval(removals.map(({ psnr }) => psnr)),
    removal_psnr_telea: interval(removals.map(({ psnrTelea }) => psnrTelea)),
    removal_psnr_biharmonic: interval(removals.map(({ psnrBiharmonic }) => psnrBiharmonic)),
    removal_psnr_painter_alone: interval(alones.map(({ psnr }) => psnr)),
    // Paired, scene by scene: above 0 the engine's is nearer to the truth.
    removal_over_telea: interval(removals.map(({ psnr, psnrTelea }) => psnr - psnrTelea)),
    removal_over_biharmonic: interval(removals.map(({ psnr, psnrBiharmonic }) => psnr - psnrBiharmonic)),
    colour_obeyed: interval(colours.map(({ obeyed }) => obeyed)),
    colour_obeyed_control: interval(colours.map(({ otherObeyed }) => otherObeyed)),
    colour_obeyed_true_scenes: interval(colours.map(({ truthObeyed }) => truthObeyed)),
    colour_obeyed_without_library: interval(colours.flatMap(({ alone }) => alone?.obeyed ?? [])),
    colour_obeyed_control_without_library: interval(colours.flatMap(({ alone }) => alone?.otherObeyed ?? [])),
    removal_seam: interval(removals.map(({ seam }) => seam).filter(Number.isFinite)),
    removal_seam_painter_alone: interval(alones.map(({ seam }) => seam).filter(Number.isFinite)),
    seam_20: interval(results.map(({ fine }) => fine.seam).filter(Number.isFinite)),
    diversity: hits(({ diversity }) => diversity?.bytes),
    diversity_without_library: hits(({ diversityWithoutLibrary }) => diversityWithoutLibrary?.bytes),
    diversity_perceptual: hits(({ diversity }) => diversity?.perceptual),
    diversity_perceptual_without_library: hits(({ diversityWithoutLibrary }) => diversityWithoutLibrary?.perceptual),
  };
}

function meanTime(
  times: readonly CandidateTime[],
  by: "clock" | "processor",
  steps: (typeof timedStepCounts)[number],
  reference: CandidateTime["reference"],
): number | null {
  const measured = times.filter((time) => time.steps === steps && time.reference === reference);
  return measured.length === 0 ? null : mean(measured.map((time) => time[by]));
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
