import { describe, expect, it } from "vitest";
import { levels } from "../../../models/guidance/levels";

/** Ancestral step of x = (1 − t)·clean + t·noise from t to s, as the posterior has it (Kingma et al. 2021, appendix A). */
function posterior(t: number, s: number): { fromClean: number; deviation: number } {
  const keep = (1 - t) / (1 - s);
  const added = t * t - keep * keep * s * s;
  return { fromClean: ((1 - s) * added) / (t * t), deviation: Math.sqrt((s * s * added) / (t * t)) };
}

describe("the released code's formulas on a flow", () => {
  it.each([0.15, 0.5, 0.9, 0.998])("mix prediction and sample by √(1 − ᾱ) at level %s", (time) => {
    const signal = (1 - time) ** 2 / ((1 - time) ** 2 + time ** 2);
    const { prediction, sample } = levels({ time, next: 0.1, fromClean: 0.2, deviation: 0 }, "mix");
    expect(prediction).toBeCloseTo(Math.sqrt(1 - signal), 12);
    // The sample in the code's own scale, √ᾱ·x₀ + √(1 − ᾱ)·ε, is the flow's times √ᾱ / (1 − t).
    expect(sample).toBeCloseTo((1 - Math.sqrt(1 - signal)) * (Math.sqrt(signal) / (1 - time)), 9);
  });

  it("show the prediction or the sample alone", () => {
    const step = { time: 0.6, next: 0.5, fromClean: 0.2, deviation: 0 };
    expect(levels(step, "clean")).toMatchObject({ prediction: 1, sample: 0 });
    expect(levels(step, "noisy").prediction).toBe(0);
  });

  it("reach as far with fresh noise as without when steps are short", () => {
    const time = 0.6;
    const gap = (next: number): number => {
      const fresh = levels({ time, next, ...posterior(time, next) }, "mix").reach;
      return Math.abs(fresh - levels({ time, next, fromClean: 0.1, deviation: 0 }, "mix").reach);
    };
    expect(gap(0.599)).toBeLessThan(0.01);
    expect(gap(0.599)).toBeLessThan(gap(0.59));
    expect(gap(0.59)).toBeLessThan(gap(0.5));
  });

  it("leave the last step alone", () => {
    for (const deviation of [0, 0.3]) {
      expect(levels({ time: 0.2, next: 0, fromClean: 1, deviation }, "mix").reach).toBe(0);
    }
  });

  it("are finite at pure noise", () => {
    for (const sees of ["mix", "clean", "noisy"] as const) {
      const all = Object.values(levels({ time: 1, next: 0.9, fromClean: 0.1, deviation: 0 }, sees));
      expect(all.every(Number.isFinite)).toBe(true);
    }
  });
});
