import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { blurred } from "../../../models/image/blur";
import type { Planes } from "../../../models/image/raster";
import { continued } from "../../../models/inpaint/continued";
import { exemplarFill } from "../../../models/inpaint/exemplar/fill";

const planes = (side: number, channels: number, value: (x: number, y: number, channel: number) => number): Planes => ({
  width: side,
  height: side,
  channels,
  data: Float32Array.from({ length: channels * side * side }, (_, i) =>
    value(i % side, Math.floor(i / side) % side, Math.floor(i / side / side)),
  ),
});
const box = (side: number, from: number, to: number): Planes =>
  planes(side, 1, (x, y) => (x >= from && x < to && y >= from && y < to ? 1 : 0));

/** Mean absolute error inside the mask. */
function error(a: Planes, b: Planes, mask: Planes): number {
  let sum = 0;
  let count = 0;
  a.data.forEach((value, i) => {
    if (mask.data[i % mask.data.length] === 0) return;
    sum += Math.abs(value - (b.data[i] as number));
    count++;
  });
  return sum / count;
}

const emptied = (picture: Planes, mask: Planes): Planes => ({
  ...picture,
  data: picture.data.map((value, i) => (mask.data[i % mask.data.length] === 0 ? value : 0.77)),
});

describe("a region filled from its surroundings", () => {
  it("carries a periodic pattern on", () => {
    const mask = box(96, 34, 62);
    const bricks = planes(96, 3, (x, y) => (y % 12 < 2 || (x + (Math.floor(y / 12) % 2) * 8) % 16 < 2 ? -0.5 : 0.4));
    expect(error(continued(emptied(bricks, mask), mask), bricks, mask)).toBeLessThan(0.15);
  });

  it("carries a horizon on", () => {
    const mask = box(96, 30, 66);
    const shore = planes(96, 3, (_, y, channel) => (y < 50 ? 0.6 + 0.1 * channel : -0.4));
    const filled = continued(emptied(shore, mask), mask);
    expect(error(filled, shore, mask)).toBeLessThan(0.15);
    const jump = (filled.data[45 * 96 + 48] as number) - (filled.data[54 * 96 + 48] as number);
    expect(jump).toBeGreaterThan(0.8);
  });

  it("leaves a slope without texture smooth", () => {
    const mask = box(96, 30, 66);
    const sky = planes(96, 3, (x, y) => (x + 2 * y) / 300 - 0.5);
    const filled = continued(emptied(sky, mask), mask);
    expect(error(filled, sky, mask)).toBeLessThan(0.03);
    for (let y = 30; y < 66; y++) {
      for (let x = 30; x < 66; x++) {
        const at = y * 96 + x;
        expect(Math.abs((filled.data[at] as number) - (filled.data[at + 1] as number))).toBeLessThan(0.05);
      }
    }
  });

  it("has no seam where it meets what is known", () => {
    const mask = box(96, 30, 66);
    const noise = random(5).normal(96 * 96);
    const rough = planes(96, 3, (x, y) => 0.5 * Math.tanh(noise[y * 96 + x] as number));
    const filled = continued(emptied(rough, mask), mask);
    const step = (row: number): number => {
      let sum = 0;
      for (let x = 34; x < 62; x++)
        sum += Math.abs((filled.data[row * 96 + x] as number) - (filled.data[(row - 1) * 96 + x] as number));
      return sum / 28;
    };
    const inside = (step(40) + step(45) + step(50) + step(55)) / 4;
    expect(inside).toBeGreaterThan(0.15);
    for (const row of [30, 66]) expect(step(row) / inside).toBeLessThan(1.5);
  });

  it("is the same for the same seed, another for another", () => {
    const mask = box(64, 20, 44);
    const noise = random(6).normal(64 * 64);
    const rough = planes(64, 3, (x, y) => 0.5 * Math.tanh(noise[y * 64 + x] as number));
    expect(continued(rough, mask, 3)).toEqual(continued(rough, mask, 3));
    expect(continued(rough, mask, 4)).not.toEqual(continued(rough, mask, 3));
  });

  it("keeps what is known, stays in range and finite, whatever the shape of the mask", () => {
    const side = 40;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(side - 1), fc.nat(side - 1), fc.integer({ min: 1, max: 30 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(),
        (boxes, seed) => {
          const picture = {
            ...planes(side, 3, () => 0),
            data: random(seed)
              .normal(3 * side * side)
              .map(Math.tanh),
          };
          const mask = planes(side, 1, (x, y) =>
            boxes.some(([left, top, size]) => x >= left && y >= top && x < left + size && y < top + size) ? 1 : 0,
          );
          const filled = continued(picture, mask, seed);
          filled.data.forEach((value, i) => {
            if (mask.data[i % (side * side)] === 0 && value !== picture.data[i])
              throw new Error("changed what is known");
            if (!(value >= -1 && value <= 1)) throw new Error(`out of range: ${value}`);
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it("uses only values the surroundings have", () => {
    const mask = box(64, 20, 44);
    const two = planes(64, 3, (x, y) => ((x * 7 + y * 3) % 11 < 5 ? -0.5 : 0.5));
    const filled = exemplarFill(emptied(two, mask), mask, 1);
    expect(filled?.data.every((value) => value >= -0.5001 && value <= 0.7701)).toBe(true);
  });

  it("has no pieces where no patch is known", () => {
    const mask = planes(16, 1, (x) => (x < 13 ? 1 : 0));
    expect(
      exemplarFill(
        planes(16, 3, () => 0.1),
        mask,
        1,
      ),
    ).toBeNull();
    expect(
      continued(
        planes(16, 3, () => 0.1),
        mask,
        1,
      ).data.every((value) => Math.abs(value - 0.1) < 1e-6),
    ).toBe(true);
  });
});

describe("a blur", () => {
  it("keeps a constant and the sum of a spot, and is the same both ways", () => {
    const flat = blurred(
      planes(21, 1, () => 0.3),
      3,
    );
    expect(flat.data.every((value) => Math.abs(value - 0.3) < 1e-6)).toBe(true);
    const spot = blurred(
      planes(21, 1, (x, y) => (x === 10 && y === 10 ? 1 : 0)),
      2,
    );
    expect(spot.data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    // Three running means of five: the peak of their convolution along each side is 19/125.
    expect(spot.data[10 * 21 + 10]).toBeCloseTo((19 / 125) ** 2, 6);
    expect(spot.data[10 * 21 + 7]).toBeCloseTo(spot.data[7 * 21 + 10] as number, 7);
  });
});
