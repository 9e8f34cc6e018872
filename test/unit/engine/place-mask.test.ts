import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeMask, stretchMask, stretchSoftMask, toSource } from "../../../models/engine/place-mask";
import type { Mask } from "../../../models/image/raster";

const solid = (width: number, height: number): Mask => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(255),
});
const rows = ({ width, height, data }: Mask): number[][] =>
  Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)]);

describe("placeMask", () => {
  it("copies a shape at the source's scale and on whole pixels exactly", () => {
    const shape: Mask = { width: 2, height: 2, data: new Uint8Array([10, 20, 30, 40]) };
    expect(rows(placeMask(shape, { x: 1, y: 1, width: 2, height: 2 }, { width: 4, height: 3 }))).toEqual([
      [0, 0, 0, 0],
      [0, 10, 20, 0],
      [0, 30, 40, 0],
    ]);
  });

  it("gives half coverage where an edge halves a pixel", () => {
    const placed = placeMask(solid(2, 1), { x: 0.5, y: 0, width: 2, height: 1 }, { width: 4, height: 1 });
    expect(rows(placed)).toEqual([[128, 255, 128, 0]]);
  });

  it("averages a finer shape and cuts what lies outside the source", () => {
    const stripes: Mask = { width: 4, height: 1, data: new Uint8Array([255, 0, 255, 255]) };
    expect(rows(placeMask(stripes, { x: -1, y: 0, width: 2, height: 1 }, { width: 2, height: 1 }))).toEqual([[255, 0]]);
  });

  it("does not blur a shape whose place is whole but for float noise", () => {
    const placed = placeMask(
      solid(2, 1),
      { x: 1.0000004, y: -1e-7, width: 1.9999999, height: 1 },
      { width: 4, height: 1 },
    );
    expect(rows(placed)).toEqual([[0, 255, 255, 0]]);
  });

  it("keeps a hairline: coverage above 0 never rounds to 0", () => {
    const hairline = placeMask(solid(1, 3), { x: 1.2, y: 0, width: 0.001, height: 3 }, { width: 3, height: 3 });
    expect(rows(hairline)).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
    ]);
  });

  it("leaves the mask empty when the shape lies elsewhere", () => {
    const placed = placeMask(solid(2, 2), { x: 50, y: 50, width: 2, height: 2 }, { width: 4, height: 4 });
    expect(placed.data.every((value) => value === 0)).toBe(true);
  });

  it("covers, in sum, the area of the part inside the source", () => {
    const at = fc.double({ min: -6, max: 6, noNaN: true });
    const length = fc.double({ min: 0.5, max: 9, noNaN: true });
    fc.assert(
      fc.property(at, at, length, length, fc.integer({ min: 1, max: 12 }), (x, y, width, height, pixels) => {
        const source = { width: 8, height: 8 };
        const placed = placeMask(solid(pixels, pixels), { x, y, width, height }, source);
        const inside = (start: number, size: number) => Math.max(0, Math.min(8, start + size) - Math.max(0, start));
        const area = inside(x, width) * inside(y, height);
        const covered = placed.data.reduce((sum, value) => sum + value / 255, 0);
        // Snapping moves each edge by at most a thousandth, rounding each of 64 pixels by half a level.
        expect(Math.abs(covered - area)).toBeLessThan(0.2);
      }),
      { numRuns: 200 },
    );
  });
});

describe("toSource", () => {
  it("scales canvas units to the source's pixels from the source's corner", () => {
    const bounds = { x: 100, y: 50, width: 200, height: 100 };
    expect(toSource({ x: 150, y: 60, width: 20, height: 10 }, bounds, { width: 400, height: 400 })).toEqual({
      x: 100,
      y: 40,
      width: 40,
      height: 40,
    });
  });
});

describe("stretchMask", () => {
  it("takes the value under each pixel's centre", () => {
    const mask: Mask = { width: 2, height: 1, data: new Uint8Array([0, 255]) };
    expect(rows(stretchMask(mask, { width: 5, height: 2 }))).toEqual([
      [0, 0, 255, 255, 255],
      [0, 0, 255, 255, 255],
    ]);
  });
});

describe("stretchSoftMask", () => {
  it("goes evenly from one cell's centre to the next", () => {
    const mask = { width: 2, height: 1, data: new Uint8Array([0, 200]) };
    // Cell centres lie at 2 and 6 of 8 pixels; beyond them the outer cells go on.
    expect([...stretchSoftMask(mask, { width: 8, height: 1 }).data]).toEqual([0, 0, 25, 75, 125, 175, 200, 200]);
  });

  it("gives a mask of the source's size back, and loses nothing where it gets smaller", () => {
    const mask = { width: 4, height: 1, data: new Uint8Array([0, 0, 0, 1]) };
    expect(stretchSoftMask(mask, { width: 4, height: 1 })).toBe(mask);
    expect([...stretchSoftMask(mask, { width: 2, height: 1 }).data]).toEqual([0, 1]);
  });
});
