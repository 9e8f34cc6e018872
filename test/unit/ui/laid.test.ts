/** Layers of the editor laid over a drawing: where they lie, at another scale, and partly beside it. */
import { describe, expect, it } from "vitest";
import type { Rect } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { laidOver } from "../../../ui/painter/laid";
import { blankRaster, type Colour } from "../../../ui/painter/sketch";
import { drawn } from "../../support/fake-engine";

const size = { width: 12, height: 10 };
const pixel = ({ width, data }: Raster, x: number, y: number) => [...data.subarray((y * width + x) * 4).slice(0, 4)];
const even = (width: number, height: number, [red, green, blue]: Colour, alpha = 255): Raster =>
  drawn({ width, height }, () => [red, green, blue, alpha]);
const checks = drawn({ width: 6, height: 4 }, (x, y) => ((x + y) % 2 === 0 ? [200, 30, 10, 255] : [0, 0, 0, 0]));

/** The box of what can be seen. */
function seen(raster: Raster): Rect | null {
  const inside: { x: number; y: number }[] = [];
  for (let y = 0; y < raster.height; y++) {
    for (let x = 0; x < raster.width; x++) if (pixel(raster, x, y)[3] !== 0) inside.push({ x, y });
  }
  if (inside.length === 0) return null;
  const [xs, ys] = [inside.map(({ x }) => x), inside.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
}

describe("a layer laid over nothing", () => {
  it("arrives unchanged at its own scale on whole pixels, coordinates being floats", () => {
    const laid = laidOver(null, checks, { x: 3 + 1e-5, y: 2 - 1e-5, width: 6, height: 4 }, size);
    for (let y = 0; y < 4; y++)
      for (let x = 0; x < 6; x++) expect(pixel(laid, x + 3, y + 2)).toEqual(pixel(checks, x, y));
    expect(seen(laid)).toEqual({ x: 3, y: 2, width: 6, height: 4 });
  });

  it("is averaged where it is finer than the picture, and keeps its colour at soft edges", () => {
    const laid = laidOver(null, checks, { x: 2, y: 2, width: 3, height: 2 }, size);
    // Two of four pixels are red, the others nothing: half as opaque, as red as before.
    expect(pixel(laid, 3, 3)).toEqual([200, 30, 10, 128]);
    expect(seen(laid)).toEqual({ x: 2, y: 2, width: 3, height: 2 });
  });

  it("is enlarged where it is coarser, and draws nothing where it does not reach", () => {
    const laid = laidOver(null, even(2, 2, [9, 8, 7]), { x: 1, y: 1, width: 8, height: 6 }, size);
    expect(seen(laid)).toEqual({ x: 1, y: 1, width: 8, height: 6 });
    expect(pixel(laid, 5, 3)).toEqual([9, 8, 7, 255]);
  });

  it("covers pixels that it half covers by half", () => {
    const laid = laidOver(null, even(3, 2, [9, 8, 7]), { x: 2.5, y: 4, width: 3, height: 2 }, size);
    expect([2, 3, 4, 5, 6].map((x) => pixel(laid, x, 4)[3])).toEqual([128, 255, 255, 128, 0]);
    expect(pixel(laid, 2, 4)).toEqual([9, 8, 7, 128]);
  });

  it("is cut off at the border, the rest where it was", () => {
    const laid = laidOver(null, checks, { x: -2, y: 7, width: 6, height: 4 }, size);
    expect(seen(laid)).toEqual({ x: 0, y: 7, width: 4, height: 3 });
    expect(pixel(laid, 0, 7)).toEqual(pixel(checks, 2, 0));
    expect(pixel(laid, 1, 7)).toEqual(pixel(checks, 3, 0));
  });

  it("leaves nothing where it lies beside, or cannot be seen", () => {
    expect(seen(laidOver(null, checks, { x: 12, y: 0, width: 6, height: 4 }, size))).toBeNull();
    expect(seen(laidOver(null, even(4, 4, [1, 2, 3], 0), { x: 2, y: 2, width: 4, height: 4 }, size))).toBeNull();
  });
});

describe("a layer laid over another", () => {
  it("covers it by its alpha, and leaves the other alone", () => {
    const under = laidOver(null, even(6, 4, [0, 0, 200]), { x: 0, y: 0, width: 6, height: 4 }, size);
    const before = under.data.slice();
    const laid = laidOver(under, even(3, 4, [200, 0, 0], 51), { x: 3, y: 0, width: 6, height: 4 }, size);
    expect(pixel(laid, 1, 1)).toEqual([0, 0, 200, 255]);
    expect(pixel(laid, 4, 1)).toEqual([40, 0, 160, 255]);
    expect(pixel(laid, 7, 1)).toEqual([200, 0, 0, 51]);
    expect(under.data).toEqual(before);
    expect(laidOver(blankRaster(size), checks, { x: 0, y: 0, width: 6, height: 4 }, size)).toEqual(
      laidOver(null, checks, { x: 0, y: 0, width: 6, height: 4 }, size),
    );
  });
});
