import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mask } from "../../../models/image/raster";
import { boundsOfRuns, fromRuns, halved, isBlank, resized, toCoarseRuns, toRuns } from "../../../ui/painter/runs";
import { shrunk } from "../../../ui/painter/shrink";
import { noStrokes, redone, stroked, undone } from "../../../ui/painter/strokes";
import { thumbnailOf } from "../../../ui/painter/thumbnail";
import { coverageOf, tinted } from "../../../ui/painter/tint";
import { carried, squareAround, toPicture } from "../../../ui/painter/viewport";
import { drawn } from "../../support/ui-fakes";

const blank = (width: number, height: number): Mask => ({ width, height, data: new Uint8Array(width * height) });
const masks = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.constantFrom(0, 255), { minLength: width * height, maxLength: width * height })
      .map((data): Mask => ({ width, height, data: new Uint8Array(data) })),
  );

const softMasks = masks.chain((mask) =>
  fc
    .uint8Array({ minLength: mask.data.length, maxLength: mask.data.length })
    .map((data): Mask => ({ ...mask, data: new Uint8Array(data) })),
);

describe("runs of a painted mask", () => {
  it("give the mask back, soft or not", () => {
    fc.assert(
      fc.property(fc.oneof(masks, softMasks), (mask) => {
        expect(fromRuns(toRuns(mask))).toEqual(mask);
      }),
    );
  });

  it("with few levels keep every pixel near its coverage, and none is lost", () => {
    fc.assert(
      fc.property(softMasks, fc.integer({ min: 1, max: 32 }), (mask, levels) => {
        const coarse = fromRuns(toCoarseRuns(mask, levels));
        mask.data.forEach((value, i) => {
          expect(Math.abs((coarse.data[i] ?? 0) - value)).toBeLessThanOrEqual(255 / levels);
          expect((coarse.data[i] ?? 0) > 0).toBe(value > 0);
        });
        expect(new Set(coarse.data).size).toBeLessThanOrEqual(levels + 1);
      }),
    );
  });

  it("know their bounds as the pixels do", () => {
    fc.assert(
      fc.property(fc.oneof(masks, softMasks), (mask) => {
        const marked = [...mask.data].flatMap((value, i) =>
          value ? [[i % mask.width, Math.floor(i / mask.width)]] : [],
        );
        const box = boundsOfRuns(toRuns(mask));
        expect(box === null).toBe(marked.length === 0);
        expect(isBlank(toRuns(mask))).toBe(marked.length === 0);
        if (!box) return;
        const [xs, ys] = [marked.map(([x]) => x as number), marked.map(([, y]) => y as number)];
        expect(box).toEqual({
          x: Math.min(...xs),
          y: Math.min(...ys),
          width: Math.max(...xs) - Math.min(...xs) + 1,
          height: Math.max(...ys) - Math.min(...ys) + 1,
        });
      }),
    );
  });

  it("lose no thin stroke when the mask is halved", () => {
    fc.assert(
      fc.property(masks, (mask) => {
        expect(halved(mask).data.some(Boolean)).toBe(mask.data.some(Boolean));
      }),
    );
  });

  it("stretch to another size and keep their share", () => {
    const mask = { width: 4, height: 2, data: new Uint8Array([255, 255, 0, 0, 255, 255, 0, 0]) };
    const large = resized(mask, { width: 40, height: 20 });
    expect(large.data.filter(Boolean).length).toBe(400);
    expect(resized(mask, mask)).toBe(mask);
  });
});

describe("strokes", () => {
  it("can be undone and redone; a new one forgets what was undone", () => {
    const [a, b] = [toRuns(blank(1, 1)), toRuns(blank(2, 2))];
    const two = stroked(stroked(noStrokes, a), b);
    expect(undone(two).now).toBe(a);
    expect(redone(undone(two)).now).toBe(b);
    expect(undone(undone(undone(two))).now).toBeNull();
    expect(redone(stroked(undone(two), b))).toEqual(stroked(undone(two), b));
    expect(undone(noStrokes)).toBe(noStrokes);
  });

  it("are remembered by how much they hold, the last one always", () => {
    const long = { width: 1, height: 1, runs: new Array<number>(1_500_000).fill(0) };
    const several = [1, 2, 3].reduce((strokes) => stroked(strokes, long), stroked(noStrokes, long));
    expect(several.past.length).toBe(1);
    const short = Array.from({ length: 100 }).reduce<typeof noStrokes>(
      (all) => stroked(all, toRuns(blank(1, 1))),
      noStrokes,
    );
    expect(short.past.length).toBe(60);
  });
});

