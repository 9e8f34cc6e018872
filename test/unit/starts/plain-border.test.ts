import { describe, expect, it } from "vitest";
import { isOpaque, withoutPlainBorder } from "../../../models/starts/compose/plain-border";
import { pattern, picture } from "../../support/node-pictures";

const size = { width: 60, height: 40 };
const white = [250, 250, 248, 255] as const;
/** A red disc of radius 12 whose middle has the ground's colour, on white. */
const ring = picture(size, (x, y) => {
  const far = Math.hypot(x - 30, y - 20);
  return far < 12 && far > 4 ? [200, 20, 20, 255] : white;
});
const alphaAt = (raster: { data: Uint8ClampedArray }, x: number, y: number) =>
  raster.data[4 * (y * size.width + x) + 3];

describe("a picture on one plain colour", () => {
  it("loses what hangs together with the border, and nothing inside the thing", () => {
    const cut = withoutPlainBorder(ring);
    if (cut === null) throw new Error("not cut");
    expect([alphaAt(cut, 0, 0), alphaAt(cut, 59, 20), alphaAt(cut, 30, 3)]).toEqual([0, 0, 0]);
    expect([alphaAt(cut, 22, 20), alphaAt(cut, 30, 20)]).toEqual([255, 255]);
    expect(isOpaque(cut)).toBe(false);
  });

  it("survives a JPEG's noise at the border", () => {
    const noisy = picture(size, (x, y) => {
      const at = 4 * (y * size.width + x);
      return [0, 1, 2].map((c) => (ring.data[at + c] ?? 0) + (((x * 31 + y * 17) % 13) - 6)).concat(255);
    });
    expect(alphaAt(withoutPlainBorder(noisy) ?? noisy, 0, 0)).toBe(0);
  });

  it("keeps the thing's own colour in soft rims", () => {
    // The rim is half red, half white.
    const soft = picture(size, (x, y) => {
      const far = Math.hypot(x - 30, y - 20);
      return far < 11 ? [200, 20, 20, 255] : far < 12 ? [225, 135, 134, 255] : white;
    });
    const cut = withoutPlainBorder(soft) ?? soft;
    for (let i = 0; i < size.width * size.height; i++) {
      if ((cut.data[4 * i + 3] as number) === 0) continue;
      expect(cut.data[4 * i + 1]).toBeLessThan(140);
    }
  });
});

describe("a picture without a plain border", () => {
  it.each([
    ["a photograph", pattern(size)],
    ["one colour all over", picture(size, () => white)],
    ["a speck on white", picture({ width: 200, height: 200 }, (x, y) => (x === 9 && y === 9 ? [0, 0, 0, 255] : white))],
    ["two halves", picture(size, (x) => (x < 30 ? white : [0, 0, 0, 255]))],
  ])("is left as it is: %s", (_, raster) => {
    expect(withoutPlainBorder(raster)).toBeNull();
  });
});
