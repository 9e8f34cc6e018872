import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { composite } from "../../../models/image/composite";
import { type FinishOptions, finished } from "../../../models/image/finish";
import { grainDraws, grainOf } from "../../../models/image/grain";
import type { Patch } from "../../../models/image/paste-back";
import type { Raster } from "../../../models/image/raster";
import { picture } from "../../support/images";

const normal = () => random(3).fork("grain").normal(grainDraws);
const on: FinishOptions = { match: true, grain: false, blend: "soft" };
const size = { width: 120, height: 100 };

/** A disk in the middle, soft over `soft` pixels at its edge. */
function disk(paint: (x: number, y: number) => readonly [number, number, number], soft = 10, radius = 36): Patch {
  const patch = { x: 20, y: 10, width: 80, height: 80 };
  const image = picture(patch.width, patch.height, (x, y) => {
    const alpha = Math.round(255 * Math.min(1, Math.max(0, (radius - Math.hypot(x - 39.5, y - 39.5)) / soft)));
    return alpha === 0 ? [0, 0, 0, 0] : [...paint(x + patch.x, y + patch.y), alpha];
  });
  return { image, patch };
}

/** Where the soft edge is: the picture holds there. */
const edgeOf = ({ image }: Patch) => ({
  width: image.width,
  height: image.height,
  data: Uint8Array.from({ length: image.width * image.height }, (_, i) =>
    (image.data[4 * i + 3] as number) < 250 ? 255 : 0,
  ),
});