describe("pictures on screen", () => {
  it("are shrunk in steps, and keep colour at soft edges", async () => {
    const data = new Uint8ClampedArray(2000 * 1000 * 4);
    for (let i = 0; i < data.length; i += 4) data.set((i / 4) % 2000 < 1000 ? [200, 100, 50, 255] : [0, 0, 0, 0], i);
    let breaths = 0;
    const small = await shrunk({ width: 2000, height: 1000, data }, 300, async () => {
      breaths += 1;
    });
    expect([small.width, small.height]).toEqual([300, 150]);
    expect(breaths).toBeGreaterThan(0);
    expect([...small.data.slice(0, 4)]).toEqual([200, 100, 50, 255]);
    expect(small.data[299 * 4 + 3]).toBe(0);
    for (let x = 0; x < 300; x++) if (small.data[x * 4 + 3]) expect(small.data[x * 4]).toBe(200);
  });

  it("stay as they are when they fit", async () => {
    const raster = { width: 2, height: 2, data: new Uint8ClampedArray(16) };
    expect(await shrunk(raster, 2, async () => {})).toBe(raster);
  });

  it("show coverage in stripes, whether it comes as grey or as alpha", () => {
    const grey = coverageOf({ width: 2, height: 1, data: new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255]) });
    const alpha = coverageOf({
      width: 2,
      height: 1,
      data: new Uint8ClampedArray([255, 255, 255, 255, 255, 255, 255, 0]),
    });
    expect([...grey.data]).toEqual([255, 0]);
    expect(alpha).toEqual(grey);
    const full = { width: 8, height: 1, data: new Uint8Array(8).fill(255) };
    const stripes = tinted(full, { x: 0, y: 0, width: 8, height: 1 }, 4);
    expect(new Set([3, 7, 11, 15].map((at) => stripes.data[at])).size).toBe(2);
  });
});

describe("the viewport", () => {
  it("finds the picture's pixel under the pointer", () => {
    const box = { x: 10, y: 20, width: 100, height: 50 };
    expect(toPicture({ x: 60, y: 45 }, box, { width: 1000, height: 500 })).toEqual({ x: 500, y: 250 });
  });

  it("carries a patch along when the picture was moved and scaled", () => {
    const patch = { x: 25, y: 25, width: 50, height: 50 };
    const from = { x: 0, y: 0, width: 100, height: 100 };
    expect(carried(patch, from, { x: 200, y: 0, width: 200, height: 50 })).toEqual({
      x: 250,
      y: 12.5,
      width: 100,
      height: 25,
    });
  });

  it("keeps thumbnails square and inside the picture", () => {
    const view = squareAround({ x: 90, y: 0, width: 10, height: 20 }, { width: 100, height: 60 });
    expect(view.width).toBe(view.height);
    expect(view.x + view.width).toBeLessThanOrEqual(100);
    expect(view.y).toBe(0);
  });
});

describe("a thumbnail", () => {
  it("shows the patch over its surroundings, at the surroundings' own resolution", async () => {
    const grey = drawn({ width: 50, height: 50 }, () => [100, 100, 100, 255]);
    const red = drawn({ width: 20, height: 20 }, () => [255, 0, 0, 255]);
    const patch = { x: 400, y: 400, width: 200, height: 200 };
    const { width, height, data } = await thumbnailOf(grey, { width: 1000, height: 1000 }, red, patch, async () => {});
    expect(width).toBe(height);
    const at = (x: number, y: number) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 4)];
    expect(at(width / 2, height / 2)).toEqual([255, 0, 0, 255]);
    expect(at(2, 2)).toEqual([100, 100, 100, 255]);
  });
});
