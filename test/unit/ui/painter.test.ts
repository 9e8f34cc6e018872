import { describe, expect, it } from "vitest";
import { carried } from "../../../models/image/geometry";
import type { Mask } from "../../../models/image/raster";
import { toRuns } from "../../../ui/painter/runs";
import { shrunk } from "../../../ui/painter/shrink";
import { noStrokes, redone, stroked, undone } from "../../../ui/painter/strokes";
import { thumbnailOf } from "../../../ui/painter/thumbnail";
import { coverageOf, tinted } from "../../../ui/painter/tint";
import { squareAround, toPicture } from "../../../ui/painter/viewport";
import { drawn } from "../../support/fake-engine";

const blank = (width: number, height: number): Mask => ({ width, height, data: new Uint8Array(width * height) });
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
