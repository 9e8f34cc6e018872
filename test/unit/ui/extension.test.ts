import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draggedSides, extendedFrame, fittedSides, handles, sidesFor } from "../../../ui/painter/extension";

const none = { left: 0, right: 0, top: 0, bottom: 0 };
const size = fc.record({ width: fc.integer({ min: 1, max: 4096 }), height: fc.integer({ min: 1, max: 4096 }) });
const length = fc.double({ min: -5000, max: 9000 });
const sides = fc.record({ left: length, right: length, top: length, bottom: length });

describe("an extension", () => {
  it("is whole pixels, never inwards, and never longer than editors take", () => {
    fc.assert(
      fc.property(sides, size, (asked, source) => {
        const fitted = fittedSides(asked, source);
        const values = Object.values(fitted);
        expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
        const frame = extendedFrame(fitted, source);
        expect(Math.max(frame.width, frame.height)).toBeLessThanOrEqual(4096);
        expect(fittedSides(fitted, source)).toEqual(fitted);
      }),
    );
  });

  it("is what was asked for where there is room", () => {
    expect(fittedSides({ left: 10.4, right: 0, top: -3, bottom: 7 }, { width: 100, height: 100 })).toEqual({
      left: 10,
      right: 0,
      top: 0,
      bottom: 7,
    });
  });

  it("to a format keeps the picture, has that format, and touches one axis only", () => {
    const small = fc.record({ width: fc.integer({ min: 50, max: 1500 }), height: fc.integer({ min: 50, max: 1500 }) });
    const aspects = fc.constantFrom(16 / 9, 3 / 2, 1, 4 / 5, 9 / 16);
    fc.assert(
      fc.property(small, aspects, fc.constantFrom("start", "middle", "end"), (source, aspect, anchor) => {
        const by = sidesFor(aspect, anchor, source);
        const frame = extendedFrame(by, source);
        fc.pre(Math.max(frame.width, frame.height) < 4096);
        // Within a pixel of the format, along the axis that grew.
        expect(Math.abs(frame.width - frame.height * aspect)).toBeLessThanOrEqual(Math.max(1, aspect) + 1e-9);
        expect(by.left + by.right === 0 || by.top + by.bottom === 0).toBe(true);
        if (anchor === "start") expect([by.left, by.top]).toEqual([0, 0]);
        if (anchor === "end") expect([by.right, by.bottom]).toEqual([0, 0]);
      }),
    );
  });

  it("follows the handle that is dragged, and with Shift the opposite side too", () => {
    const source = { width: 1280, height: 720 };
    const [right, topLeft] = [handles[1], handles[4]];
    if (!right || !topLeft) throw new Error("No handles.");
    expect(draggedSides(none, right, { x: 320, y: 50 }, source, false)).toEqual({ ...none, right: 320 });
    expect(draggedSides(none, right, { x: 320, y: 50 }, source, true)).toEqual({ ...none, left: 320, right: 320 });
    expect(draggedSides(none, topLeft, { x: -30, y: -40 }, source, false)).toEqual({ ...none, left: 30, top: 40 });
    expect(draggedSides({ ...none, right: 20 }, right, { x: -50, y: 0 }, source, false)).toEqual(none);
  });
});
