import { describe, expect, it } from "vitest";
import { maskBounds, unionMasks } from "../../../models/image/mask";
import { partsOf } from "../../../models/image/parts";
import { boxMask, maskOf } from "../../support/images";

const size = { width: 200, height: 100 };
const box = (x: number, y: number, width: number, height: number) => boxMask(size, { x, y, width, height });

describe("regions of a mask", () => {
  it("far apart are parts of their own, which together are the mask", () => {
    const mask = unionMasks([box(5, 60, 20, 20), box(150, 10, 30, 30)]);
    const parts = partsOf(mask);
    expect(parts.map(maskBounds)).toEqual([
      { x: 150, y: 10, width: 30, height: 30 },
      { x: 5, y: 60, width: 20, height: 20 },
    ]);
    expect(unionMasks(parts).data).toEqual(mask.data);
  });

  it("near each other stay together, as letters of a word do", () => {
    const letters = unionMasks([0, 1, 2, 3, 4].map((i) => box(10 + 30 * i, 40, 20, 25)));
    expect(partsOf(letters)).toEqual([letters]);
  });

  it("of about the same size are parts also nearer by, large letters and small dots not", () => {
    const wide = { width: 400, height: 200 };
    const mark = (x: number, side: number) => boxMask(wide, { x, y: 50, width: side, height: side });
    expect(partsOf(unionMasks([mark(20, 100), mark(180, 100)]))).toHaveLength(2);
    expect(partsOf(unionMasks([mark(20, 100), mark(150, 100)]))).toHaveLength(1);
    expect(partsOf(unionMasks([mark(20, 100), mark(180, 40)]))).toHaveLength(1);
    expect(partsOf(unionMasks([mark(20, 30), mark(70, 30)]))).toHaveLength(1);
  });

  it("touching at a corner are one", () => {
    const mask = unionMasks([box(0, 0, 3, 3), box(3, 3, 3, 3)]);
    expect(partsOf(mask)).toHaveLength(1);
  });

  it("are at most eight, the nearest sharing one, and specks are no regions at all", () => {
    const many = maskOf({ width: 400, height: 400 }, (x, y) => (x % 40 < 3 && y % 40 < 3 ? 255 : 0));
    expect(partsOf(many)).toHaveLength(8);
    const dust = maskOf({ width: 100, height: 100 }, (x, y) => (x % 4 === 0 && y % 4 === 0 ? 255 : 0));
    expect(partsOf(dust)).toEqual([dust]);
  });

  it("of an empty mask are none", () => {
    const nothing = maskOf(size, () => 0);
    expect(partsOf(nothing)).toEqual([nothing]);
  });
});
