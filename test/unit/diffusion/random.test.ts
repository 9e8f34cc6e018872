import { describe, expect, it } from "vitest";
import { logOfFraction, normalPair } from "../../../models/diffusion/normal";
import { philox, random } from "../../../models/diffusion/random";

type Words = readonly [number, number, number, number];

function philoxOf([a, b, c, d]: Words, key0: number, key1: number): readonly number[] {
  const out = new Uint32Array(4);
  philox(out, a, b, c, d, key0, key1);
  return [...out];
}

describe("Philox4x32-10", () => {
  // Known answers published with Random123 (Salmon et al. 2011), file kat_vectors.
  it("gives the published answer for zeros", () => {
    expect(philoxOf([0, 0, 0, 0], 0, 0)).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
  });

  it("gives the published answer for ones", () => {
    const ones = 0xffffffff;
    expect(philoxOf([ones, ones, ones, ones], ones, ones)).toEqual([0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
  });

  it("gives the published answer for the digits of pi", () => {
    expect(philoxOf([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], 0xa4093822, 0x299f31d0)).toEqual([
      0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
    ]);
  });
});

describe("normal draws", () => {
  it("take a logarithm that agrees with Math.log", () => {
    const words = [0, 1, 2, 3, 1000, 0x6a09e667, 0x7fffffff, 0x80000000, 0xb504f333, 0xfffffffe, 0xffffffff];
    for (const word of words) {
      const expected = Math.log((word + 0.5) / 2 ** 32);
      expect(Math.abs(logOfFraction(word) - expected)).toBeLessThanOrEqual(1e-13 * Math.abs(expected));
    }
  });

  it("agree with Box–Muller by Math functions to 1e-7", () => {
    const source = random(5);
    const pair = new Float64Array(2);
    for (let i = 0; i < 5000; i++) {
      const first = Math.floor(source.uniform() * 2 ** 32);
      const second = Math.floor(source.uniform() * 2 ** 32);
      normalPair(first, second, pair);
      const radius = Math.sqrt(-2 * Math.log((first + 0.5) / 2 ** 32));
      // The angle of the middle of the step, as the draw takes it.
      const turn = ((second >>> 30) + ((second & 0x3fffffff) + 0.5) / 2 ** 30) / 4;
      expect(Math.abs((pair[0] as number) - radius * Math.cos(2 * Math.PI * turn))).toBeLessThan(1e-7);
      expect(Math.abs((pair[1] as number) - radius * Math.sin(2 * Math.PI * turn))).toBeLessThan(1e-7);
    }
  });

  it("have mean 0, variance 1 and thin tails", () => {
    const values = random(42).normal(100_001);
    let sum = 0;
    let squares = 0;
    let far = 0;
    for (const value of values) {
      sum += value;
      squares += value * value;
      if (Math.abs(value) > 1.959964) far++;
    }
    expect(Math.abs(sum / values.length)).toBeLessThan(0.01);
    expect(Math.abs(squares / values.length - 1)).toBeLessThan(0.02);
    expect(Math.abs(far / values.length - 0.05)).toBeLessThan(0.003);
  });

  it("are the same bits for the same seed", () => {
    expect(random(7).normal(99)).toEqual(random(7).normal(99));
    expect(random(7).normal(99)).not.toEqual(random(8).normal(99));
    expect(random(2 ** 32 + 7).normal(3)).toEqual(random(7).normal(3));
  });
});

describe("forks", () => {
  it("do not depend on what was drawn before", () => {
    const used = random(1);
    used.normal(13);
    expect(used.fork("noise").uniform()).toBe(random(1).fork("noise").uniform());
  });

  it("differ by label, by seed and from their source", () => {
    const draws = [
      random(1),
      random(1).fork("a"),
      random(1).fork("b"),
      random(1).fork("aa"),
      random(2).fork("a"),
      random(1).fork("a").fork("a"),
    ].map((source) => source.uniform());
    expect(new Set(draws).size).toBe(draws.length);
  });
});
