import { describe, expect, it } from "vitest";
import type { Planes } from "../../../models/image/raster";
import { revealOf } from "../../../models/starts/compose/reveal";

const size = 16;
const planes = (channels: number, value: (x: number, y: number) => number): Planes => ({
  width: size,
  height: size,
  channels,
  data: Float32Array.from({ length: channels * size * size }, (_, i) =>
    value((i % (size * size)) % size, Math.floor((i % (size * size)) / size)),
  ),
});
const source = planes(3, (x) => x / size);
const dot = (x: number, y: number): boolean => x >= 6 && x < 9 && y >= 6 && y < 9;
const start = planes(3, (x, y) => (dot(x, y) ? -1 : x / size));
const everywhere = planes(1, () => 1);

describe("what shows of a reference that is added", () => {
  it("is all of it, two pixels around it may change, and the share ends where the mask ends", () => {
    const reveal = revealOf(start, source, everywhere);
    if (!reveal) throw new Error("nothing revealed");
    for (let i = 0; i < size * size; i++) {
      const [x, y] = [i % size, Math.floor(i / size)];
      const near = x >= 4 && x < 11 && y >= 4 && y < 11;
      expect(reveal.mask.data[i]).toBe(near ? 1 : 0);
      const share = reveal.share.data[i] ?? -1;
      if (dot(x, y)) expect(share).toBe(1);
      else if (near) expect(share).toBeGreaterThan(0);
      else expect(share).toBe(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });

  it("stays inside the region", () => {
    const left = planes(1, (x) => (x < 7 ? 1 : 0));
    const reveal = revealOf(start, source, left);
    for (let i = 0; i < size * size; i++) {
      if (i % size < 7) continue;
      expect([reveal?.mask.data[i], reveal?.share.data[i]]).toEqual([0, 0]);
    }
  });

  it("is nothing where the start is the picture", () => {
    expect(revealOf(source, source, everywhere)).toBeNull();
  });
});
