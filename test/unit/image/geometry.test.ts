import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clampInside,
  contains,
  inset,
  intersect,
  isEmpty,
  outset,
  type Rect,
  roundOut,
  union,
} from "../../../models/image/geometry";

const whole = fc.integer({ min: -50, max: 50 });
const side = fc.integer({ min: 1, max: 60 });
const rects: fc.Arbitrary<Rect> = fc.record({ x: whole, y: whole, width: side, height: side });

describe("rectangles", () => {
  it("share a part that lies in both", () => {
    fc.assert(
      fc.property(rects, rects, (a, b) => {
        const shared = intersect(a, b);
        expect(shared).toEqual(intersect(b, a));
        if (!isEmpty(shared)) expect(contains(a, shared) && contains(b, shared)).toBe(true);
      }),
    );
  });

  it("share nothing when they only touch", () => {
    const shared = intersect({ x: 0, y: 0, width: 4, height: 4 }, { x: 4, y: 0, width: 4, height: 4 });
    expect(isEmpty(shared)).toBe(true);
  });

  it("lie in their union, which an empty one does not widen", () => {
    fc.assert(
      fc.property(rects, rects, (a, b) => {
        const both = union(a, b);
        expect(contains(both, a) && contains(both, b)).toBe(true);
        expect(union(a, { x: 900, y: 0, width: 0, height: 3 })).toEqual(a);
      }),
    );
  });

  it("come back from an outset by the same inset", () => {
    fc.assert(
      fc.property(rects, fc.integer({ min: 0, max: 20 }), (rect, by) => {
        expect(inset(outset(rect, by), by)).toEqual(rect);
      }),
    );
  });

  it("shrink to their middle and no further", () => {
    expect(inset({ x: 2, y: 2, width: 4, height: 10 }, 3)).toEqual({ x: 4, y: 5, width: 0, height: 4 });
  });

  it("keep their size when moved inside a frame, and lie inside if they fit, else cover it", () => {
    fc.assert(
      fc.property(rects, rects, (rect, frame) => {
        const moved = clampInside(rect, frame);
        expect([moved.width, moved.height]).toEqual([rect.width, rect.height]);
        for (const [at, length] of [
          ["x", "width"],
          ["y", "height"],
        ] as const) {
          const [outer, inner] = rect[length] <= frame[length] ? [frame, moved] : [moved, frame];
          expect(inner[at]).toBeGreaterThanOrEqual(outer[at]);
          expect(inner[at] + inner[length]).toBeLessThanOrEqual(outer[at] + outer[length]);
        }
        if (contains(frame, rect)) expect(moved).toEqual(rect);
      }),
    );
  });

  it("round outwards to whole pixels", () => {
    expect(roundOut({ x: -0.5, y: 1, width: 1, height: 2.1 })).toEqual({ x: -1, y: 1, width: 2, height: 3 });
  });
});
