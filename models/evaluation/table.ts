/** The summary for people. */
import type { Rate } from "./measures";
import type { Summary } from "./summary";

const rows: readonly (readonly [key: string, label: string])[] = [
  ["judge_accuracy", "judge on the true pictures"],
  ["hit_rate_20", "hit rate, 20 steps"],
  ["hit_rate_4", "hit rate, 4 steps"],
  ["hit_rate_20_without_library", "hit rate, 20 steps, without the library"],
  ["hit_rate_4_without_library", "hit rate, 4 steps, without the library"],
  ["hit_rate_shuffled", "control: another scene's prompt, own name"],
  ["hit_rate_swapped", "the same: the other prompt's name"],
  ["hit_rate_library_shuffled", "control: another thing fetched, own name"],
  ["hit_rate_library_swapped", "the same: the fetched thing's name"],
  ["used_library", "started from a library picture"],
  ["removal_clean", "removal: no thing seen"],
  ["removal_clean_before", "the same before removing"],
  ["removal_clean_painter_alone", "the same, the painter alone"],
  ["colour_obeyed", "colour words obeyed in the finished picture"],
  ["colour_obeyed_without_library", "the same without the library"],
  ["colour_obeyed_true_scenes", "the same on true coloured scenes"],
  ["colour_obeyed_control", "control: another colour's word"],
];

export function tableOf(summary: Summary): string {
  const sorts = Object.keys(summary.by_sort);
  const line = (label: string, cells: readonly string[]): string =>
    `${label.padEnd(44)}${cells.map((cell) => cell.padStart(20)).join("")}\n`;
  const head = line("", ["all", ...sorts]);
  const body = rows.map(([key, label]) =>
    line(label, [percent(summary.intervals[key]), ...sorts.map((sort) => percent(summary.by_sort[sort]?.[key]))]),
  );
  const figures: readonly (readonly [string, string])[] = [
    ["hit rate / judge, 20 steps", summary.hit_over_judge_20.toFixed(3)],
    ["hit rate / judge, 4 steps", summary.hit_over_judge_4.toFixed(3)],
    ["seam at the mask's edge / beside it (median)", number(summary.seam_ratio)],
    ["the same without the library", number(summary.seam_ratio_without_library)],
    ["removal: PSNR in the mask, dB", number(summary.removal_psnr)],
    ["the same: Telea's fill of the mask", number(summary.removal_psnr_telea)],
    ["the same: the biharmonic fill", number(summary.removal_psnr_biharmonic)],
    ["the same: the painter alone", number(summary.removal_psnr_painter_alone)],
    ["removal above Telea's, dB", spread(summary.intervals.removal_over_telea)],
    ["removal above the biharmonic one, dB", spread(summary.intervals.removal_over_biharmonic)],
    ["three seeds: mean difference in the mask, bytes", number(summary.diversity)],
    ["the same without the library", number(summary.diversity_without_library)],
    ["three seeds: perceptual distance in the mask", spread(summary.intervals.diversity_perceptual)],
    ["the same without the library", spread(summary.intervals.diversity_perceptual_without_library)],
    [
      "a candidate, one WASM thread, 128 px, 12 steps: s",
      seconds(summary.seconds_per_candidate, summary.cpu_seconds_per_candidate),
    ],
    ["the same: 4 steps", seconds(summary.seconds_per_candidate_4, summary.cpu_seconds_per_candidate_4)],
    [
      "12 steps without the library",
      seconds(summary.seconds_per_candidate_without_library, summary.cpu_seconds_per_candidate_without_library),
    ],
    [
      "4 steps without the library",
      seconds(summary.seconds_per_candidate_4_without_library, summary.cpu_seconds_per_candidate_4_without_library),
    ],
    ["all scenes' fills, beside other workers: 20 steps", summary.seconds_per_fill_20.toFixed(2)],
    ["the same: 4 steps", summary.seconds_per_fill_4.toFixed(2)],
    ["names", String(summary.names)],
    ["bytes shipped", summary.bytes.toLocaleString("en")],
  ];
  const missed = summary.misses.map(([asked, named, times]) => `${asked} named ${named} (${times})`).join(", ");
  return [
    `${summary.scenes} scenes, seed ${summary.seed}; in brackets bootstrap 95 % intervals\n\n`,
    head,
    ...body,
    "\n",
    ...figures.map(([label, value]) => `${label.padEnd(52)}${value.padStart(24)}\n`),
    `\nMisses where the judge is right on the true picture: ${missed || "none"}\n`,
  ].join("");
}

function percent(rate: Rate | null | undefined): string {
  if (!rate) return "–";
  const whole = (share: number): string => (100 * share).toFixed(0);
  return `${(100 * rate.rate).toFixed(1)} % (${whole(rate.low)}–${whole(rate.high)})`;
}

function spread(rate: Rate | null | undefined): string {
  return rate ? `${rate.rate.toFixed(2)} (${rate.low.toFixed(2)} to ${rate.high.toFixed(2)})` : "–";
}

function seconds(clock: number | null, processor: number | null): string {
  return `${number(clock)}, processor ${number(processor)}`;
}

function number(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}
