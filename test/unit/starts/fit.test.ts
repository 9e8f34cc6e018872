import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import type { Planes, Raster } from "../../../models/image/raster";
import { cutoutOf } from "../../../models/starts/compose/cutout";
import { fitted } from "../../../models/starts/compose/fit";
import { poseIn } from "../../../models/starts/compose/pose";
import { picture } from "../../support/images";

const side = 64;

function region(inside: (x: number, y: number) => boolean): Planes {
  const data = Float32Array.from({ length: side * side }, (_, i) => (inside(i % side, Math.floor(i / side)) ? 1 : 0));
  return { width: side, height: side, channels: 1, data };
}

/** A disk of one colour, with soft rim and nothing around it. */
function disk(width: number, height: number): Raster {
  return picture(width, height, (x, y) => {
    const away = Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5);
    return [200, 40, 60, away < 0.4 ? 255 : away < 0.42 ? 100 : 0];
  });
}

const alphaOf = (layer: Planes): Float32Array => layer.data.subarray(3 * side * side);
const box = region((x, y) => x >= 10 && x < 50 && y >= 20 && y < 60);

const placed = (shown: Raster, seed: number): Planes => {
  const cutout = cutoutOf(shown);
  return fitted(cutout, poseIn(cutout, box, random(seed)), box);
};

describe("fitting a reference", () => {
  it("keeps nearly all of it, and nothing outside, in any region and pose", () => {
    const place = fc.record({
      x: fc.integer({ min: 2, max: 30 }),
      y: fc.integer({ min: 2, max: 30 }),
      width: fc.integer({ min: 6, max: 32 }),
      height: fc.integer({ min: 6, max: 32 }),
      round: fc.boolean(),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(place, ({ x, y, width, height, round, seed }) => {
        const inside = region((column, row) => {
          const [u, v] = [(column + 0.5 - x) / width - 0.5, (row + 0.5 - y) / height - 0.5];
          return round ? u * u + v * v < 0.25 : Math.max(Math.abs(u), Math.abs(v)) < 0.5;
        });
        const cutout = cutoutOf(disk(40, 30));
        const layer = fitted(cutout, poseIn(cutout, inside, random(seed)), inside);
        const alpha = alphaOf(layer);
        const { scale } = poseIn(cutout, inside, random(seed));
        const whole = cutout.light.data.subarray(3 * 40 * 30).reduce((sum, value) => sum + value, 0) * scale * scale;
        const kept = alpha.reduce((sum, value) => sum + value, 0);
        expect(alpha.some((value, i) => value > 0 && inside.data[i] === 0)).toBe(false);
        expect(layer.data.every(Number.isFinite)).toBe(true);
        // Whole pixels of a small region cut its rim.
        expect(kept).toBeGreaterThan(0.9 * whole - 4);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps the proportions and takes most of the region's box", () => {
    const alpha = alphaOf(placed(disk(80, 40), 1));
    const seen = [...alpha.entries()].filter(([, value]) => value > 0.5).map(([i]) => i);
    const columns = seen.map((i) => i % side);
    const rows = seen.map((i) => Math.floor(i / side));
    const width = Math.max(...columns) - Math.min(...columns) + 1;
    const height = Math.max(...rows) - Math.min(...rows) + 1;
    expect(width / height).toBeGreaterThan(1.7);
    expect(width / height).toBeLessThan(2.3);
    expect(width).toBeGreaterThan(0.75 * 40);
  });

  it("keeps colours: hidden ones of transparent pixels never bleed in", () => {
    const hidden = picture(40, 40, (x, y) => {
      const inside = x >= 8 && x < 32 && y >= 8 && y < 32;
      return inside ? [200, 40, 60, 255] : [0, 255, 0, 0];
    });
    const layer = placed(hidden, 3);
    alphaOf(layer).forEach((alpha, i) => {
      if (alpha < 0.1) return;
      expect(Math.abs(((layer.data[i] as number) + 1) * 127.5 - 200)).toBeLessThan(2);
      expect(Math.abs(((layer.data[side * side + i] as number) + 1) * 127.5 - 40)).toBeLessThan(2);
    });
  });

  it("is the same for the same seed, and another for another", () => {
    const first = placed(disk(40, 30), 5);
    expect(placed(disk(40, 30), 5)).toEqual(first);
    expect(placed(disk(40, 30), 6)).not.toEqual(first);
  });

  it("turns by 8 degrees at most", () => {
    const cutout = cutoutOf(disk(40, 30));
    for (let seed = 0; seed < 40; seed++) {
      const { sin, cos } = poseIn(cutout, box, random(seed));
      expect(Math.abs(sin)).toBeLessThan(0.1401);
      expect(sin * sin + cos * cos).toBeCloseTo(1, 4);
    }
  });

  it("stands straight where asked, and is not mirrored where that is asked too", () => {
    const cutout = cutoutOf(disk(40, 30));
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const turned = seeds.map((seed) => poseIn(cutout, box, random(seed), "turn"));
    expect(turned.every(({ sin, cos }) => sin === 0 && cos === 1)).toBe(true);
    expect(new Set(turned.map(({ flipped }) => flipped)).size).toBe(2);
    const both = seeds.map((seed) => poseIn(cutout, box, random(seed), "both"));
    expect(both.every(({ sin, flipped }) => sin === 0 && !flipped)).toBe(true);
  });
});
