import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mask, Planes } from "../../../models/image/raster";
import { reachedBy, strongest } from "../../../models/image/reach";
import { dilated, growthAt, releasedAt } from "../../../models/pipelines/release";

const plane = (width: number, values: readonly number[]): Planes => ({
  width,
  height: values.length / width,
  channels: 1,
  data: Float32Array.from(values),
});

describe("soft masks as strength", () => {
  it("release a pixel when the noise has fallen to its strength", () => {
    const strengths = plane(4, [0, 51 / 255, 128 / 255, 1]);
    expect([...releasedAt(strengths, 1, 1).data]).toEqual([0, 0, 0, 1]);
    expect([...releasedAt(strengths, 0.5, 1).data]).toEqual([0, 0, 1, 1]);
    expect([...releasedAt(strengths, 0.2, 1).data]).toEqual([0, 1, 1, 1]);
    // Of a run that starts at 0.4, half of the strength is 0.2.
    expect([...releasedAt(strengths, 0.2, 0.4).data]).toEqual([0, 0, 1, 1]);
  });

  it("take the strongest pixel under a model pixel, so thin strokes keep theirs", () => {
    const mask: Mask = { width: 8, height: 2, data: new Uint8Array(16) };
    mask.data[3] = 255;
    mask.data[12] = 51;
    expect([...strongest(mask, { x: 0, y: 0, width: 8, height: 2 }, { width: 2, height: 1 }).data]).toEqual([
      1,
      Math.fround(0.2),
    ]);
  });
});

describe("progressive mask shrinking", () => {
  it("goes from the largest mask to the mask itself in equal parts", () => {
    expect(Array.from({ length: 8 }, (_, i) => growthAt(3, i, 8))).toEqual([3, 3, 2, 2, 1, 1, 0, 0]);
    expect(Array.from({ length: 3 }, (_, i) => growthAt(0, i, 3))).toEqual([0, 0, 0]);
    expect(growthAt(3, 0, 1)).toBe(3);
  });

  it("grows by squares", () => {
    const dot = plane(
      5,
      Array.from({ length: 25 }, (_, i) => (i === 6 ? 1 : 0)),
    );
    const grown = dilated(dot, 1);
    expect([...grown.data]).toEqual([1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, ...Array(10).fill(0)]);
    expect(dilated(dot, 0)).toBe(dot);
  });
});

it("no stroke of one pixel is lost between the mask and the model's size", () => {
  const strokes = fc.record({
    width: fc.integer({ min: 20, max: 300 }),
    height: fc.integer({ min: 20, max: 300 }),
    at: fc.nat(),
    upright: fc.boolean(),
    size: fc.constantFrom(8, 16, 32),
  });
  fc.assert(
    fc.property(strokes, ({ width, height, at, upright, size }) => {
      const mask: Mask = { width, height, data: new Uint8Array(width * height) };
      const place = at % (upright ? width : height);
      for (let i = 0; i < (upright ? height : width); i++)
        mask.data[upright ? i * width + place : place * width + i] = 255;
      const { data } = reachedBy(mask, { x: 0, y: 0, width, height }, { width: size, height: size });
      // The whole stroke, not only some of it.
      const hit = Array.from({ length: size }, (_, row) => row).filter((row) =>
        Array.from({ length: size }, (_, column) => column).some(
          (column) => data[upright ? row * size + column : column * size + row] === 1,
        ),
      );
      expect(hit).toHaveLength(size);
    }),
    { numRuns: 60 },
  );
});
