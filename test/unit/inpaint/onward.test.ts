import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import type { Raster } from "../../../models/image/raster";
import { continueOnward, placesIn, type Strip } from "../../../models/inpaint/onward";
import { picture } from "../../support/images";

const drawOf = (seed: number) => {
  const draws = random(seed);
  return () => draws.uniform();
};
const sides = ["left", "right", "top", "bottom"] as const;

/** A canvas whose known part is a picture and whose strip is blank. */
function stage(
  side: Strip["side"],
  known: { width: number; height: number },
  amount: number,
  of: (x: number, y: number) => readonly [number, number, number, number],
) {
  const isAcross = side === "left" || side === "right";
  const size = isAcross
    ? { width: known.width + amount, height: known.height }
    : { width: known.width, height: known.height + amount };
  const at = { x: side === "left" ? amount : 0, y: side === "top" ? amount : 0 };
  const inside = { ...at, ...known };
  const canvas = picture(size.width, size.height, (x, y) => {
    const [u, v] = [x - at.x, y - at.y];
    return u >= 0 && v >= 0 && u < known.width && v < known.height ? of(u, v) : [0, 0, 0, 0];
  });
  return { canvas, strip: { side, known: inside, amount } satisfies Strip };
}

/** Largest difference of neighbours along a line that crosses the border. */
function step({ data }: Raster, a: number, b: number): number {
  return Math.max(...[0, 1, 2].map((c) => Math.abs((data[4 * a + c] as number) - (data[4 * b + c] as number))));
}

describe.each(sides)("a picture continued beyond its %s", (side) => {
  it("keeps its own pixels and leaves none blank, whatever the sizes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        (width, height, amount, seed) => {
          const { canvas, strip } = stage(side, { width, height }, amount, (x, y) => [
            x * 5,
            y * 5,
            (x * y) & 255,
            255,
          ]);
          const before = canvas.data.slice();
          continueOnward(canvas, strip, drawOf(seed));
          let [changed, blank] = [0, 0];
          for (let i = 0; i < before.length; i += 4) {
            const isOld = before[i + 3] === 255;
            for (let at = i; isOld && at < i + 4; at++) if (canvas.data[at] !== before[at]) changed++;
            if (canvas.data[i + 3] !== 255) blank++;
          }
          expect([changed, blank]).toEqual([0, 0]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("begins at the border with what lies before it, and lines that run across it go on", () => {
    const isAcross = side === "left" || side === "right";
    // Light above a line, dark below it; for top and bottom the line stands upright.
    const { canvas, strip } = stage(side, { width: 80, height: 80 }, 50, (x, y) =>
      (isAcross ? y : x) < 30 ? [220, 220, 240, 255] : [40, 60, 40, 255],
    );
    continueOnward(canvas, strip, drawOf(3));
    const place = placesIn(canvas, strip);
    for (let along = 0; along < 80; along++) {
      expect(step(canvas, place(-1, along), place(0, along))).toBeLessThan(3);
      const row = Array.from({ length: 50 }, (_, away) => (canvas.data[4 * place(away, along)] as number) > 128);
      expect(row.every((isLight) => isLight === along < 30)).toBe(true);
    }
  });
});

it("other seeds continue otherwise, the same seed alike", () => {
  const made = (seed: number) => {
    const { canvas, strip } = stage("right", { width: 120, height: 60 }, 60, (x, y) => [
      (x * 37 + y * 11) & 255,
      (x * x) & 255,
      (y * 7) & 255,
      255,
    ]);
    continueOnward(canvas, strip, drawOf(seed));
    return canvas.data;
  };
  const first = made(1);
  expect(made(1)).toEqual(first);
  expect([2, 3, 4, 5].some((seed) => made(seed).some((value, i) => value !== first[i]))).toBe(true);
});
