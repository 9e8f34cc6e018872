import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Camera, fitted, held, onScreen, panned, toSource, zoomedAt } from "../../../ui/painter/camera";

const side = fc.integer({ min: 1, max: 4096 });
const world = fc.record({
  x: fc.integer({ min: -500, max: 0 }),
  y: fc.integer({ min: -500, max: 0 }),
  width: side,
  height: side,
});
const view = fc.record({ width: fc.integer({ min: 60, max: 800 }), height: fc.integer({ min: 60, max: 800 }) });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("the camera", () => {
  it("fits all of the picture, in the middle", () => {
    fc.assert(
      fc.property(world, view, (all, viewport) => {
        const box = onScreen(fitted(all, viewport), all);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x * 2 + box.width).toBeCloseTo(viewport.width, 3);
        expect(box.y * 2 + box.height).toBeCloseTo(viewport.height, 3);
      }),
    );
  });

  it("zooms about the pointer: what is under it stays, unless the picture's edge would leave the view", () => {
    const [all, viewport] = [
      { x: 0, y: 0, width: 1000, height: 1000 },
      { width: 400, height: 400 },
    ];
    const near = zoomedAt(fitted(all, viewport), { x: 200, y: 200 }, 8, all, viewport);
    fc.assert(
      fc.property(share, share, fc.double({ min: 1, max: 3, noNaN: true }), (x, y, factor) => {
        const at = { x: 100 + 200 * x, y: 100 + 200 * y };
        const before = toSource(near, at);
        const after = toSource(zoomedAt(near, at, factor, all, viewport), at);
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
      }),
    );
  });

  it("never loses the picture, however far one pans", () => {
    const by = fc.record({ x: fc.integer({ min: -9999, max: 9999 }), y: fc.integer({ min: -9999, max: 9999 }) });
    fc.assert(
      fc.property(world, view, fc.double({ min: 0.2, max: 30, noNaN: true }), by, (all, viewport, factor, offset) => {
        const camera: Camera = zoomedAt(fitted(all, viewport), { x: 9, y: 9 }, factor, all, viewport);
        const moved = panned(camera, offset, all, viewport);
        const box = onScreen(moved, all);
        expect(box.x).toBeLessThanOrEqual(viewport.width / 2);
        expect(box.x + box.width).toBeGreaterThanOrEqual(viewport.width / 2 - 1e-6);
        expect(box.y).toBeLessThanOrEqual(viewport.height / 2);
        expect(held(moved, all, viewport)).toEqual(moved);
      }),
    );
  });
});
