import { describe, expect, it } from "vitest";
import { flowScheduler } from "../../../models/diffusion/flow";
import { flowTimes } from "../../../models/diffusion/schedule";
import { schedulerContract } from "../../contracts/scheduler";

schedulerContract("flow, shift 1", (steps, strength) => flowScheduler(steps, 1, strength));
schedulerContract("flow, shift 3", (steps, strength) => flowScheduler(steps, 3, strength));

describe("flow times", () => {
  it("are even with shift 1", () => {
    expect(flowTimes(4, 1, 1)).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });

  it("bend towards noise with shift above 1", () => {
    // 3 · 0.5 / (1 + 2 · 0.5) by hand
    expect(flowTimes(2, 3, 1)).toEqual([1, 0.75, 0]);
  });

  it("are scaled to the strength", () => {
    expect(flowTimes(2, 3, 0.5)).toEqual([0.5, 0.375, 0]);
  });

  it("leave out levels the network was not trained for, but for the first and the end", () => {
    expect(flowTimes(4, 1, 1, 0.3)).toEqual([1, 0.75, 0.5, 0]);
    expect(flowTimes(4, 1, 0.2, 0.3)).toEqual([0.2, 0]);
  });

  it.each([
    [1, 1],
    [3, 0.6],
  ])("are every k-th level of k times as many steps, with shift %s and strength %s", (shift, strength) => {
    const many = flowTimes(48, shift, strength);
    for (const every of [2, 3, 6, 12]) {
      const few = flowTimes(48 / every, shift, strength);
      expect(few).toHaveLength(48 / every + 1);
      for (const [i, time] of few.entries()) expect(time).toBeCloseTo(many[i * every] as number, 12);
    }
  });

  it("refuse numbers out of range", () => {
    expect(() => flowTimes(0, 1, 1)).toThrow("Steps must be a whole number from 1, not 0.");
    expect(() => flowTimes(2.5, 1, 1)).toThrow(RangeError);
    expect(() => flowTimes(2, 0, 1)).toThrow(RangeError);
    expect(() => flowTimes(2, 1, 0)).toThrow(RangeError);
    expect(() => flowTimes(2, 1, 1.01)).toThrow(RangeError);
    expect(() => flowTimes(2, Number.NaN, 1)).toThrow(RangeError);
  });
});
