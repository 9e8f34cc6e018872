import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extendedBy } from "../../../models/image/hops";
import { hopping } from "../../support/traits";

const amounts = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 700 }));
const sizes = fc.record({ width: fc.integer({ min: 1, max: 400 }), height: fc.integer({ min: 1, max: 400 }) });

describe("hops beyond the borders", () => {
  it("cover what is new exactly once, never the picture, and always begin at what is known", () => {
    fc.assert(
      fc.property(sizes, amounts, amounts, amounts, amounts, (picture, left, right, top, bottom) => {
        const { size, inside, hops } = extendedBy(picture, { left, right, top, bottom }, hopping(32));
        expect(size).toEqual({ width: picture.width + left + right, height: picture.height + top + bottom });
        const times = new Uint8Array(size.width * size.height);
        for (let y = inside.y; y < inside.y + inside.height; y++) {
          times.fill(1, y * size.width + inside.x, y * size.width + inside.x + inside.width);
        }
        for (const { side, area, frame } of hops) {
          expect(area.width > 0 && area.height > 0).toBe(true);
          const [nextX, nextY] = {
            left: [area.x + area.width, area.y],
            right: [area.x - 1, area.y],
            top: [area.x, area.y + area.height],
            bottom: [area.x, area.y - 1],
          }[side] as [number, number];
          expect(times[nextY * size.width + nextX]).toBe(1);
          expect(frame.width).toBe(frame.height);
          // The frame holds what it paints, and at most half of it is painted outwards.
          expect(frame.x <= area.x && frame.x + frame.width >= area.x + area.width).toBe(true);
          expect(frame.y <= area.y && frame.y + frame.height >= area.y + area.height).toBe(true);
          const thick = side === "left" || side === "right" ? area.width : area.height;
          expect(thick).toBeLessThanOrEqual(Math.max(1, Math.ceil(frame.width / 2)));
          for (let y = area.y; y < area.y + area.height; y++) {
            for (let x = area.x; x < area.x + area.width; x++) {
              const at = y * size.width + x;
              times[at] = (times[at] as number) + 1;
            }
          }
        }
        expect(times.every((count) => count === 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("need several frames for a strip much longer than wide, and several hops for a wide one", () => {
    expect(
      extendedBy({ width: 2000, height: 2000 }, { left: 40, right: 0, top: 0, bottom: 0 }, hopping(128)).hops.length,
    ).toBeGreaterThan(3);
    const far = extendedBy({ width: 200, height: 100 }, { left: 0, right: 4096, top: 0, bottom: 0 }, hopping(128)).hops;
    expect(far.length).toBeGreaterThan(40);
    expect(new Set(far.map(({ frame }) => frame.width))).toEqual(new Set([100]));
  });
});
