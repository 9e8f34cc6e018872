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

/** A pack with an autoencoder blends on a grid an eighth as fine; masks come to it by the same functions. */
describe("on a latent grid of an eighth", () => {
  const [side, factor] = [64, 8];
  const latent = { width: side / factor, height: side / factor };
  const whole = { x: 0, y: 0, width: side, height: side };
  const strokes = fc.record({
    thick: fc.constantFrom(1, 2, 3, 4, 6),
    at: fc.integer({ min: 0, max: side - 6 }),
    level: fc.integer({ min: 1, max: 255 }),
  });
  const stroke = ({ thick, at, level }: { thick: number; at: number; level: number }): Mask => ({
    width: side,
    height: side,
    data: Uint8Array.from({ length: side * side }, (_, i) => (i % side >= at && i % side < at + thick ? level : 0)),
  });
  const cells = (mask: Mask, of: (values: readonly number[]) => number) =>
    Array.from({ length: latent.width * latent.height }, (_, cell) => {
      const [x, y] = [(cell % latent.width) * factor, Math.floor(cell / latent.width) * factor];
      return of(
        Array.from(
          { length: factor * factor },
          (_, i) => mask.data[(y + Math.floor(i / factor)) * side + x + (i % factor)] as number,
        ),
      );
    });

  it("a cell may change exactly where any of its pixels may, and as strongly as the strongest of them", () => {
    fc.assert(
      fc.property(strokes, (one) => {
        const mask = stroke(one);
        expect([...reachedBy(mask, whole, latent).data]).toEqual(
          cells(mask, (all) => (all.some((v) => v > 0) ? 1 : 0)),
        );
        expect([...strongest(mask, whole, latent).data]).toEqual(
          cells(mask, (all) => Math.fround(Math.max(...all) / 255)),
        );
      }),
    );
  });

  it("is reached at once or by way of the pixel model's size alike", () => {
    fc.assert(
      fc.property(strokes, (one) => {
        const mask = stroke(one);
        const fine = reachedBy(mask, whole, { width: 32, height: 32 });
        const byWay: Mask = { width: 32, height: 32, data: Uint8Array.from(fine.data, (value) => 255 * value) };
        expect(reachedBy(byWay, { x: 0, y: 0, width: 32, height: 32 }, latent)).toEqual(reachedBy(mask, whole, latent));
      }),
    );
  });

  it("loses no stroke of 1 to 6 pixels, as the released code's nearest pixel does in most places", () => {
    let nearest = 0;
    for (let at = 0; at < factor; at++) {
      const mask = stroke({ thick: 1, at: at + 8, level: 255 });
      expect(reachedBy(mask, whole, latent).data.some((value) => value === 1)).toBe(true);
      nearest += cells(mask, (all) => all[0] as number).some((value) => value > 0) ? 1 : 0;
    }
    expect(nearest).toBe(1);
  });

  it("shrinks by cells: painting begins with whole cells around a stroke and ends with those it touches", () => {
    const mask = reachedBy(stroke({ thick: 1, at: 28, level: 255 }), whole, latent);
    const columns = [0, 3].map((index) => dilated(mask, growthAt(2, index, 4)).data.slice(0, latent.width));
    expect(columns.map((row) => [...row])).toEqual([
      [0, 1, 1, 1, 1, 1, 0, 0],
      [0, 0, 0, 1, 0, 0, 0, 0],
    ]);
  });
});