function middle({ image }: Patch): readonly number[] {
  return [...image.data.subarray(4 * (40 * 80 + 40), 4 * (40 * 80 + 40) + 3)];
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Grey with noise of this deviation. */
function noisy(level: number, seed: number, grey = 128): Raster {
  const draws = random(seed).normal(size.width * size.height);
  return picture(size.width, size.height, (x, y) => {
    const value = grey + level * (draws[y * size.width + x] as number);
    return [value, value, value, 255];
  });
}

describe("colours", () => {
  const ground = picture(size.width, size.height, (x, y) => [100 + x / 4, 120 + y / 5, 90, 255]);
  const off = (shift: readonly number[]) =>
    disk((x, y) => [100 + x / 4 + (shift[0] ?? 0), 120 + y / 5 + (shift[1] ?? 0), 90 + (shift[2] ?? 0)]);

  it.each(["soft", "poisson"] as const)("undo a shift of the whole patch (%s)", (blend) => {
    const patch = off([-20, 12, 8]);
    const fitted = finished(ground, patch, edgeOf(patch), { ...on, blend }, 10, normal);
    const wanted = [100 + 60 / 4, 120 + 50 / 5, 90];
    middle(fitted).forEach((value, channel) => {
      expect(Math.abs(value - (wanted[channel] as number))).toBeLessThanOrEqual(2);
    });
  });

  it("undo it too when nothing is known under the patch, from the ring outside", () => {
    const even = picture(size.width, size.height, () => [110, 130, 90, 255]);
    const patch = disk(() => [95, 140, 90]);
    const fitted = finished(even, patch, null, on, 10, normal);
    middle(fitted).forEach((value, channel) => {
      expect(Math.abs(value - ([110, 130, 90][channel] as number))).toBeLessThanOrEqual(2);
    });
  });

  it("follow a difference that changes along the edge, when blended by Poisson's equation", () => {
    const patch = disk((x, y) => [100 + x / 4 + (x - 60) / 3, 120 + y / 5, 90]);
    const fitted = finished(ground, patch, edgeOf(patch), { ...on, blend: "poisson" }, 10, normal);
    // Left of the middle the paint was too dark, right of it too bright.
    for (const [x, y] of [
      [40, 50],
      [60, 50],
      [80, 50],
    ] as const) {
      const at = 4 * ((y - 10) * 80 + (x - 20));
      expect(Math.abs((fitted.image.data[at] as number) - (100 + x / 4))).toBeLessThanOrEqual(3);
    }
  });

  it.each(["soft", "poisson"] as const)("leave a colour that was meant (%s)", (blend) => {
    const patch = disk(() => [250, 20, 20]);
    expect(finished(ground, patch, edgeOf(patch), { ...on, blend }, 10, normal).image).toEqual(patch.image);
  });

  describe("of a thin stroke", () => {
    /** Two pixels wide, grown and feathered by three as a thin mark is: all of it is edge. Green ground, reddish paint. */
    const lawn = picture(size.width, size.height, (x, y) => [80 + ((x * 7 + y * 3) % 9), 110, 60, 255]);
    const painted = [130, 85, 55] as const;
    const stroke = (paint: readonly [number, number, number]): Patch => ({
      patch: { x: 20, y: 46, width: 80, height: 8 },
      image: picture(80, 8, (x, y) => {
        const depth = Math.min(x + 1, 80 - x, y + 1, 8 - y) / 4;
        return [...paint, Math.round(255 * depth * depth * (3 - 2 * depth))];
      }),
    });

    it.each(["soft", "poisson"] as const)("stay the words' own (%s)", (blend) => {
      const patch = stroke(painted);
      const { image } = finished(lawn, patch, edgeOf(patch), { ...on, blend }, 3, normal);
      for (let i = 0; i < image.data.length; i += 4) {
        painted.forEach((value, channel) => {
          expect(Math.abs((image.data[i + channel] as number) - value)).toBeLessThanOrEqual(6);
        });
      }
    });

    it.each(["soft", "poisson"] as const)("lose a painter's small drift (%s)", (blend) => {
      const patch = stroke([88, 106, 57]);
      const { image } = finished(lawn, patch, edgeOf(patch), { ...on, blend }, 3, normal);
      const at = 4 * (4 * 80 + 40);
      [84, 110, 60].forEach((value, channel) => {
        expect(Math.abs((image.data[at + channel] as number) - value)).toBeLessThanOrEqual(2);
      });
    });

    it("stay beside something wide, which is fitted as before", () => {
      const wide = disk(() => [70, 100, 55], 10, 25);
      const both = { ...wide, image: { ...wide.image, data: wide.image.data.slice() } };
      // Two pixels wide, at the top, far from the disk.
      for (let y = 0; y < 5; y++) for (const x of [38, 39]) both.image.data.set([...painted, 200], 4 * (y * 80 + x));
      const poisson = { ...on, blend: "poisson" } as const;
      const { image } = finished(lawn, both, edgeOf(wide), poisson, 1, normal);
      painted.forEach((value, channel) => {
        expect(Math.abs((image.data[4 * 38 + channel] as number) - value)).toBeLessThanOrEqual(6);
      });
      const disked = middle({ ...both, image });
      [84, 110, 60].forEach((value, channel) => {
        expect(Math.abs((disked[channel] as number) - value)).toBeLessThanOrEqual(3);
      });
    });
  });

  it("are left alone when that is wanted", () => {
    const patch = off([-20, 12, 8]);
    expect(finished(ground, patch, edgeOf(patch), { ...on, match: false }, 10, normal)).toBe(patch);
  });
});

describe("grain", () => {
  it.each([1.5, 3, 6])("of deviation %d is measured as such (Immerkær's estimator is unbiased on a plane)", (level) => {
    const { data } = noisy(level, 5);
    const grain = grainOf(
      size,
      (x, y) => data[4 * (y * size.width + x)] as number,
      () => true,
    );
    // The quietest quarter of the blocks lies a little below; bytes round.
    expect(grain?.[0]).toBeGreaterThan(0.8 * level);
    expect(grain?.[0]).toBeLessThan(1.1 * level);
    expect(grain?.[1]).toBeGreaterThan(0.35 * level);
    expect(grain?.[1]).toBeLessThan(0.6 * level);
  });

  it("is none where there is only a slope or a texture of large forms", () => {
    const grain = grainOf(
      size,
      (x, y) => x + 2 * y,
      () => true,
    );
    expect(grain).toEqual([0, 0]);
  });

  it("is added where the paint has none, as much as there is around it", () => {
    const patch = disk(() => [128, 128, 128]);
    const fitted = finished(noisy(4, 6), patch, null, { ...on, match: false, grain: true }, 10, normal);
    const inside = Array.from({ length: 400 }, (_, i) => {
      return fitted.image.data[4 * ((30 + Math.floor(i / 20)) * 80 + 30 + (i % 20))] as number;
    });
    expect(deviation(inside)).toBeGreaterThan(2.8);
    expect(deviation(inside)).toBeLessThan(5);
  });

  it("is not added to paint that has it, nor beside a clean picture", () => {
    const source = noisy(4, 6);
    const own = noisy(4, 7);
    const same = disk((x, y) => {
      const value = own.data[4 * (y * size.width + x)] as number;
      return [value, value, value];
    });
    const fitted = finished(source, same, null, { ...on, match: false, grain: true }, 10, normal);
    const changed = fitted.image.data.reduce(
      (sum, value, i) => sum + Math.abs(value - (same.image.data[i] as number)),
      0,
    );
    expect(changed / (3 * 80 * 80)).toBeLessThan(1);
    const clean = disk(() => [90, 90, 90]);
    const even = picture(size.width, size.height, () => [120, 120, 120, 255]);
    expect(finished(even, clean, null, { ...on, match: false, grain: true }, 10, normal)).toBe(clean);
  });

  it("is the same for the same seed", () => {
    const patch = disk(() => [128, 128, 128]);
    const once = () => finished(noisy(4, 6), patch, null, { match: true, grain: true, blend: "poisson" }, 10, normal);
    expect(once()).toEqual(once());
  });
});

it("changes no alpha and no byte outside, whatever the patch, the picture and the options", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const raster = (width: number, height: number) =>
    fc.uint8Array({ minLength: 4 * width * height, maxLength: 4 * width * height }).map((bytes) => ({
      width,
      height,
      data: Uint8ClampedArray.from(bytes),
    }));
  fc.assert(
    fc.property(
      raster(24, 20),
      raster(9, 7),
      fc.integer({ min: -12, max: 26 }),
      fc.integer({ min: -10, max: 22 }),
      fc.record({
        match: fc.boolean(),
        grain: fc.boolean(),
        blend: fc.constantFrom("soft" as const, "poisson" as const),
      }),
      byte,
      (source, image, x, y, options, limit) => {
        const patch: Patch = { image, patch: { x, y, width: 9, height: 7 } };
        const truth = {
          width: 9,
          height: 7,
          data: Uint8Array.from({ length: 63 }, (_, i) => ((image.data[4 * i] as number) < limit ? 255 : 0)),
        };
        const fitted = finished(source, patch, truth, options, 10, normal);
        expect(fitted.patch).toEqual(patch.patch);
        for (let i = 3; i < image.data.length; i += 4) expect(fitted.image.data[i]).toBe(image.data[i]);
        const before = composite(source, image, patch.patch);
        const after = composite(source, fitted.image, patch.patch);
        for (let i = 0; i < source.width * source.height; i++) {
          const [column, row] = [(i % source.width) - x, Math.floor(i / source.width) - y];
          const isUnder =
            column >= 0 && row >= 0 && column < 9 && row < 7 && image.data[4 * (row * 9 + column) + 3] !== 0;
          if (!isUnder) expect(after.data.subarray(4 * i, 4 * i + 4)).toEqual(before.data.subarray(4 * i, 4 * i + 4));
        }
      },
    ),
    { numRuns: 60 },
  );
});
