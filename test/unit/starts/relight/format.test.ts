import { describe, expect, it } from "vitest";
import { parseThings, type StoredView } from "../../../../models/starts/relight/format";
import { packed, spread, surfaceSize, unpacked, type View } from "../../../../models/starts/relight/surface";

const view: StoredView = {
  yaw: 0.3,
  pitch: 0.1,
  width: 21,
  height: 18,
  perUnit: 9,
  origin: [10, 9],
  depth: [-1, 1],
  albedo: { offset: 0, bytes: 10 },
  surface: { offset: 10, bytes: 20 },
};

const pack = {
  format: 2,
  license: "MIT",
  things: [
    {
      name: "ball",
      words: ["globe"],
      place: "table",
      height: 0.2,
      low: -1,
      high: 1,
      soft: 0.2,
      made: "0123456789abcdef",
      pictures: { file: "ball.bin", bytes: 30, sha256: "0".repeat(64) },
      views: [view],
    },
  ],
};

describe("things.json", () => {
  it("is read, with what it leaves out filled in", () => {
    const { things } = parseThings(pack);
    expect(things[0]).toMatchObject({ name: "ball", place: "table", round: false, plain: false });
  });

  it.each([
    ["another format", { ...pack, format: 1 }, "format"],
    ["a place nobody knows", { ...pack, things: [{ ...pack.things[0], place: "moon" }] }, "place"],
    [
      "a picture outside its file",
      { ...pack, things: [{ ...pack.things[0], pictures: { ...pack.things[0]?.pictures, bytes: 29 } }] },
      "lies outside",
    ],
  ])("with %s is refused, and says why", (_, json, why) => {
    expect(() => parseThings(json)).toThrow(why);
  });
});

describe("a view as two pictures", () => {
  const count = view.width * view.height;
  const original: View = {
    width: view.width,
    height: view.height,
    albedo: Uint8ClampedArray.from({ length: 3 * count }, (_, i) => (i * 37) % 256),
    coverage: Float32Array.from({ length: count }, (_, i) => (i % view.width > 4 ? 1 : 0)),
    normal: new Float32Array(3 * count),
    depth: new Float32Array(count),
    open: new Float32Array(count).fill(0.6),
    gloss: new Float32Array(count).fill(0.5),
    glow: new Float32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const [x, y] = [(i % view.width) / view.width - 0.5, Math.floor(i / view.width) / view.height - 0.5];
    original.normal.set([x, y, Math.sqrt(1 - x * x - y * y)], 3 * i);
    original.depth[i] = 0.8 * x;
  }

  it("comes back as it was, but for rounding", () => {
    const { albedo, surface } = packed(original, view.depth as [number, number]);
    expect(surface).toMatchObject(surfaceSize(view));
    const back = unpacked(view, albedo, surface);
    expect(back.albedo).toEqual(original.albedo);
    for (let i = 0; i < count; i++) {
      if (original.coverage[i] === 0 || i % view.width === 5) continue;
      expect(back.coverage[i]).toBe(1);
      for (let k = 0; k < 3; k++) expect(back.normal[3 * i + k]).toBeCloseTo(original.normal[3 * i + k] as number, 1);
      expect(Math.abs((back.depth[i] as number) - (original.depth[i] as number))).toBeLessThan(0.05);
      expect(back.open[i]).toBeCloseTo(0.6, 1);
      expect(back.glow[i]).toBe(0);
    }
  });

  it("with a picture of another size is refused", () => {
    const { albedo, surface } = packed(original, [-1, 1]);
    expect(() => unpacked({ ...view, width: 20 }, albedo, surface)).toThrow("another size");
  });

  it("carries colours on over what it does not cover", () => {
    const values = Float32Array.from({ length: 16 }, (_, i) => (i % 4 < 2 ? 200 : 0));
    const coverage = Float32Array.from({ length: 16 }, (_, i) => (i % 4 < 2 ? 1 : 0));
    spread(values, coverage, 4, 4, 1);
    for (const value of values) expect(value).toBeCloseTo(200, 3);
  });
});
