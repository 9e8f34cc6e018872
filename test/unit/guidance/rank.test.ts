import { describe, expect, it } from "vitest";
import { makeRank } from "../../../models/guidance/rank";
import { surroundings } from "../../../models/guidance/view";
import type { Planes, Raster } from "../../../models/image/raster";
import type { RankedCandidate } from "../../../models/pipelines/hooks";

const size = 8;

/** Similarity = mean of the red plane, so that what is seen is what is scored. */
function redPair() {
  const seen: Planes[] = [];
  return {
    seen,
    size,
    text: async () => Float32Array.of(1),
    async measure(pixels: Planes) {
      seen.push(pixels);
      const red = pixels.data.subarray(0, size * size);
      const mean = red.reduce((sum, value) => sum + value, 0) / red.length;
      return { vector: Float32Array.of(mean), distance: 1 - mean, gradient: pixels };
    },
  };
}

function raster(width: number, height: number, colour: (x: number, y: number) => readonly number[]): Raster {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) data.set(colour(i % width, Math.floor(i / width)), 4 * i);
  return { width, height, data };
}

/** A red patch, whose left half is transparent, at (8, 4) of a blue picture. */
function candidate(by: RankedCandidate["by"], red = 255): RankedCandidate {
  const at = { x: 8, y: 4, width: 8, height: 8 };
  const isPatch = (x: number, y: number) => x >= 12 && x < 16 && y >= 4 && y < 12;
  return {
    prompt: "red",
    by,
    picture: raster(24, 16, (x, y) => (isPatch(x, y) ? [red, 0, 0, 255] : [0, 0, 255, 255])),
    patch: raster(8, 8, (x) => (x < 4 ? [0, 0, 0, 0] : [red, 0, 0, 255])),
    at,
  };
}

describe("ranking", () => {
  it("sees of a region only what changed, on mid-grey", async () => {
    const pair = redPair();
    const score = await makeRank(pair)(candidate("region"));
    const [seen] = pair.seen;
    expect(seen?.data[0]).toBeCloseTo(0, 1);
    expect(seen?.data[size - 1]).toBeCloseTo(1, 5);
    expect(score.region).toBeCloseTo(0.5, 1);
    expect(score.value).toBe(score.region);
    expect(score.picture).toBeUndefined();
  });

  it("sees the picture with its surroundings, and of both takes the mean", async () => {
    const score = await makeRank(redPair())(candidate("both"));
    const picture = await makeRank(redPair())(candidate("picture"));
    expect(picture.region).toBeUndefined();
    expect(picture.value).toBe(picture.picture);
    expect(score.value).toBeCloseTo(((score.region ?? 0) + (score.picture ?? 0)) / 2, 12);
    expect(score.picture).toBe(picture.picture);
  });

  it("puts the nearer candidate first", async () => {
    const rank = makeRank(redPair());
    expect((await rank(candidate("region"))).value).toBeGreaterThan((await rank(candidate("region", 90))).value);
  });

  it("shows all of a small picture, and of a large one what lies around the patch", () => {
    const patch = { x: 10, y: 10, width: 20, height: 10 };
    expect(surroundings(patch, { width: 50, height: 40 })).toEqual({ x: 0, y: -5, width: 50, height: 50 });
    expect(surroundings(patch, { width: 4000, height: 3000 })).toEqual({ x: 0, y: 0, width: 60, height: 60 });
    const inside = surroundings({ ...patch, x: 1000, y: 1000 }, { width: 4000, height: 3000 });
    expect(inside).toEqual({ x: 980, y: 975, width: 60, height: 60 });
  });
});
