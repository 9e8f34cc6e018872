import { describe, expect, it } from "vitest";
import { cleanOf, ddimScheduler, signalShares, trainStep } from "../../../models/diffusion/ddim";
import type { Planes } from "../../../models/image/raster";
import { schedulerContract } from "../../contracts/scheduler";
import { latentGolden } from "../../support/latent";

const variances = { trainSteps: 1000, betaStart: 0.00085, betaEnd: 0.012 };
const shares = signalShares({ ...variances, betas: "scaled-linear" });
const planes = (values: readonly number[]): Planes => {
  return { width: values.length, height: 1, channels: 1, data: Float32Array.from(values) };
};

schedulerContract("DDIM", (steps, strength) => ddimScheduler(shares, steps, strength));

describe("the numbers of the training side", () => {
  it.each(latentGolden.ddim)("are our steps: $betas betas, $prediction, η = $eta", (numbers) => {
    const table = signalShares({ ...variances, betas: numbers.betas });
    const scheduler = ddimScheduler(table, 4, 1, numbers.eta === 0 ? "deterministic" : "ancestral");
    expect(scheduler.times).toEqual(numbers.levels);
    let noisy = planes(numbers.rows[0]?.x ?? []);
    for (const [i, { x, answer, fresh }] of numbers.rows.entries()) {
      // The largest value is near 30: at noise alone the answer is divided by a signal of 0.07.
      for (const [k, value] of x.entries()) expect(noisy.data[k]).toBeCloseTo(value, 4);
      const time = scheduler.times[i] as number;
      const clean = cleanOf(planes(x), planes(answer), time, numbers.prediction, table);
      noisy = scheduler.step(planes(x), clean, i, planes(fresh)).next;
    }
    for (const [k, value] of numbers.end.entries()) expect(noisy.data[k]).toBeCloseTo(value, 4);
  });
});

describe("levels", () => {
  it("are training steps: the last for noise alone", () => {
    expect([1, 0.5, 0.001].map((time) => trainStep(time, 1000))).toEqual([999, 499, 0]);
  });

  it("come once each, however many steps are asked for", () => {
    const { times } = ddimScheduler(signalShares({ ...variances, trainSteps: 5, betas: "linear" }), 50, 1);
    expect(times).toEqual([1, 0.8, 0.6, 0.4, 0.2, 0]);
  });

  it.each([
    [0, 1],
    [1.5, 1],
    [3, 0],
    [3, 1.1],
  ])("refuse %d steps from %d", (steps, strength) => {
    expect(() => ddimScheduler(shares, steps, strength)).toThrow(RangeError);
  });
});
