import { describe, expect, it } from "vitest";
import type { CandidateTime } from "../../../models/evaluation/candidate-time";
import type { FillResult, SceneResult } from "../../../models/evaluation/measure-scene";
import { summarize } from "../../../models/evaluation/summary";
import { tableOf } from "../../../models/evaluation/table";

const fill = (hit: number): FillResult => ({
  hit,
  seam: 0.9,
  seconds: 2,
  named: hit === 1 ? "cat" : "dog",
  chance: hit,
  usedLibrary: true,
});
const scene = (index: number, more: Partial<SceneResult>): SceneResult => ({
  index,
  sort: "object",
  name: "cat",
  prompt: "a cat",
  judgeHit: 1,
  fine: fill(1),
  fast: fill(1),
  painted: { width: 1, height: 1, data: new Uint8ClampedArray(4) },
  ...more,
});
const removal = {
  thing: 0.1,
  thingOnTruth: 0.2,
  thingBefore: 0.9,
  psnr: 22,
  psnrTelea: 21,
  psnrBiharmonic: 20,
  seam: 1,
};
const scenes = [
  scene(0, { removal, withoutLibrary: fill(0), diversity: { bytes: 10, perceptual: 0.2 } }),
  scene(1, {
    fast: fill(0),
    shuffledHit: 0,
    fetchedOtherHit: 0,
    fetchedOtherNamed: 1,
    diversity: { bytes: 20, perceptual: 0.4 },
  }),
  scene(2, { fine: fill(0), fast: fill(0), judgeHit: 0 }),
  scene(3, {}),
];
const time = (steps: number, reference: "auto" | "none", clock: number): CandidateTime => ({
  steps,
  reference,
  clock,
  processor: clock / 2,
});
const times = [time(12, "auto", 1), time(12, "auto", 2), time(4, "auto", 0.5), time(12, "none", 4), time(4, "none", 1)];
const facts = { seed: 9, names: 466, bytes: 17_000_000, times };

describe("the summary", () => {
  it("gives every key of issue B as a number", () => {
    expect(summarize(scenes, facts)).toMatchObject({
      judge_accuracy: 0.75,
      hit_rate_20: 0.75,
      hit_rate_4: 0.5,
      hit_rate_shuffled: 0,
      hit_rate_library_shuffled: 0,
      hit_rate_20_without_library: 0,
      removal_clean: 1,
      seam_ratio: 0.9,
      seconds_per_candidate: 1.5,
      names: 466,
      bytes: 17_000_000,
    });
  });

  it("tells 12 steps from 4, the clock from the processor, and bytes from perceptual distance", () => {
    const summary = summarize(scenes, facts);
    expect(summary).toMatchObject({
      cpu_seconds_per_candidate: 0.75,
      seconds_per_candidate_4: 0.5,
      cpu_seconds_per_candidate_4: 0.25,
      seconds_per_candidate_without_library: 4,
      cpu_seconds_per_candidate_4_without_library: 0.5,
      seconds_per_fill_20: 2,
      diversity: 15,
      diversity_without_library: null,
    });
    expect(summary.diversity_perceptual).toBeCloseTo(0.3, 10);
    const table = tableOf(summary);
    expect(table).toMatch(/12 steps: s +1\.50, processor 0\.75/);
    expect(table).toMatch(/perceptual distance in the mask +0\.30 \(/);
  });

  it("has no times of a run that was stopped before they were taken", () => {
    const summary = summarize(scenes, { ...facts, times: [] });
    expect(summary.seconds_per_candidate).toBeNull();
    expect(tableOf(summary)).toMatch(/12 steps: s +–, processor –/);
  });
});
