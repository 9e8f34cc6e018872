import { decode } from "fast-png";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { encodePng } from "../../../models/engine/png";
import { animatedPng } from "../../../models/image/animated-png";
import type { Raster } from "../../../models/image/raster";

const size = { width: 3, height: 2 };
const plain = (value: number): Raster => ({ ...size, data: new Uint8ClampedArray(24).fill(value) });
const frames = [10, 90, 200].map((value) => encodePng(plain(value)));

describe("a PNG that moves", () => {
  it("shows its first frame to whoever knows no animation", async () => {
    const file = animatedPng(frames, [100, 100, 900]);
    expect(decode(file, { checkCrc: true })).toMatchObject(size);
    expect([...(await sharp(file).ensureAlpha().raw().toBuffer())]).toEqual(Array(24).fill(10));
  });

  it("holds every frame, in order, with its time", () => {
    const file = animatedPng(frames, [100, 120, 900]);
    const view = new DataView(file.buffer);
    const controls: number[][] = [];
    const sequence: number[] = [];
    const parts: string[] = [];
    for (let at = 8; at < file.length; ) {
      const length = view.getUint32(at);
      const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
      parts.push(type);
      if (type === "fcTL" || type === "fdAT") sequence.push(view.getUint32(at + 8));
      if (type === "fcTL") {
        controls.push([
          view.getUint32(at + 12),
          view.getUint32(at + 16),
          view.getUint16(at + 28),
          view.getUint16(at + 30),
        ]);
      }
      at += 12 + length;
    }
    expect(parts).toEqual(["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"]);
    expect(sequence).toEqual([0, 1, 2, 3, 4]);
    expect(controls).toEqual([
      [3, 2, 100, 1000],
      [3, 2, 120, 1000],
      [3, 2, 900, 1000],
    ]);
  });

  it("is none of frames that differ in size, or of nothing", () => {
    const other = encodePng({ width: 2, height: 2, data: new Uint8ClampedArray(16) });
    expect(() => animatedPng([...frames, other], [])).toThrow(/one size/);
    expect(() => animatedPng([], [])).toThrow(/at least one/);
  });
});
