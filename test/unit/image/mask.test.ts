import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cutMask,
  maskBounds,
  maskFromAlpha,
  maskFromLuminance,
  normalizedMask,
  uniformMask,
  unionMasks,
} from "../../../models/image/mask";
import type { Mask } from "../../../models/image/raster";
import { decodeRuns, encodeRuns } from "../../../models/image/runs";
import { boxMask, picture } from "../../support/images";

const masks: fc.Arbitrary<Mask> = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain((size) =>
    fc
      .array(fc.constantFrom(0, 0, 0, 1, 128, 255), {
        minLength: size.width * size.height,
        maxLength: size.width * size.height,
      })
      .map((values) => ({ ...size, data: Uint8Array.from(values) })),
  );

describe("masks", () => {
  it("come from a picture's alpha", () => {
    const mask = maskFromAlpha(picture(3, 1, (x) => [9, 9, 9, x * 100]));
    expect([...mask.data]).toEqual([0, 100, 200]);
  });

  it("come from a grey picture: white may change, black and transparent stay", () => {
    const grey = [0, 1, 128, 254, 255];
    const mask = maskFromLuminance(
      picture(6, 1, (x) => [grey[x] ?? 255, grey[x] ?? 255, grey[x] ?? 255, x < 5 ? 255 : 0]),
    );
    expect([...mask.data]).toEqual([...grey, 0]);
  });

  it("join by the larger coverage", () => {
    const joined = unionMasks([
      { width: 2, height: 1, data: Uint8Array.of(0, 200) },
      { width: 2, height: 1, data: Uint8Array.of(7, 100) },
    ]);
    expect([...joined.data]).toEqual([7, 200]);
    expect(() => unionMasks([uniformMask({ width: 1, height: 1 }), uniformMask({ width: 2, height: 1 })])).toThrow(
      RangeError,
    );
  });

  it("are bounded by the tightest box around any coverage", () => {
    fc.assert(
      fc.property(masks, (mask) => {
        const columns: number[] = [];
        const rows: number[] = [];
        mask.data.forEach((value, i) => {
          if (value === 0) return;
          columns.push(i % mask.width);
          rows.push(Math.floor(i / mask.width));
        });
        const bounds = maskBounds(mask);
        if (columns.length === 0) {
          expect(bounds.width).toBe(0);
          return;
        }
        const [x, y] = [Math.min(...columns), Math.min(...rows)];
        expect(bounds).toEqual({
          x,
          y,
          width: Math.max(...columns) - x + 1,
          height: Math.max(...rows) - y + 1,
        });
      }),
    );
  });

  it("are stretched to full coverage, so half-transparent shapes mark as well as opaque ones", () => {
    expect([...normalizedMask({ width: 3, height: 1, data: Uint8Array.of(0, 51, 102) }).data]).toEqual([0, 128, 255]);
    const empty = uniformMask({ width: 2, height: 2 });
    expect(normalizedMask(empty)).toBe(empty);
  });

  it("are cut with nothing outside", () => {
    const cut = cutMask(uniformMask({ width: 3, height: 3 }, 255), { x: -1, y: 1, width: 3, height: 4 });
    expect([...cut.data]).toEqual([0, 255, 255, 0, 255, 255, 0, 0, 0, 0, 0, 0]);
  });
});

describe("runs", () => {
  it("come back as they went", () => {
    fc.assert(
      fc.property(masks, (mask) => {
        const runs = encodeRuns(mask);
        const back = decodeRuns(runs, mask);
        expect([...back.data]).toEqual([...mask.data].map((value) => (value > 0 ? 255 : 0)));
        expect(runs.reduce((sum, run) => sum + run, 0)).toBe(mask.data.length);
      }),
    );
  });

  it("begin with what stays", () => {
    expect(encodeRuns(boxMask({ width: 3, height: 2 }, { x: 0, y: 0, width: 1, height: 1 }))).toEqual([0, 1, 5]);
    expect(encodeRuns(uniformMask({ width: 2, height: 2 }))).toEqual([4]);
  });

  it("are refused when they do not fit", () => {
    for (const runs of [[3], [5], [2, 3], [-1, 5], [0.5, 3.5], [Number.NaN], []]) {
      expect(() => decodeRuns(runs, { width: 2, height: 2 })).toThrow(RangeError);
    }
  });
});
