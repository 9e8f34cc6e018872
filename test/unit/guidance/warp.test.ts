import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { copies } from "../../../models/guidance/augment";
import { type Corners, inverse, ontoCorners, product } from "../../../models/guidance/homography";
import { makeWarp, type Warp } from "../../../models/guidance/warp";

const numbers = (count: number, seed: number): Float64Array<ArrayBuffer> =>
  Float64Array.from(random(seed).normal(count));

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));

function expectAdjoint({ apply, adjoint, input, output }: Warp, seed: number): void {
  const x = numbers(3 * input.width * input.height, seed);
  const y = numbers(3 * output.width * output.height, seed + 1);
  const there = dot(apply(x), y);
  const back = dot(x, adjoint(y));
  expect(Math.abs(there - back)).toBeLessThanOrEqual(1e-6 * norm(x) * norm(y));
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe("warped copies", () => {
  it("have an adjoint: <Wx, y> = <x, W'y>", () => {
    const view = fc.record({
      x: fc.double({ min: -10, max: 10, noNaN: true }),
      y: fc.double({ min: -10, max: 10, noNaN: true }),
      side: fc.double({ min: 4, max: 40, noNaN: true }),
    });
    fc.assert(
      fc.property(seeds, view, (seed, { x, y, side }) => {
        const warps = copies({ width: 21, height: 17 }, { x, y, width: side, height: side }, 12, 4, random(seed));
        for (const warp of warps) expectAdjoint(warp, seed);
      }),
      { numRuns: 60 },
    );
  });

  it("begin with one that is only resampled: shrinking by two is the mean of four pixels", () => {
    const whole = { x: 0, y: 0, width: 8, height: 8 };
    const [first] = copies(whole, whole, 4, 3, random(1));
    const x = numbers(64, 5);
    const means = Array.from({ length: 16 }, (_, i) => {
      const at = 16 * Math.floor(i / 4) + 2 * (i % 4);
      return ((x[at] as number) + (x[at + 1] as number) + (x[at + 8] as number) + (x[at + 9] as number)) / 4;
    });
    const seen = [...(first?.apply(x) ?? [])];
    for (const [i, mean] of means.entries()) expect(seen[i]).toBeCloseTo(mean, 12);
  });

  it("are the same for the same seed, and differ from each other", () => {
    const whole = { x: 0, y: 0, width: 16, height: 16 };
    const seen = (seed: number) =>
      copies(whole, whole, 8, 6, random(seed)).map((warp) => [...warp.apply(numbers(256, 3))]);
    expect(seen(4)).toEqual(seen(4));
    expect(new Set(seen(4).map(String)).size).toBeGreaterThan(2);
    expect(seen(5)[0]).toEqual(seen(4)[0]);
    expect(seen(5)).not.toEqual(seen(4));
  });

  it("are neither moved nor bent as often as the released code leaves them: 0.3 times 0.3", () => {
    const whole = { x: 0, y: 0, width: 4, height: 4 };
    const x = numbers(16, 3);
    const [first, ...others] = copies(whole, whole, 4, 801, random(11)).map((warp) => String(warp.apply(x)));
    const same = others.filter((each) => each === first).length;
    expect(same / 800).toBeGreaterThan(0.06);
    expect(same / 800).toBeLessThan(0.12);
  });

  it("show mid-grey where they reach outside, and pull nothing back from there", () => {
    const [warp] = copies({ width: 8, height: 8 }, { x: -8, y: 0, width: 16, height: 16 }, 8, 1, random(1));
    const seen = warp?.apply(new Float64Array(64).fill(0.7)) ?? [];
    expect(seen[0]).toBe(0);
    expect(seen[7]).toBeCloseTo(0.7, 12);
    const back = warp?.adjoint(Float64Array.from({ length: 64 }, (_, i) => (i % 8 < 3 ? 1 : 0)));
    expect(back?.every((value) => value === 0)).toBe(true);
  });

  it("say when planes have another size", () => {
    const warp = makeWarp({ width: 4, height: 4 }, { width: 2, height: 2 }, [2, 0, 0, 0, 2, 0, 0, 0, 1]);
    expect(() => warp.apply(new Float32Array(17))).toThrow("17 values");
    expect(() => warp.adjoint(new Float32Array(5))).toThrow("5 values");
  });
});

describe("homographies", () => {
  const corner = (x: number, y: number) =>
    fc.tuple(fc.double({ min: x, max: x + 0.35, noNaN: true }), fc.double({ min: y, max: y + 0.35, noNaN: true }));

  it("put the unit square's corners where they were asked to, and back", () => {
    const quadrilateral = fc.tuple(corner(0, 0), corner(0.65, 0), corner(0.65, 0.65), corner(0, 0.65));
    fc.assert(
      fc.property(quadrilateral, (corners: Corners) => {
        const there = ontoCorners(corners);
        const square = [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ] as const;
        const round = product(inverse(there), there);
        for (const [i, [x, y]] of square.entries()) {
          const [u, v] = mapped(there, x, y);
          expect(u).toBeCloseTo(corners[i]?.[0] ?? Number.NaN, 9);
          expect(v).toBeCloseTo(corners[i]?.[1] ?? Number.NaN, 9);
          expect(mapped(round, x, y)[0]).toBeCloseTo(x, 9);
        }
      }),
    );
  });
});

function mapped([a, b, c, d, e, f, g, h, i]: ReturnType<typeof inverse>, x: number, y: number): [number, number] {
  const depth = g * x + h * y + i;
  return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
}
