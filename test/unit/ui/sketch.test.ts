import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Raster } from "../../../models/image/raster";
import { fromRuns } from "../../../ui/painter/runs";
import {
  blankRaster,
  type Colour,
  draw,
  drawnRuns,
  fromHex,
  keptInside,
  noSketch,
  paletteOf,
  resketched,
  type Sketch,
  sketched,
  toHex,
  unsketched,
} from "../../../ui/painter/sketch";
import { drawn } from "../../support/fake-engine";

const size = { width: 20, height: 14 };
const red: Colour = [220, 40, 30];
const at = (x: number, y: number, radius = 3) => ({ x, y, radius });

/** A stroke as the window makes it: on a copy, with the box it touched. */
function stroke(sketch: Sketch, x: number, y: number, colour: Colour | null): Sketch {
  const before = sketch.picture ?? blankRaster(size);
  const picture: Raster = { ...before, data: before.data.slice() };
  const box = draw(picture, at(x, y), at(x + 4, y), 0, colour);
  return box ? sketched(sketch, picture, box) : sketch;
}

const strokes = fc.array(
  fc.record({
    x: fc.integer({ min: -3, max: 22 }),
    y: fc.integer({ min: -3, max: 16 }),
    colour: fc.constantFrom<Colour | null>(red, [10, 200, 90], null),
  }),
  { minLength: 1, maxLength: 8 },
);

describe("a sketch", () => {
  it("goes back stroke by stroke to nothing, and forth to what it was", () => {
    fc.assert(
      fc.property(strokes, (all) => {
        const states = [noSketch];
        for (const { x, y, colour } of all) {
          const last = states.at(-1) as Sketch;
          const next = stroke(last, x, y, colour);
          if (next !== last) states.push(next);
        }
        const pixels = (sketch: Sketch | undefined) => (sketch?.picture ?? blankRaster(size)).data.join();
        let now = states.at(-1) as Sketch;
        for (let i = states.length - 2; i >= 0; i--) {
          now = unsketched(now);
          expect(pixels(now)).toBe(pixels(states[i]));
        }
        expect(unsketched(now)).toBe(now);
        for (let i = 1; i < states.length; i++) {
          now = resketched(now);
          expect(pixels(now)).toBe(pixels(states[i]));
        }
      }),
    );
  });

  it("cleared can be taken back", () => {
    const one = stroke(noSketch, 8, 6, red);
    const cleared = sketched(one, null, null);
    expect(cleared.picture).toBeNull();
    expect(unsketched(cleared).picture).toEqual(one.picture);
    expect(resketched(unsketched(cleared)).picture?.data.some(Boolean)).toBe(false);
  });

  it("has the stroke's colour under it, covers what was there, and is gone where it was erased", () => {
    const picture = stroke(stroke(noSketch, 4, 6, [10, 200, 90]), 4, 6, red).picture;
    const pixel = (x: number, y: number) => [...(picture?.data.slice((y * 20 + x) * 4, (y * 20 + x) * 4 + 4) ?? [])];
    expect(pixel(6, 6)).toEqual([...red, 255]);
    expect(pixel(18, 12)[3]).toBe(0);
    const wide = blankRaster(size);
    draw(wide, at(6, 6), at(10, 6), 0, red);
    draw(wide, at(6, 6, 5), at(10, 6, 5), 0, null);
    expect(drawnRuns(wide)).toBeNull();
  });

  it("is kept inside a region, and not at its very edge", () => {
    const { picture } = stroke(noSketch, 8, 6, red);
    if (!picture) throw new Error("Nothing drawn.");
    const region = { ...size, data: new Uint8Array(20 * 14).map((_, i) => (i % 20 < 10 ? 90 : 0)) };
    const kept = keptInside(picture, region);
    const columns = [...kept.data].flatMap((value, i) => (i % 4 === 3 && value > 0 ? [Math.floor(i / 4) % 20] : []));
    expect(Math.max(...columns)).toBe(8);
    expect(kept.data[(6 * 20 + 7) * 4 + 3]).toBe(255);
  });

  it("knows where it is drawn", () => {
    const { picture } = stroke(noSketch, 8, 6, red);
    const runs = drawnRuns(picture);
    if (!runs || !picture) throw new Error("Nothing drawn.");
    const mask = fromRuns(runs);
    expect(mask.data.every((value, i) => value > 0 === (picture.data[i * 4 + 3] as number) > 0)).toBe(true);
    expect(drawnRuns(null)).toBeNull();
  });
});

describe("a palette", () => {
  it("has the picture's commonest colours, each unlike the others", () => {
    const flag = drawn({ width: 30, height: 10 }, (x) =>
      x < 15 ? [200, 30, 30, 255] : x < 25 ? [30, 30, 200, 255] : [205, 35, 30, 255],
    );
    expect(paletteOf(flag, 6)).toEqual([
      [200, 30, 30],
      [30, 30, 200],
    ]);
    expect(paletteOf(flag, 6, [[200, 30, 30]])).toEqual([[30, 30, 200]]);
    expect(paletteOf(blankRaster(size), 6)).toEqual([]);
  });

  it("reads and writes colours as fields do", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (r, g, b) => {
        expect(fromHex(toHex([r, g, b]))).toEqual([r, g, b]);
      }),
    );
    expect(fromHex("f80")).toEqual([255, 136, 0]);
    expect(fromHex("#12")).toBeNull();
    expect(fromHex("red")).toBeNull();
  });
});
