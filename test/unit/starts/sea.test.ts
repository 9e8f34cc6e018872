/** Boats come without the sea they are drawn in. */
import { describe, expect, it } from "vitest";
import type { Raster } from "../../../models/image/raster";
import { onOtherWater, withoutSea } from "../../../models/starts/compose/sea";

const side = 48;
const sea = [81, 165, 254] as const;
const hull = [229, 90, 79] as const;

/** Height of the waves at a column, pixels from above. */
const waterline = (x: number): number => 34.3 + 2 * Math.sin(x / 4);

/** A hull from 10 to 38, a blue window in it, and the sea below its waves; edges mixed by how much of a pixel they cover. */
function boat(): Raster {
  const data = new Uint8ClampedArray(4 * side * side);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    const wet = Math.min(1, Math.max(0, y + 1 - waterline(x)));
    const isHull = x >= 10 && x < 38 && y >= 20;
    const isWindow = x >= 16 && x < 20 && y >= 23 && y < 27;
    if (y > 44 || (!isHull && wet === 0)) continue;
    const dry = isWindow ? sea : hull;
    const colour = isHull ? sea.map((value, c) => wet * value + (1 - wet) * (dry[c] as number)) : sea;
    data.set([...colour, isHull ? 255 : 255 * wet], 4 * i);
  }
  return { width: side, height: side, data };
}

describe("a boat's render", () => {
  const before = boat();
  const after = withoutSea(before);
  const alpha = (x: number, y: number): number => after.data[4 * (y * side + x) + 3] as number;

  it("loses its sea, and nothing of the hull or of blue things in it", () => {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const isHull = x >= 10 && x < 38 && y >= 20;
        if (y >= waterline(x) + 1) expect(alpha(x, y)).toBe(0);
        else if (!isHull) expect(alpha(x, y)).toBeLessThan(8);
        else if (y < waterline(x) - 4) {
          const at = 4 * (y * side + x);
          expect([...after.data.slice(at, at + 4)]).toEqual([...before.data.slice(at, at + 4)]);
        }
      }
    }
  });

  it("ends in the hull's colour, as soft as the waves were", () => {
    let off = 0;
    for (let x = 12; x < 36; x++) {
      let shown = 0;
      for (let y = 28; y < 44; y++) {
        shown += alpha(x, y) / 255;
        if (alpha(x, y) < 64) continue;
        const at = 4 * (y * side + x);
        for (let c = 0; c < 3; c++) {
          expect(Math.abs((after.data[at + c] as number) - (hull[c] as number))).toBeLessThan(12);
        }
      }
      off = Math.max(off, Math.abs(shown - (waterline(x) - 28)));
    }
    // A pixel that is nearly all sea counts as sea.
    expect(off).toBeLessThan(0.25);
  });

  it("floats on other water: ends in one line where the highest wave stood, and is mirrored below, ever fainter", () => {
    const floating = onOtherWater(before);
    const at = (x: number, y: number): readonly number[] => [
      ...floating.data.slice(4 * (y * side + x), 4 * (y * side + x) + 4),
    ];
    const ends = Array.from({ length: 24 }, (_, i) => {
      let y = side - 1;
      while (y > 0 && (at(i + 12, y)[3] as number) < 250) y--;
      return y;
    });
    const line = ends[0] as number;
    expect(new Set(ends)).toEqual(new Set([line]));
    // The highest crest is at 32.3 pixels.
    expect(Math.abs(line - 31)).toBeLessThanOrEqual(2);
    for (let y = 0; y <= line; y++) {
      for (let x = 0; x < side; x++) {
        const i = 4 * (y * side + x);
        expect(at(x, y)).toEqual([...after.data.slice(i, i + 4)]);
      }
    }
    const mirrored = [1, 2, 3, 4].map((below) => at(24, line + below));
    for (const [red, green, blue, alpha] of mirrored as [number, number, number, number][]) {
      expect(alpha).toBeGreaterThan(0);
      expect(alpha).toBeLessThan(110);
      expect(red).toBeGreaterThan(2 * Math.max(green, blue));
    }
    const alphas = mirrored.map((pixel) => pixel[3] as number);
    expect(alphas).toEqual([...alphas].sort((a, b) => b - a));
    expect(at(24, side - 1)[3]).toBe(0);
  });

  it("stays as it is when it stood on no sea", () => {
    const dry = { ...before, data: before.data.map((value, i) => (Math.floor(i / 4 / side) >= 30 ? 0 : value)) };
    expect(onOtherWater(dry).data).toEqual(dry.data);
  });
});
