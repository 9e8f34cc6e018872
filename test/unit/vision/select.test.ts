import { describe, expect, it } from "vitest";
import type { Raster } from "../../../models/image/raster";
import { seeing } from "../../../models/vision/features";
import { barrier, pathLength } from "../../../models/vision/select/paths";
import { roughly, type Selectable, select, selectable } from "../../../models/vision/select/select";
import { picture } from "../../support/node-pictures";
import { exampleBall, openVision } from "../../support/vision";

const ball = exampleBall(256);
const middle = { x: 128, y: 140, add: true };
let made: Promise<Selectable> | null = null;
async function ready(): Promise<Selectable> {
  made ??= (async () => selectable(ball, seeing(await openVision("features.onnx"))))();
  return made;
}

/** Whether a pixel belongs to the ball of `exampleBall`. */
const inBall = (at: number): boolean => {
  const [dx, dy] = [(at % 256) - 128, Math.floor(at / 256) - 140];
  return dx * dx + dy * dy < 64 * 64;
};

function overlap(mask: Uint8Array, full: number): number {
  let [both, all] = [0, 0];
  mask.forEach((value, at) => {
    const one = value > full / 2;
    if (one && inBall(at)) both++;
    if (one || inBall(at)) all++;
  });
  return both / all;
}

describe("a selection", () => {
  it("is the clicked ball, with a soft rim", async () => {
    const mask = select(await ready(), { clicks: [middle] });
    expect([mask.width, mask.height]).toEqual([256, 256]);
    expect(overlap(mask.data, 255)).toBeGreaterThan(0.93);
    expect(mask.data.some((value) => value > 20 && value < 235)).toBe(true);
  });

  it("is the ball in a box", async () => {
    const box = { x: 55, y: 65, width: 150, height: 150 };
    expect(overlap(select(await ready(), { clicks: [], box }).data, 255)).toBeGreaterThan(0.93);
  });

  it("loses what a click takes away", async () => {
    const from = await ready();
    const clicks = [middle, { x: 160, y: 170, add: false }];
    const label = roughly(from, { clicks });
    expect(label[170 * 256 + 160]).toBe(0);
    expect(label[140 * 256 + 128]).toBe(1);
  });

  it("is the same, bit for bit, every time", async () => {
    const from = await ready();
    const one = select(from, { clicks: [middle] });
    const two = select(from, { clicks: [middle] });
    expect(Buffer.compare(one.data, two.data)).toBe(0);
  });

  it("needs a mark inside the picture", async () => {
    const from = await ready();
    expect(() => select(from, { clicks: [] })).toThrow("Nothing is marked; click the thing or draw a box around it.");
    expect(() => select(from, { clicks: [{ x: 256, y: 3, add: true }] })).toThrow("outside the picture");
    expect(() => select(from, { clicks: [], box: { x: 0, y: 0, width: 0, height: 5 } })).toThrow("The box is empty");
    expect(() => select(from, { clicks: [{ x: 3, y: 3, add: false }] })).toThrow("Nothing is marked");
  });
});

describe("distances over a picture", () => {
  // A wall of 100 between left and right, with a gap in the lowest row.
  const walled: Raster = picture({ width: 9, height: 5 }, (x, y) => [x === 4 && y < 4 ? 100 : 0, 0, 0, 255]);
  const planes = {
    width: 9,
    height: 5,
    channels: 1,
    data: Float32Array.from({ length: 45 }, (_, i) => walled.data[4 * i] as number),
  };
  const seed = new Uint8Array(45);
  seed[0] = 1;

  it("go through the gap", () => {
    // From the top left corner down, through the gap, and up again.
    expect(pathLength(planes, seed, 1)[8]).toBe(16);
    expect(barrier(planes, seed)[8]).toBe(0);
    expect(barrier(planes, seed)[4]).toBe(100);
  });

  it("are endless without a seed", () => {
    expect(pathLength(planes, new Uint8Array(45), 1)[3]).toBe(Number.POSITIVE_INFINITY);
  });
});
