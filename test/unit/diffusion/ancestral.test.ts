import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flowScheduler } from "../../../models/diffusion/flow";
import { random } from "../../../models/diffusion/random";
import type { Planes } from "../../../models/image/raster";

const size = { width: 40, height: 40, channels: 3 };
const planes = (seed: number): Planes => ({ ...size, data: random(seed).normal(4800) });
const ancestral = (steps: number, strength = 1) => flowScheduler(steps, 1, strength, 0, "ancestral");

describe("ancestral steps", () => {
  // Conditioning the joint normal distribution of x_s and x_t on x_t, by numpy.
  it.each([
    [[1, 0.75], 4, 1, 0, { fromNoisy: 0, fromClean: 0.25, deviation: 0.75 }],
    [[0.8, 0.6], 4, 0.8, 0, { fromNoisy: 0.28125, fromClean: 0.34375, deviation: 0.556214886532 }],
    [[0.3, 0.2], 3, 0.3, 0, { fromNoisy: 0.388888888889, fromClean: 0.527777777778, deviation: 0.162446572413 }],
    [[0.1, 0], 3, 0.3, 2, { fromNoisy: 0, fromClean: 1, deviation: 0 }],
  ] as const)("from %s are draws from the posterior", (_, steps, strength, index, expected) => {
    const scheduler = ancestral(steps, strength);
    const { fromNoisy, fromClean, deviation } = scheduler.weights(index);
    expect(fromNoisy).toBeCloseTo(expected.fromNoisy, 12);
    expect(fromClean).toBeCloseTo(expected.fromClean, 12);
    expect(deviation).toBeCloseTo(expected.deviation, 12);
  });

  it("keep the share of noise that belongs to each level", () => {
    const ranges = fc.record({
      steps: fc.integer({ min: 1, max: 30 }),
      strength: fc.double({ min: 0.05, max: 1, noNaN: true }),
      shift: fc.double({ min: 0.5, max: 4, noNaN: true }),
    });
    fc.assert(
      fc.property(ranges, ({ steps, strength, shift }) => {
        const { times, weights } = flowScheduler(steps, shift, strength, 0, "ancestral");
        for (let i = 0; i < steps; i++) {
          const [from, to] = [times[i] as number, times[i + 1] as number];
          const { fromNoisy, fromClean, deviation } = weights(i);
          expect(fromNoisy * (1 - from) + fromClean).toBeCloseTo(1 - to, 9);
          expect((fromNoisy * from) ** 2 + deviation ** 2).toBeCloseTo(to * to, 9);
        }
      }),
    );
  });

  it("end with exactly the clean picture", () => {
    const scheduler = ancestral(4);
    const clean = planes(1);
    const { next } = scheduler.step(planes(2), clean, 3);
    expect(next.data).toEqual(clean.data);
  });

  it("need fresh noise, and differ by it", () => {
    const scheduler = ancestral(4);
    expect(() => scheduler.step(planes(1), planes(2), 1)).toThrow("An ancestral step needs fresh noise.");
    const one = scheduler.step(planes(1), planes(2), 1, planes(3)).next.data;
    expect(scheduler.step(planes(1), planes(2), 1, planes(3)).next.data).toEqual(one);
    expect(scheduler.step(planes(1), planes(2), 1, planes(4)).next.data).not.toEqual(one);
  });
});
