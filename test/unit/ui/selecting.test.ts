import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "../../../models/image/geometry";
import type { Mask, Raster } from "../../../models/image/raster";
import { combined, inverted } from "../../../ui/painter/combine";
import { grown, shrunken, softened } from "../../../ui/painter/morph";
import { draggedBox, ellipse, filled, rectangle } from "../../../ui/painter/polygon";
import { finished, unhurried } from "../../../ui/painter/sliced";
import { type WandOptions, wanded } from "../../../ui/painter/wand";
import { drawn } from "../../support/fake-engine";

const SIDE = 16;
const size = { width: SIDE, height: SIDE };
const sum = (mask: Mask): number => mask.data.reduce((total, value) => total + value, 0);

/** How often an outline goes round a point, by the angle it turns through. */
function windingOf(outline: readonly Point[], at: Point): number {
  let angle = 0;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] as Point;
    const [ax, ay, bx, by] = [a.x - at.x, a.y - at.y, b.x - at.x, b.y - at.y];
    angle += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  });
  return Math.round(angle / (2 * Math.PI));
}

const corner = fc.record({
  x: fc.double({ min: -4, max: SIDE + 4, noNaN: true }),
  y: fc.double({ min: -4, max: SIDE + 4, noNaN: true }),
});

describe("the lasso", () => {
  it("covers each pixel by the share of it that the outline goes round (nonzero winding)", () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (outline) => {
        const mask = filled(outline, size);
        for (let y = 0; y < SIDE; y += 3) {
          for (let x = 0; x < SIDE; x += 3) {
            let inside = 0;
            for (let j = 0; j < 4; j++) {
              for (let i = 0; i < 16; i++) {
                if (windingOf(outline, { x: x + (i + 0.5) / 16, y: y + (j + 0.5) / 4 }) !== 0) inside++;
              }
            }
            // The reference samples 16 points a line: one of them for each crossing is the most it can be off.
            const slack = (255 * outline.length) / 16 + 1;
            expect(Math.abs((mask.data[y * SIDE + x] as number) - (255 * inside) / 64)).toBeLessThanOrEqual(slack);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("has no holes where it crosses itself, and marks nothing with less than three corners", () => {
    const twice = [
      ...rectangle({ x: 2, y: 2, width: 8, height: 8 }),
      ...rectangle({ x: 4, y: 4, width: 8, height: 8 }),
    ];
    expect(filled(twice, size).data[6 * SIDE + 6]).toBe(255);
    expect(
      sum(
        filled(
          [
            { x: 1, y: 1 },
            { x: 9, y: 9 },
          ],
          size,
        ),
      ),
    ).toBe(0);
  });

  it("is exact for rectangles on whole and on half pixels", () => {
    const mask = filled(rectangle({ x: 2.5, y: 3, width: 4, height: 2 }), size);
    expect([...mask.data.slice(3 * SIDE, 3 * SIDE + 8)]).toEqual([0, 0, 128, 255, 255, 255, 128, 0]);
    expect(sum(filled(rectangle({ x: -5, y: -5, width: 100, height: 100 }), size))).toBe(SIDE * SIDE * 255);
  });

  it("makes ellipses of the right area", () => {
    const box = { x: 1, y: 2, width: 13, height: 9 };
    expect(sum(filled(ellipse(box), size)) / 255 / ((Math.PI * 13 * 9) / 4)).toBeCloseTo(1, 1);
  });

  it("drags boxes in any direction, square when asked", () => {
    expect(draggedBox({ x: 9, y: 9 }, { x: 3, y: 5 }, false)).toEqual({ x: 3, y: 5, width: 6, height: 4 });
    expect(draggedBox({ x: 9, y: 9 }, { x: 3, y: 5 }, true)).toEqual({ x: 3, y: 3, width: 6, height: 6 });
  });
});

const pictures: fc.Arbitrary<Raster> = fc
  .array(fc.constantFrom(0, 40, 80, 200), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE })
  .map((greys) => drawn(size, (x, y) => [greys[y * SIDE + x] as number, 90, 30, 255]));

/** Whether all marked pixels hang together by their eight neighbours. */
function isOnePiece({ data }: Mask): boolean {
  const left = new Set([...data.keys()].filter((i) => data[i] !== 0));
  const waiting = [...left].slice(0, 1);
  while (waiting.length > 0) {
    const at = waiting.pop() as number;
    if (!left.delete(at)) continue;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const x = (at % SIDE) + dx;
        if (x >= 0 && x < SIDE) waiting.push(at + dy * SIDE + dx);
      }
    }
  }
  return left.size === 0;
}

describe("the magic wand", () => {
  const tolerance = fc.double({ min: 0, max: 100, noNaN: true });
  const at = fc.integer({ min: 0, max: SIDE - 1 });
  const waves: readonly Omit<WandOptions, "tolerance">[] = [
    { by: "colour", contiguous: true },
    { by: "colour", contiguous: false },
    { by: "edges", contiguous: true },
  ];
  const wand = (picture: Raster, x: number, y: number, options: WandOptions) =>
    finished(wanded(picture, x, y, options));

  it.each(waves)("has the clicked pixel and grows with the tolerance: $by, contiguous $contiguous", (options) => {
    fc.assert(
      fc.property(pictures, at, at, tolerance, tolerance, (picture, x, y, a, b) => {
        const less = wand(picture, x, y, { ...options, tolerance: Math.min(a, b) });
        const more = wand(picture, x, y, { ...options, tolerance: Math.max(a, b) });
        expect(less.data[y * SIDE + x]).toBe(255);
        expect(less.data.every((value, i) => (more.data[i] as number) >= value)).toBe(true);
        if (options.contiguous) expect(isOnePiece(more)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("takes what looks alike: hanging together, or everywhere", () => {
    const bars = drawn(size, (x) => (x % 8 < 4 ? [200, 0, 0, 255] : [0, 0, 200, 255]));
    expect(sum(wand(bars, 1, 1, { by: "colour", contiguous: true, tolerance: 10 }))).toBe(4 * SIDE * 255);
    expect(sum(wand(bars, 1, 1, { by: "colour", contiguous: false, tolerance: 10 }))).toBe(8 * SIDE * 255);
    expect(sum(wand(bars, 1, 1, { by: "colour", contiguous: true, tolerance: 100 }))).toBe(SIDE * SIDE * 255);
  });

  it("goes up to the edges whatever the colour between them, and not through a small gap in one", () => {
    const wide = { width: 60, height: 40 };
    // A slow ramp on both sides of a dark line with a gap of three pixels.
    const gap = drawn(wide, (x, y) =>
      x >= 29 && x <= 31 && (y < 18 || y > 20) ? [0, 0, 0, 255] : [100 + x, 120, 120, 255],
    );
    const region = wand(gap, 5, 20, { by: "edges", contiguous: true, tolerance: 15 });
    const marked = (x: number, y: number) => region.data[y * 60 + x];
    expect([marked(5, 20), marked(24, 2), marked(24, 38)]).toEqual([255, 255, 255]);
    expect([marked(40, 20), marked(50, 5)]).toEqual([0, 0]);
  });
});

const masks = fc
  .uint8Array({ minLength: SIDE * SIDE, maxLength: SIDE * SIDE })
  .map((data): Mask => ({ ...size, data: new Uint8Array(data.map((value) => (value < 180 ? 0 : value))) }));

describe("a selection", () => {
  it("adds by the larger coverage, takes away down to the rest, and replaces", () => {
    fc.assert(
      fc.property(masks, masks, (before, area) => {
        const [more, less] = [combined(before, area, "add"), combined(before, area, "subtract")];
        const now = (i: number) => area.data[i] as number;
        expect(more.data).toEqual(before.data.map((old, i) => Math.max(old, now(i))));
        expect(less.data).toEqual(before.data.map((old, i) => Math.min(old, 255 - now(i))));
        expect(combined(before, area, "replace").data).toEqual(area.data);
        expect(combined(more, area, "add")).toEqual(more);
        expect(inverted(inverted(before))).toEqual(before);
      }),
    );
  });

  it("grown has every pixel within the radius, at its coverage or more", () => {
    fc.assert(
      fc.property(masks, fc.integer({ min: 1, max: 5 }), (mask, radius) => {
        const wide = finished(grown(mask, radius));
        for (let y = 0; y < SIDE; y++) {
          for (let x = 0; x < SIDE; x++) {
            let near = false;
            for (let v = 0; v < SIDE; v++) {
              for (let u = 0; u < SIDE; u++) {
                if (mask.data[v * SIDE + u] !== 0 && (u - x) ** 2 + (v - y) ** 2 <= radius * radius) near = true;
              }
            }
            expect((wide.data[y * SIDE + x] as number) > 0).toBe(near);
            expect(wide.data[y * SIDE + x]).toBeGreaterThanOrEqual(mask.data[y * SIDE + x] as number);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("grown in bands is as grown at once", () => {
    const tall = { width: 2000, height: 200 };
    const mask: Mask = { ...tall, data: new Uint8Array(tall.width * tall.height) };
    for (let i = 0; i < 40; i++) mask.data[(i * 7919) % mask.data.length] = 255;
    const wide = finished(grown(mask, 6));
    const at = (i: number) => [i % tall.width, Math.floor(i / tall.width)] as const;
    const seeds = [...mask.data.keys()].filter((i) => mask.data[i] !== 0).map(at);
    let wrong = 0;
    wide.data.forEach((value, i) => {
      const [x, y] = at(i);
      if (seeds.some(([u, v]) => (u - x) ** 2 + (v - y) ** 2 <= 36) !== value > 0) wrong++;
    });
    expect(wrong).toBe(0);
  });

  it("shrunken then grown lies inside what it was, and keeps the picture's border", () => {
    const box = filled(rectangle({ x: 0, y: 0, width: 8, height: SIDE }), size);
    const narrow = finished(shrunken(box, 2));
    expect(sum(narrow)).toBe(6 * SIDE * 255);
    expect(finished(grown(narrow, 2)).data).toEqual(box.data);
  });

  it("softened keeps its amount of coverage and has no step left", () => {
    const half = filled(rectangle({ x: 0, y: 0, width: 32, height: 8 }), { width: 64, height: 8 });
    const soft = finished(softened(half, 8));
    expect(Math.abs(sum(soft) - sum(half)) / sum(half)).toBeLessThan(0.01);
    for (let x = 1; x < 64; x++) {
      const step = (soft.data[x - 1] as number) - (soft.data[x] as number);
      expect(step).toBeGreaterThanOrEqual(0);
      expect(step).toBeLessThan(40);
    }
    expect(finished(softened(half, 0))).toBe(half);
  });
});

describe("sliced work", () => {
  it("breathes between slices, gives the same, and stops when it is not wanted any more", async () => {
    const picture = drawn({ width: 500, height: 500 }, (x) => [x & 255, 0, 0, 255]);
    const options: WandOptions = { by: "edges", contiguous: true, tolerance: 20 };
    let breaths = 0;
    const breathe = async (): Promise<void> => {
      breaths += 1;
    };
    const slowly = await unhurried(wanded(picture, 5, 5, options), breathe);
    expect(slowly).toEqual(finished(wanded(picture, 5, 5, options)));
    expect(breaths).toBeGreaterThan(10);
    expect(await unhurried(wanded(picture, 5, 5, options), breathe, () => false)).toBeNull();
  });
});
