import { describe, expect, it } from "vitest";
import { exponential, logarithm, softmax } from "../../../models/vision/elementary";

describe("exponential and logarithm by arithmetic", () => {
  it("agree with Math's", () => {
    for (let x = -60; x < 60; x += 0.37) {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(logarithm(Math.exp(x)) - x)).toBeLessThan(1e-12 * Math.max(1, Math.abs(x)));
    }
    expect(logarithm(1)).toBe(0);
  });

  it("end well beyond their range", () => {
    expect(exponential(-1e4)).toBe(0);
    expect(exponential(1e4)).toBe(Number.POSITIVE_INFINITY);
    expect(logarithm(0)).toBe(Number.NEGATIVE_INFINITY);
  });

  it("make probabilities", () => {
    const shares = softmax([1000, 1001, 990]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares[1]).toBeCloseTo(Math.E / (1 + Math.E + Math.exp(-10)), 9);
  });
});
