import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, frameOf, intersect, type Size, type SourceRect } from "../../../models/image/geometry";
import { defaultFeather, defaultGrow, planCrop } from "../../../models/image/plan";
import { framing } from "../../support/traits";

const length = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4096 }));
const cases = fc.record({ width: length, height: length }).chain((source) =>
  fc
    .record({
      x: fc.integer({ min: 0, max: source.width - 1 }),
      y: fc.integer({ min: 0, max: source.height - 1 }),
      grow: fc.double({ min: 0, max: 80, noNaN: true }),
      context: fc.option(fc.integer({ min: 0, max: 500 })),
    })
    .chain(({ x, y, grow, context }) =>
      fc
        .record({
          width: fc.integer({ min: 1, max: source.width - x }),
          height: fc.integer({ min: 1, max: source.height - y }),
        })
        .map((size) => ({ source, bounds: { x, y, ...size } as SourceRect, grow, context })),
    ),
);

function plan(source: Size, bounds: SourceRect, context: number | null = null, grow = 0) {
  return planCrop(source, bounds, framing(128), { grow, context });
}

describe("the crop plan", () => {
  it("is an integral square around the grown mask, no longer than the picture, inside it where it fits", () => {
    fc.assert(
      fc.property(cases, ({ source, bounds, grow, context }) => {
        const { crop, patch, working } = plan(source, bounds, context, grow);
        const frame = frameOf<SourceRect>(source);
        expect(working).toEqual({ width: 128, height: 128 });
        for (const value of Object.values(crop)) expect(Number.isInteger(value)).toBe(true);
        expect(crop.width).toBe(crop.height);
        expect(contains(crop, patch)).toBe(true);
        expect(contains(patch, bounds)).toBe(true);
        expect(contains(frame, patch)).toBe(true);
        expect(crop.width).toBeLessThanOrEqual(Math.max(source.width, source.height));
        if (crop.width <= source.width) expect(crop.x >= 0 && crop.x + crop.width <= source.width).toBe(true);
        if (crop.height <= source.height) expect(crop.y >= 0 && crop.y + crop.height <= source.height).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("moved aside still is all that, and is moved as far as that allows", () => {
    const by = fc.record({ x: fc.integer({ min: -4096, max: 4096 }), y: fc.integer({ min: -4096, max: 4096 }) });
    fc.assert(
      fc.property(cases, by, ({ source, bounds, grow, context }, aside) => {
        const before = plan(source, bounds, context, grow);
        const { crop, patch } = planCrop(source, bounds, framing(128), { grow, context, aside });
        expect(patch).toEqual(before.patch);
        expect(contains(crop, patch)).toBe(true);
        expect([crop.width, crop.height]).toEqual([before.crop.width, before.crop.height]);
        if (crop.width <= source.width) expect(crop.x >= 0 && crop.x + crop.width <= source.width).toBe(true);
        if (crop.height <= source.height) expect(crop.y >= 0 && crop.y + crop.height <= source.height).toBe(true);
        // Short of what was asked only where one pixel more would lose the patch or the picture.
        const moved = crop.x - before.crop.x;
        if (moved !== aside.x && crop.width <= source.width) {
          const further = { ...crop, x: crop.x + Math.sign(aside.x - moved) };
          expect(contains(further, patch) && contains(frameOf(source), { ...further, y: 0, height: 1 })).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("contains the context asked for, as far as the picture goes", () => {
    fc.assert(
      fc.property(cases, ({ source, bounds, grow }) => {
        const wanted = { x: bounds.x - 40, y: bounds.y - 40, width: bounds.width + 80, height: bounds.height + 80 };
        const { crop } = plan(source, bounds, 40, grow);
        expect(contains(crop, intersect(wanted, frameOf(source)))).toBe(true);
      }),
    );
  });

  it("takes twice the mask's box, centred", () => {
    const { crop } = plan({ width: 2000, height: 1500 }, { x: 800, y: 600, width: 300, height: 200 });
    expect(crop).toEqual({ x: 650, y: 400, width: 600, height: 600 });
  });

  it("moves inside at the picture's edge", () => {
    const { crop } = plan({ width: 2000, height: 1500 }, { x: 1700, y: 0, width: 300, height: 300 });
    expect(crop).toEqual({ x: 1400, y: 0, width: 600, height: 600 });
  });

  it("takes the model's size for masks that still fill a third of it", () => {
    expect(plan({ width: 2000, height: 1500 }, { x: 800, y: 600, width: 50, height: 30 }).crop.width).toBe(128);
  });

  it("enlarges smaller masks, but no crop below a quarter of the model's size", () => {
    expect(plan({ width: 2000, height: 1500 }, { x: 800, y: 600, width: 28, height: 20 }).crop.width).toBe(80);
    expect(plan({ width: 2000, height: 1500 }, { x: 800, y: 600, width: 1, height: 1 }).crop.width).toBe(32);
  });

  it("gives up context before it reaches outside the picture", () => {
    const { crop } = plan({ width: 400, height: 160 }, { x: 100, y: 20, width: 110, height: 110 });
    expect(crop).toEqual({ x: 75, y: 0, width: 160, height: 160 });
  });

  it("reaches outside on the short side only when the mask needs it", () => {
    const { crop } = plan({ width: 600, height: 100 }, { x: 100, y: 0, width: 300, height: 100 });
    expect(crop).toEqual({ x: 50, y: -150, width: 400, height: 400 });
  });

  it("takes the whole picture for a mask of everything", () => {
    expect(plan({ width: 4096, height: 4096 }, { x: 0, y: 0, width: 4096, height: 4096 }).crop.width).toBe(4096);
    expect(plan({ width: 1, height: 1 }, { x: 0, y: 0, width: 1, height: 1 }).crop).toEqual({
      x: 0,
      y: 0,
      width: 1,
      height: 1,
    });
  });

  it("has defaults that leave the user's own region opaque", () => {
    for (const side of [1, 20, 100, 1000, 4000]) {
      const bounds = { width: side, height: side / 2 };
      expect(defaultGrow(bounds)).toBeGreaterThan(defaultFeather(bounds));
    }
    expect(defaultFeather({ width: 300, height: 100 })).toBe(18);
    expect(defaultGrow({ width: 300, height: 100 })).toBe(21);
  });
});
