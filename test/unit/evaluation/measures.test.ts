import { describe, expect, it } from "vitest";
import { interval, psnrInside, seamRatio } from "../../../models/evaluation/measures";
import { otherLabel, shares, takesPart } from "../../../models/evaluation/protocol";
import { uniformMask } from "../../../models/image/mask";
import type { Mask, Raster } from "../../../models/image/raster";

const size = 64;

function picture(at: (x: number, y: number) => number): Raster {
  const data = new Uint8ClampedArray(4 * size * size);
  for (let i = 0; i < size * size; i++) data.fill(at(i % size, Math.floor(i / size)), 4 * i, 4 * i + 3);
  return { width: size, height: size, data };
}

function middle(): Mask {
  const mask = uniformMask({ width: size, height: size });
  for (let y = 20; y < 44; y++) mask.data.fill(255, y * size + 20, y * size + 44);
  return mask;
}

const inside = (x: number, y: number): boolean => x >= 20 && x < 44 && y >= 20 && y < 44;

describe("the seam ratio", () => {
  it("is 1 on a picture that is the same everywhere, apart from chance", () => {
    const stripes = picture((x, y) => ((x + y) % 2 === 0 ? 60 : 90));
    expect(seamRatio(stripes, middle())).toBeCloseTo(1, 5);
  });

  it("grows with a step at the mask's edge", () => {
    const stripes = (x: number, y: number): number => ((x + y) % 2 === 0 ? 60 : 90);
    const brighter = (by: number) => picture((x, y) => stripes(x, y) + (inside(x, y) ? by : 0));
    const ratios = [0, 40, 80].map((by) => seamRatio(brighter(by), middle()));
    expect(ratios[1]).toBeGreaterThan(ratios[0] as number);
    expect(ratios[2]).toBeGreaterThan((ratios[1] as number) + 0.5);
  });

  it("does not see a step elsewhere", () => {
    const stripes = (x: number, y: number): number => ((x + y) % 2 === 0 ? 60 : 90);
    const far = picture((x, y) => stripes(x, y) + (x > 60 ? 100 : 0));
    expect(seamRatio(far, middle())).toBeCloseTo(1, 5);
  });
});

describe("the bootstrap interval", () => {
  it("holds the mean, and narrows with more scenes", () => {
    const coin = (n: number) => interval(Array.from({ length: n }, (_, i) => i % 2));
    const few = coin(20);
    const many = coin(2000);
    expect(few?.rate).toBe(0.5);
    expect(few?.low).toBeLessThan(0.4);
    expect(few?.high).toBeGreaterThan(0.6);
    // The normal approximation: 1.96 · 0.5 / sqrt(2000).
    expect((many?.high ?? 1) - (many?.low ?? 0)).toBeCloseTo(2 * 1.96 * (0.5 / Math.sqrt(2000)), 2);
    expect(interval([])).toBeNull();
  });
});

describe("the peak signal-to-noise ratio", () => {
  it("counts the mask's pixels only", () => {
    const clean = picture(() => 100);
    const off = picture((x, y) => (inside(x, y) ? 110 : 0));
    expect(psnrInside(clean, off, middle())).toBeCloseTo(20 * Math.log10(255 / 10), 6);
  });
});

describe("the protocol", () => {
  it("never gives a scene its own label in the control", () => {
    const labels = [3, 3, 3, 7, 3, 9];
    for (let i = 0; i < labels.length; i++) expect(otherLabel(labels, i)).not.toBe(labels[i]);
    expect(() => otherLabel([4, 4], 0)).toThrow("same label");
  });

  it("decides by seed and index alone which scenes a row is measured on, about its share of them", () => {
    const chosen = (seed: number) =>
      Array.from({ length: 2000 }, (_, index) => takesPart("removal", index, { scenes: 2000, seed }));
    expect(chosen(1)).toEqual(chosen(1));
    expect(chosen(1)).not.toEqual(chosen(2));
    expect(chosen(1).filter(Boolean).length / 2000).toBeCloseTo(shares.removal, 1);
  });

  it("measures every row on three scenes of a short list at least", () => {
    for (const row of Object.keys(shares) as (keyof typeof shares)[]) {
      const chosen = Array.from({ length: 6 }, (_, index) => takesPart(row, index, { scenes: 6, seed: 3 }));
      expect(chosen.filter(Boolean).length, row).toBeGreaterThanOrEqual(3);
    }
  });
});
