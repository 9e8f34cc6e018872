import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { squaredDistances } from "../../../models/image/distance";
import { maskBounds, uniformMask } from "../../../models/image/mask";
import { planCrop } from "../../../models/image/plan";
import type { Mask } from "../../../models/image/raster";
import { featherInward, grownCoverage, modelMask, softEdge } from "../../../models/image/soft-edge";
import { boxMask, diskMask, maskOf } from "../../support/images";
import { framing } from "../../support/traits";

const size = { width: 17, height: 13 };
const seeds = fc.array(fc.integer({ min: 0, max: 17 * 13 - 1 }), { maxLength: 12 });

function nearest(seed: Uint8Array, at: number): number {
  let best = Number.POSITIVE_INFINITY;
  seed.forEach((value, i) => {
    if (value === 0) return;
    const across = (i % 17) - (at % 17);
    const down = Math.floor(i / 17) - Math.floor(at / 17);
    best = Math.min(best, across * across + down * down);
  });
  return best;
}

describe("distances", () => {
  it("are exact up to the reach and larger beyond", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 20, noNaN: true }), (places, reach) => {
        const seed = new Uint8Array(17 * 13);
        for (const place of places) seed[place] = 1;
        squaredDistances(seed, size, reach).forEach((distance, at) => {
          const expected = nearest(seed, at);
          if (expected <= reach * reach) expect(distance).toBe(expected);
          else expect(distance).toBeGreaterThan(reach * reach);
        });
      }),
    );
  });
});

describe("growing", () => {
  it("adds exactly the pixels within the radius", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 9, noNaN: true }), (places, radius) => {
        const mask = uniformMask(size);
        for (const place of places) mask.data[place] = 255;
        grownCoverage(mask, radius).data.forEach((value, at) => {
          expect(value).toBe(nearest(mask.data, at) <= radius * radius ? 255 : 0);
        });
      }),
    );
  });

  it("never lowers soft coverage and moves it outwards", () => {
    const slope = maskOf({ width: 40, height: 3 }, (x) => (x < 10 ? 255 : Math.max(0, 255 - (x - 9) * 12)));
    const grown = grownCoverage(slope, 5);
    for (let x = 0; x < 40; x++) {
      expect(grown.data[x]).toBeGreaterThanOrEqual(slope.data[x] as number);
      // Five pixels further out the slope is at most as high as it was, give or take what lies between three levels.
      const before = x < 5 ? 255 : (slope.data[x - 5] as number);
      expect(Math.abs((grown.data[x] as number) - before)).toBeLessThanOrEqual(before === 0 ? 0 : 20);
    }
  });
});

describe("feathering", () => {
  it("is full from the feather's width inside on, and rises steadily", () => {
    const band = boxMask({ width: 60, height: 60 }, { x: 10, y: -1, width: 40, height: 62 });
    const row = [...featherInward(band, 8).data.subarray(30 * 60, 31 * 60)];
    expect(row.slice(0, 10)).toEqual(Array(10).fill(0));
    expect(row.slice(17, 43)).toEqual(Array(26).fill(255));
    for (let x = 10; x < 18; x++) expect(row[x]).toBeGreaterThan(row[x - 1] === 255 ? 254 : (row[x - 1] as number));
  });

  it("leaves the picture's border alone", () => {
    const everything = uniformMask({ width: 5, height: 5 }, 255);
    expect([...featherInward(everything, 3).data]).toEqual(Array(25).fill(255));
  });

  it("does not swallow a thin stroke", () => {
    const stroke = boxMask({ width: 20, height: 20 }, { x: 8, y: 4, width: 1, height: 10 });
    expect(Math.max(...featherInward(stroke, 50).data)).toBe(255);
  });
});

function edgeOf(mask: Mask, grow: number, feather: number) {
  const plan = planCrop(mask, maskBounds(mask), framing(16), { grow, context: null });
  return { plan, edge: softEdge(mask, plan.patch, grow, feather) };
}

describe("the soft edge", () => {
  it("is opaque on the whole mask when grown by at least the feather", () => {
    const mask = boxMask({ width: 50, height: 40 }, { x: 12, y: 9, width: 15, height: 11 });
    const { edge } = edgeOf(mask, 6, 6);
    for (let y = 9; y < 20; y++) {
      for (let x = 12; x < 27; x++) {
        expect(edge.alpha.data[(y - edge.box.y) * edge.box.width + x - edge.box.x]).toBe(255);
      }
    }
  });

  it("lies inside what the model may change", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 12, noNaN: true }),
        fc.double({ min: 0, max: 12, noNaN: true }),
        fc.double({ min: 0.6, max: 9, noNaN: true }),
        (grow, feather, radius) => {
          const { edge, plan } = edgeOf(diskMask({ width: 40, height: 30 }, 9, 21, radius), grow, feather);
          edge.alpha.data.forEach((alpha, i) => {
            if (alpha === 0) return;
            const x = edge.box.x + (i % edge.box.width) - plan.patch.x;
            const y = edge.box.y + Math.floor(i / edge.box.width) - plan.patch.y;
            expect(edge.allowed.data[y * plan.patch.width + x]).toBe(255);
          });
          expect(Math.max(...edge.alpha.data)).toBe(255);
        },
      ),
    );
  });

  it("is the mask itself without growth and feather", () => {
    const mask = diskMask({ width: 30, height: 30 }, 14, 15, 6);
    const { edge } = edgeOf(mask, 0, 0);
    mask.data.forEach((coverage, i) => {
      const x = (i % 30) - edge.box.x;
      const y = Math.floor(i / 30) - edge.box.y;
      const isInside = x >= 0 && y >= 0 && x < edge.box.width && y < edge.box.height;
      expect(isInside ? edge.alpha.data[y * edge.box.width + x] : 0).toBe(coverage);
    });
  });

  it("marks every model pixel that touches a thin stroke", () => {
    const source = { width: 400, height: 400 };
    const mask = boxMask(source, { x: 200, y: 30, width: 1, height: 300 });
    const { plan, edge } = edgeOf(mask, 0, 0);
    const rows = new Set<number>();
    modelMask(edge, plan, source).data.forEach((value, i) => {
      if (value === 1) rows.add(Math.floor(i / 16));
    });
    const scale = 16 / plan.crop.height;
    const first = Math.floor((30 - plan.crop.y) * scale);
    const last = Math.ceil((330 - plan.crop.y) * scale) - 1;
    expect(rows.size).toBe(last - first + 1);
  });
});
