import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest, parseShelf } from "../../../models/starts/find/shelf";

const base64 = (...numbers: number[]): string => Buffer.from(Int8Array.from(numbers)).toString("base64");
const json = {
  format: 1,
  library: "balls",
  width: 2,
  threshold: 0.5,
  vectors: { ball: base64(127, 0), kite: base64(0, -5), cloud: base64(30, 40) },
};
const shelf = parseShelf(json);

describe("a shelf of vectors", () => {
  it("holds unit vectors", () => {
    expect([...(shelf.vectors.get("cloud") ?? [])].map((number) => Number(number.toFixed(6)))).toEqual([0.6, 0.8]);
    expect(shelf.vectors.get("kite")).toEqual(Float32Array.of(0, -1));
  });

  it("gives the nearest picture, of those offered", () => {
    expect(nearest(shelf, Float32Array.of(1, 0))).toEqual({ name: "ball", similarity: 1 });
    expect(nearest(shelf, Float32Array.of(1, 0), (name) => name !== "ball")?.name).toBe("cloud");
  });

  it("gives none that is less near than the threshold", () => {
    expect(nearest(shelf, Float32Array.of(-1, 0))).toBeNull();
    const just = { ...shelf, threshold: 0.8, vectors: new Map([["cloud", Float32Array.of(0.6, 0.75)]]) };
    expect(nearest(just, Float32Array.of(0, 1))).toBeNull();
    expect(nearest({ ...just, threshold: 0.75 }, Float32Array.of(0, 1))?.name).toBe("cloud");
  });

  it("never gives one that another is nearer than", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6.28, noNaN: true }), (angle) => {
        const [a, b] = [Math.cos(angle), Math.sin(angle)];
        const found = nearest({ ...shelf, threshold: -1 }, Float32Array.of(a, b));
        const all = [...shelf.vectors.values()].map(([x, y]) => (x as number) * a + (y as number) * b);
        expect(found?.similarity).toBeCloseTo(Math.max(...all), 5);
      }),
    );
  });

  it("refuses a text of another pair", () => {
    expect(() => nearest(shelf, Float32Array.of(1, 0, 0))).toThrow(RangeError);
  });

  it.each([
    ["another format", { ...json, format: 2 }, /format/],
    ["a vector of another width", { ...json, vectors: { ball: base64(1) } }, /the vector of "ball"/],
    ["a vector without direction", { ...json, vectors: { ball: base64(0, 0) } }, /the vector of "ball"/],
    ["a vector that is no base64", { ...json, vectors: { ball: "%%" } }, /vectors/],
    ["a threshold no cosine reaches", { ...json, threshold: 2 }, /threshold/],
  ])("refuses %s", (_, wrong, message) => {
    expect(() => parseShelf(wrong)).toThrow(message);
  });
});
