import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Planes, Raster } from "../../../../models/image/raster";
import { complete } from "../../../../models/inpaint/native/complete";
import { completed, drawn, holeAt, loud, noise, worst } from "./pictures";

const middle = { x: 60, y: 50, width: 48, height: 40 };

function filledIn(picture: Raster, box = middle, seed = 1): { readonly result: Raster; readonly error: number } {
  const hole = holeAt(picture, box);
  const found = completed({ picture: loud(picture, hole), hole, seed });
  if (found === null) throw new Error("Nothing was found to fill the hole with.");
  return { result: found.picture, error: worst(found.picture, picture, hole) };
}

describe("known structure goes on in the hole", () => {
  it("a checkerboard, exactly", () => {
    const board = drawn(160, 140, (x, y) =>
      (Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 0 ? [230, 220, 200] : [40, 60, 50],
    );
    expect(filledIn(board).error).toBeLessThanOrEqual(2);
  });

  it("bricks with their mortar, exactly", () => {
    const bricks = drawn(170, 150, (x, y) => {
      const row = Math.floor(y / 10);
      const isMortar = y % 10 < 2 || (x + 10 * (row % 2)) % 20 < 2;
      return isMortar ? [210, 205, 200] : [150, 70, 50];
    });
    expect(filledIn(bricks).error).toBeLessThanOrEqual(2);
  });

  it.each([0, 0.12, -0.3])("a straight horizon, slope %f, stays within a pixel", (slope) => {
    const rough = noise(180, 150, 5);
    const edgeAt = (x: number): number => 74 + slope * (x - 90);
    const scene = drawn(180, 150, (x, y) => {
      const grain = 0.12 * ((rough.data[4 * (y * 180 + x)] as number) - 128);
      return y < edgeAt(x) ? [170 + grain, 190 + grain, 220 + grain] : [50 + grain, 80 + grain, 60 + grain];
    });
    const { result } = filledIn(scene, { x: 60, y: 40, width: 60, height: 66 });
    for (let x = 60; x < 120; x++) {
      let dark = 0;
      for (let y = 40; y < 106; y++) if ((result.data[4 * (y * 180 + x) + 2] as number) < 140) dark++;
      expect(Math.abs(106 - dark - edgeAt(x))).toBeLessThanOrEqual(1.5);
    }
  });

  it("a sky's gradient, both ways, within four byte steps", () => {
    const sky = drawn(180, 140, (x, y) => [60 + 0.5 * y + 0.2 * x, 110 + 0.4 * y + 0.2 * x, 200 + 0.2 * y]);
    expect(filledIn(sky).error).toBeLessThanOrEqual(4);
  });

  it("as rough as around it", () => {
    const picture = noise(180, 140, 3);
    const { result } = filledIn(picture);
    const energy = (of: Raster): number => {
      let sum = 0;
      for (let y = middle.y; y < middle.y + middle.height; y++) {
        for (let x = middle.x; x < middle.x + middle.width; x++) {
          const at = 4 * (y * of.width + x);
          sum += ((of.data[at + 4] as number) - (of.data[at] as number)) ** 2;
        }
      }
      return sum;
    };
    const ratio = energy(result) / energy(picture);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });
});

describe("sources", () => {
  const plane = (width: number, height: number, weight: (x: number, y: number) => number): Planes => ({
    width,
    height,
    channels: 1,
    data: Float32Array.from({ length: width * height }, (_, i) => weight(i % width, Math.floor(i / width))),
  });

  it("never takes a pixel that is not allowed", () => {
    const picture = noise(170, 140, 9);
    const hole = holeAt(picture, middle);
    const allowed = plane(170, 140, (x) => (x > 120 ? 1 : 0));
    const found = completed({ picture, hole, allowed, seed: 4 });
    const used = [...(found?.origin ?? [])].filter((from) => from >= 0);
    expect(used).toHaveLength(middle.width * middle.height);
    expect(used.every((from) => allowed.data[from] === 1)).toBe(true);
  });

  it("never takes what is transparent, nor the hole", () => {
    const picture = noise(170, 140, 9);
    for (let i = 0; i < 170 * 60; i++) picture.data[4 * i + 3] = 0;
    const hole = holeAt(picture, { ...middle, y: 70 });
    const used = [...(completed({ picture, hole, seed: 4 })?.origin ?? [])].filter((from) => from >= 0);
    expect(used.length).toBeGreaterThan(0);
    expect(used.every((from) => from >= 170 * 60 && hole.data[from] === 0)).toBe(true);
  });

  it("comes from another picture when one is given", () => {
    const picture = noise(150, 120, 2);
    const source = drawn(90, 80, (x, y) => ((x + y) % 9 < 4 ? [200, 30, 30] : [120, 20, 20]));
    const hole = holeAt(picture, { x: 50, y: 40, width: 40, height: 36 });
    const found = completed({ picture, hole, source, seed: 1 });
    const at = 4 * (58 * 150 + 70);
    const [red, green] = [found?.picture.data[at] as number, found?.picture.data[at + 1] as number];
    expect(red - green).toBeGreaterThan(60);
    for (const from of found?.origin ?? []) expect(from).toBeLessThan(90 * 80);
  });

  it("prefers what has the features asked for", () => {
    // Left and right look alike; only the features tell them apart.
    const picture = noise(200, 120, 6);
    const hole = holeAt(picture, { x: 80, y: 40, width: 40, height: 40 });
    const target = plane(20, 12, (x) => (x < 7 ? 0 : 1));
    const found = completed({ picture, hole, features: { target, weight: 1e5 }, seed: 2 });
    const used = [...(found?.origin ?? [])].filter((from) => from >= 0);
    expect(used.filter((from) => from % 200 < 70)).toHaveLength(0);
  });
});

describe("exactness", () => {
  const picture = noise(72, 64, 1);

  it("touches nothing outside the hole, whatever the hole", () => {
    fc.assert(
      fc.property(
        fc.record({
          x: fc.nat(60),
          y: fc.nat(52),
          width: fc.integer({ min: 1, max: 34 }),
          height: fc.integer({ min: 1, max: 28 }),
        }),
        fc.nat(),
        (box, seed) => {
          const inside = { ...box, width: Math.min(box.width, 72 - box.x), height: Math.min(box.height, 64 - box.y) };
          const hole = holeAt(picture, inside);
          const found = completed({ picture, hole, seed });
          expect(found).not.toBeNull();
          for (let i = 0; i < hole.data.length; i++) {
            const isHole = hole.data[i] !== 0;
            expect((found?.origin[i] as number) >= 0).toBe(isHole);
            if (isHole) continue;
            for (let k = 4 * i; k < 4 * i + 4; k++) {
              if (found?.picture.data[k] !== picture.data[k]) throw new Error(`Pixel ${i} changed.`);
            }
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it("gives the same bytes twice, and others for another seed", () => {
    const hole = holeAt(picture, { x: 24, y: 20, width: 26, height: 20 });
    const one = completed({ picture, hole, seed: 7 });
    expect(completed({ picture, hole, seed: 7 })).toEqual(one);
    expect(completed({ picture, hole, seed: 8 })?.picture.data).not.toEqual(one?.picture.data);
  });

  it("says so where there is nothing to fill, or nothing to fill it with", () => {
    const none = { width: 72, height: 64, data: new Uint8Array(72 * 64) };
    expect(completed({ picture, hole: none, seed: 1 })).toBeNull();
    expect(completed({ picture, hole: { ...none, data: none.data.map(() => 255) }, seed: 1 })).toBeNull();
  });
});

describe("its course", () => {
  it("shows a preview after each scale, ever larger, and can be stopped anywhere", () => {
    const picture = noise(260, 220, 1);
    const run = complete({ picture, hole: holeAt(picture, { x: 60, y: 50, width: 130, height: 110 }), seed: 1 });
    const widths: number[] = [];
    let [steps, done] = [0, 0];
    for (const step of { [Symbol.iterator]: () => run }) {
      steps++;
      expect(step.done).toBeGreaterThanOrEqual(done);
      done = step.done;
      if (step.preview) widths.push(step.preview.width);
    }
    expect(widths.length).toBeGreaterThanOrEqual(2);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    // A pause for each few thousand patches: some hundred in all.
    expect(steps).toBeGreaterThan(100);
    const stopped = complete({ picture, hole: holeAt(picture, { x: 60, y: 50, width: 130, height: 110 }), seed: 1 });
    stopped.next();
    expect(stopped.return(null)).toEqual({ done: true, value: null });
    expect(stopped.next().done).toBe(true);
  });
});
