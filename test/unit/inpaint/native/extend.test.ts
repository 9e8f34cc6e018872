import { describe, expect, it } from "vitest";
import type { Raster } from "../../../../models/image/raster";
import { type ExtensionJob, extended } from "../../../../models/inpaint/native/extend";
import { drawn, noise } from "./pictures";

function result(job: ExtensionJob): Raster {
  const run = extended(job);
  for (;;) {
    const next = run.next();
    if (!next.done) continue;
    if (next.value === null) throw new Error("Nothing was found to extend the picture with.");
    return next.value;
  }
}

const none = { left: 0, right: 0, top: 0, bottom: 0 };

/** Of the red values of columns `a` and `b`, over all rows. */
function correlation(picture: Raster, pairs: readonly (readonly [number, number])[]): number {
  const { width, height, data } = picture;
  const at = (x: number, y: number): number => data[4 * (y * width + x)] as number;
  const values = pairs.flatMap(([a, b]) => Array.from({ length: height }, (_, y) => [at(a, y), at(b, y)] as const));
  const mean = (pick: 0 | 1): number => values.reduce((sum, pair) => sum + pair[pick], 0) / values.length;
  const [m, n] = [mean(0), mean(1)];
  let [both, first, second] = [0, 0, 0];
  for (const [a, b] of values) {
    both += (a - m) * (b - n);
    first += (a - m) ** 2;
    second += (b - n) ** 2;
  }
  return both / Math.sqrt(first * second);
}

describe("a picture continued beyond its borders", () => {
  it("keeps the picture's bytes, and fills every new pixel, on all sides", () => {
    const picture = noise(64, 56, 1);
    const sides = { left: 12, right: 16, top: 10, bottom: 14 };
    const canvas = result({ picture, sides, seed: 1 });
    expect([canvas.width, canvas.height]).toEqual([92, 80]);
    for (let y = 0; y < 56; y++) {
      const from = 4 * ((y + 10) * 92 + 12);
      expect(canvas.data.slice(from, from + 4 * 64)).toEqual(picture.data.slice(4 * 64 * y, 4 * 64 * (y + 1)));
    }
    for (let i = 3; i < canvas.data.length; i += 4) expect(canvas.data[i]).toBe(255);
  });

  it("mirrors nothing", () => {
    const canvas = result({ picture: noise(120, 90, 4), sides: { ...none, right: 60 }, seed: 2 });
    const band = Array.from({ length: 50 }, (_, k) => [119 - k, 120 + k] as const);
    expect(Math.abs(correlation(canvas, band))).toBeLessThan(0.3);
  });

  it("carries a slanted horizon on straight", () => {
    const rough = noise(180, 130, 5);
    const edgeAt = (x: number): number => 70 - 0.1 * (x - 90);
    const picture = drawn(180, 130, (x, y) => {
      const grain = 0.12 * ((rough.data[4 * (y * 180 + x)] as number) - 128);
      return y < edgeAt(x) ? [170 + grain, 190 + grain, 220 + grain] : [50 + grain, 80 + grain, 60 + grain];
    });
    const canvas = result({ picture, sides: { ...none, right: 60 }, seed: 1 });
    for (let x = 182; x < 236; x++) {
      let light = 0;
      for (let y = 0; y < 130; y++) if ((canvas.data[4 * (y * 240 + x) + 2] as number) > 140) light++;
      expect(Math.abs(light - edgeAt(x))).toBeLessThanOrEqual(3);
    }
  });

  it("never copies what is not allowed", () => {
    const rough = noise(160, 100, 8);
    const isThing = (x: number, y: number): boolean => (x - 120) ** 2 + (y - 50) ** 2 < 18 ** 2;
    const picture = drawn(160, 100, (x, y) => {
      const grain = 0.4 * ((rough.data[4 * (y * 160 + x)] as number) - 128);
      return isThing(x, y) ? [230, 40, 30] : [70 + grain, 130 + grain, 60 + grain];
    });
    const allowed = {
      width: 160,
      height: 100,
      channels: 1,
      data: Float32Array.from({ length: 16_000 }, (_, i) => (isThing(i % 160, Math.floor(i / 160)) ? 0 : 1)),
    };
    const canvas = result({ picture, sides: { ...none, right: 80 }, seed: 3, allowed });
    for (let y = 0; y < 100; y++) {
      for (let x = 160; x < 240; x++) {
        const at = 4 * (y * 240 + x);
        expect((canvas.data[at] as number) - (canvas.data[at + 1] as number)).toBeLessThan(60);
      }
    }
  });
});
