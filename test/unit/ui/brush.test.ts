import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mask } from "../../../models/image/raster";
import { coverageAt, pressed, sweep } from "../../../ui/painter/brush";

const SIDE = 24;
const blank = (): Mask => ({ width: SIDE, height: SIDE, data: new Uint8Array(SIDE * SIDE) });
const softness = fc.double({ min: 0, max: 1, noNaN: true });
const place = fc.double({ min: -8, max: SIDE + 8, noNaN: true });
const dab = fc.record({ x: place, y: place, radius: fc.double({ min: 0.1, max: 12, noNaN: true }) });

describe("the brush", () => {
  it("marks a disc, and a line without gaps", () => {
    const mask = { width: 40, height: 20, data: new Uint8Array(800) };
    sweep(mask, { x: 5, y: 10, radius: 3 }, { x: 35, y: 10, radius: 3 }, 0, false);
    for (let x = 5; x < 35; x++) expect(mask.data[10 * 40 + x]).toBe(255);
    expect(mask.data[10 * 40]).toBe(0);
    expect(mask.data[3 * 40 + 20]).toBe(0);
  });

  it("covers less the farther out, nothing beyond its radius, and everything inside when it is hard", () => {
    fc.assert(
      fc.property(
        softness,
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 80, noNaN: true })),
        (soft, radius, distances) => {
          const sorted = [...distances].sort((a, b) => a - b).map((distance) => coverageAt(distance, radius, soft));
          for (let i = 1; i < sorted.length; i++) expect(sorted[i]).toBeLessThanOrEqual(sorted[i - 1] as number);
          expect(coverageAt(0, radius, 0)).toBe(255);
          expect(coverageAt(radius + 0.5, radius, soft)).toBe(0);
          if (radius >= 1) expect(coverageAt(radius - 0.51, radius, 0)).toBe(255);
        },
      ),
    );
  });

  it("never lowers coverage when marking, never raises it when erasing, and twice is as once", () => {
    fc.assert(
      fc.property(
        dab,
        dab,
        softness,
        fc.boolean(),
        fc.uint8Array({ minLength: SIDE * SIDE, maxLength: SIDE * SIDE }),
        (from, to, soft, erase, start) => {
          const mask: Mask = { ...blank(), data: new Uint8Array(start) };
          const box = sweep(mask, from, to, soft, erase);
          const once = mask.data.slice();
          const wrong = once.filter((value, i) => {
            const before = start[i] as number;
            const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
            const inside = box && x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
            return (erase ? value > before : value < before) || (!inside && value !== before);
          });
          expect(wrong.length).toBe(0);
          sweep(mask, from, to, soft, erase);
          expect(mask.data).toEqual(once);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is the same in both directions and in the mirror", () => {
    fc.assert(
      fc.property(dab, dab, softness, (from, to, soft) => {
        const [there, back, mirrored] = [blank(), blank(), blank()];
        sweep(there, from, to, soft, false);
        sweep(back, to, from, soft, false);
        sweep(mirrored, { ...from, x: SIDE - from.x }, { ...to, x: SIDE - to.x }, soft, false);
        const wrong = there.data.filter((value, i) => {
          const across = Math.floor(i / SIDE) * SIDE + SIDE - 1 - (i % SIDE);
          // A level of slack for the rounding of the arithmetic.
          const off = Math.max(
            Math.abs(value - (back.data[i] as number)),
            Math.abs(value - (mirrored.data[across] as number)),
          );
          return off > 1;
        });
        expect(wrong.length).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("erases what it marked", () => {
    const mask = blank();
    const at = { x: 10, y: 10, radius: 6 };
    sweep(mask, at, at, 0, false);
    sweep(mask, at, { ...at, radius: 8 }, 0, true);
    expect(mask.data.some(Boolean)).toBe(false);
  });

  it("touches nothing outside the mask", () => {
    expect(sweep(blank(), { x: -20, y: 0, radius: 4 }, { x: -10, y: 0, radius: 4 }, 0, false)).toBeNull();
  });

  it("follows a pen's pressure and no mouse's", () => {
    expect(pressed(0.5, false)).toBe(1);
    expect(pressed(0, true)).toBe(1);
    expect(pressed(0.3, true)).toBeLessThan(pressed(0.6, true));
    expect(pressed(1, true)).toBe(1);
  });
});
