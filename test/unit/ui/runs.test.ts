/** Masks as runs: what is stored with layers, and what every stroke ends as. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mask } from "../../../models/image/raster";
import {
  boundsOfRuns,
  coverageRuns,
  fromRuns,
  halved,
  isBlank,
  resized,
  toCoarseRuns,
  toRuns,
} from "../../../ui/painter/runs";
import { BAND, finished } from "../../../ui/painter/sliced";
import { coverageOf } from "../../../ui/painter/tint";

const size = fc.record({ width: fc.integer({ min: 1, max: 23 }), height: fc.integer({ min: 1, max: 17 }) });
/** Long runs and single pixels, of few levels and of many. */
const maskOf = (level: fc.Arbitrary<number>): fc.Arbitrary<Mask> =>
  size.chain(({ width, height }) =>
    fc.array(fc.tuple(level, fc.integer({ min: 1, max: 40 })), { minLength: 1 }).map((pieces) => {
      const data = new Uint8Array(width * height);
      for (let at = 0, i = 0; at < data.length; i++) {
        const [value, length] = pieces[i % pieces.length] as [number, number];
        data.fill(value, at, at + length);
        at += length;
      }
      return { width, height, data };
    }),
  );
const hard = maskOf(fc.constantFrom(0, 255));
const soft = maskOf(fc.integer({ min: 0, max: 255 }));
const any = fc.oneof(hard, soft);

describe("a mask as runs", () => {
  it("comes back byte for byte, hard or soft", () => {
    fc.assert(
      fc.property(any, (mask) => {
        expect(fromRuns(toRuns(mask))).toEqual(mask);
      }),
    );
  });

  it("has runs that add up, never two of one kind side by side, and levels only where it is soft", () => {
    fc.assert(
      fc.property(any, (mask) => {
        const { runs, levels } = toRuns(mask);
        expect(runs.reduce((sum, run) => sum + run, 0)).toBe(mask.data.length);
        expect(runs.slice(1).every((run) => run > 0)).toBe(true);
        expect(levels !== undefined).toBe(mask.data.some((value) => value !== 0 && value !== 255));
        if (levels) expect(levels.every((level, i) => i === 0 || level !== levels[i - 1])).toBe(true);
      }),
    );
  });

  it("is blank exactly when nothing is marked, and its bounds are those of the marked pixels", () => {
    fc.assert(
      fc.property(any, (mask) => {
        const runs = toRuns(mask);
        const marked = [...mask.data.keys()].filter((i) => (mask.data[i] as number) > 0);
        expect(isBlank(runs)).toBe(marked.length === 0);
        const [columns, rows] = [marked.map((i) => i % mask.width), marked.map((i) => Math.floor(i / mask.width))];
        const [x, y] = [Math.min(...columns), Math.min(...rows)];
        const box = { x, y, width: Math.max(...columns) - x + 1, height: Math.max(...rows) - y + 1 };
        expect(boundsOfRuns(runs)).toEqual(marked.length === 0 ? null : box);
      }),
    );
  });

  it("is the same read from a picture of coverage in slices", () => {
    fc.assert(
      fc.property(any, fc.boolean(), fc.uint8Array({ minLength: 1, maxLength: 9 }), (mask, opaque, alphas) => {
        const { width, height } = mask;
        const data = new Uint8ClampedArray(width * height * 4);
        // Mostly opaque; here and there transparent, as shapes' previews may be.
        mask.data.forEach((value, i) => {
          const alpha = !opaque && i % 5 === 0 ? (alphas[i % alphas.length] as number) : 255;
          data.set([value, value, value, alpha], i * 4);
        });
        const raster = { width, height, data };
        expect(finished(coverageRuns(raster))).toEqual(toRuns(coverageOf(raster)));
      }),
    );
    // Runs go on over the end of a slice.
    const [width, height] = [1 << 9, (BAND >> 9) * 3];
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    data.fill(0, 0, BAND * 2);
    const work = coverageRuns({ width, height, data });
    expect([work.next().done, work.next().done]).toEqual([false, false]);
    expect(finished(work).runs).toEqual(toRuns(coverageOf({ width, height, data })).runs);
  });

  it("keeps every marked pixel marked when it gets coarser, and no other", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 40 }), (mask, levels) => {
        const coarse = fromRuns(toCoarseRuns(mask, levels));
        const isKept = coarse.data.every((value, i) => value > 0 === (mask.data[i] as number) > 0);
        const off = coarse.data.map((value, i) => Math.abs(value - (mask.data[i] as number)));
        expect(isKept).toBe(true);
        // Half a step, or up to a whole one for the faintest, which must not vanish.
        expect(Math.max(...off)).toBeLessThanOrEqual(Math.ceil(255 / levels));
        expect(new Set(coarse.data).size).toBeLessThanOrEqual(levels + 1);
      }),
    );
  });

  it("halved, marks a cell as strongly as its strongest pixel", () => {
    fc.assert(
      fc.property(any, (mask) => {
        const half = halved(mask);
        expect([half.width, half.height]).toEqual([Math.ceil(mask.width / 2), Math.ceil(mask.height / 2)]);
        const strongest = (x: number, y: number): number =>
          Math.max(
            ...[0, 1, 2, 3].map((n) => {
              const [column, row] = [2 * x + (n & 1), 2 * y + (n >> 1)];
              return column < mask.width && row < mask.height ? (mask.data[row * mask.width + column] as number) : 0;
            }),
          );
        half.data.forEach((value, i) => {
          expect(value).toBe(strongest(i % half.width, Math.floor(i / half.width)));
        });
      }),
    );
  });

  it("stretched to a multiple of its size, repeats every pixel; stretched back, is itself", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 4 }), (mask, times) => {
        const large = resized(mask, { width: mask.width * times, height: mask.height * times });
        large.data.forEach((value, i) => {
          const [x, y] = [i % large.width, Math.floor(i / large.width)];
          expect(value).toBe(mask.data[Math.floor(y / times) * mask.width + Math.floor(x / times)]);
        });
        expect(resized(large, mask)).toEqual(mask);
      }),
      { numRuns: 40 },
    );
  });
});
