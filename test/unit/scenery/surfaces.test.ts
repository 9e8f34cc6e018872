import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import type { Planes } from "../../../models/image/raster";
import { resamplePlanes } from "../../../models/image/resample";
import { placeNames, type SurfaceName, surfaceNamed, surfaceWords } from "../../../models/scenery/names";
import { drawn } from "../../../models/scenery/surface";
import { places, surfaces } from "../../../models/scenery/surfaces";
import { colourOf } from "../../../models/starts/compose/colours";
import { covering, lightFrom } from "../../../models/starts/compose/covering";

const names = Object.keys(surfaces) as SurfaceName[];
const side = 64;
const square = { width: side, height: side };

const meanDifference = (a: Planes, b: Planes): number =>
  a.data.reduce((sum, value, i) => sum + Math.abs(value - (b.data[i] as number)), 0) / a.data.length;

describe.each(names)("%s", (name) => {
  const surface = surfaces[name];
  const first = drawn(surface, square, 1);

  it("is the same for the same seed, another for another, in range, and not flat", () => {
    expect(meanDifference(drawn(surface, square, 1), first)).toBe(0);
    expect(meanDifference(drawn(surface, square, 2), first)).toBeGreaterThan(1e-3);
    const [darkest, lightest] = [Math.min(...first.data), Math.max(...first.data)];
    expect(darkest).toBeGreaterThanOrEqual(-1);
    expect(lightest).toBeLessThanOrEqual(1);
    expect(lightest - darkest).toBeGreaterThan(0.03);
  });

  it("is the same picture at another size", () => {
    const whole = { x: 0, y: 0, width: 2 * side, height: 2 * side };
    const fine = drawn(surface, { width: 2 * side, height: 2 * side }, 1);
    // What is finer than a pixel differs; by and large, in cells of 8 pixels, it must not.
    const small = { width: 8, height: 8 };
    const coarse = resamplePlanes(first, { x: 0, y: 0, ...square }, small);
    expect(meanDifference(resamplePlanes(fine, whole, small), coarse)).toBeLessThan(0.06);
  });

  it("fits any shape of region", () => {
    const flat = drawn(surface, { width: 60, height: 9 }, 3);
    expect([flat.width, flat.height]).toEqual([60, 9]);
    expect(drawn(surface, { width: 1, height: 1 }, 3).data.every(Number.isFinite)).toBe(true);
  });
});

/** Materials whose bands run across the tile's edge at a slant. */
const slanted = new Set<SurfaceName>(["onyx"]);

describe.each(names.filter((name) => surfaces[name].tiles && !slanted.has(name)))("%s as a tile", (name) => {
  it("goes on over its edges", () => {
    const { pattern } = surfaces[name];
    const at = pattern(5, { right: 1, bottom: 1 });
    const [here, there] = [new Float64Array(4), new Float64Array(4)];
    for (let i = 0; i < 60; i++) {
      const [u, v] = [(i * 0.0917 + 0.011) % 1, (i * 0.06317 + 0.007) % 1];
      here.fill(0);
      there.fill(0);
      at(u, v, here);
      at(u + 1, v + 1, there);
      for (let channel = 0; channel < 3; channel++) expect(there[channel]).toBeCloseTo(here[channel] as number, 4);
    }
  });
});

describe("names", () => {
  it("stand for one surface each, whatever the word", () => {
    expect(new Set(surfaceWords).size).toBe(surfaceWords.length);
    for (const word of surfaceWords) expect(names).toContain(surfaceNamed(word));
    expect(surfaceNamed("brick wall")).toBe("bricks");
    expect(surfaceNamed("zorkblat")).toBeNull();
  });

  it("are called places where a place is drawn", () => {
    expect([...placeNames].sort()).toEqual(Object.keys(places).sort());
  });
});

describe("a region covered", () => {
  const planes = (value: (x: number, y: number, channel: number) => number, channels = 3): Planes => ({
    width: 32,
    height: 32,
    channels,
    data: Float32Array.from({ length: channels * 1024 }, (_, i) =>
      value(i % 32, Math.floor(i / 32) % 32, Math.floor(i / 1024)),
    ),
  });
  const mask = planes((x, y) => (x > 6 && x < 26 && y > 8 && y < 24 ? 1 : 0), 1);
  const source = planes((x) => x / 64 - 0.2);
  const fineSource = resamplePlanes(source, { x: 0, y: 0, width: 32, height: 32 }, { width: 64, height: 64 });
  const reference = {
    name: "bricks",
    source: "us",
    covers: surfaces.bricks,
    colour: null,
    level: 0.3,
    detail: 1,
  };

  it("is the source, exactly, outside; and differs from candidate to candidate", () => {
    const start = covering(reference, { source, fineSource, mask });
    const first = start(random(1)).picture;
    first.data.forEach((value, i) => {
      if (mask.data[i % 1024] === 0) expect(value).toBe(source.data[i]);
    });
    expect(start(random(1)).picture).toEqual(first);
    expect(meanDifference(start(random(2)).picture, first)).toBeGreaterThan(0.005);
  });

  it("comes back as fine as asked", () => {
    const { picture, finished } = covering(reference, { source, fineSource, mask })(random(1));
    const done = finished(picture);
    expect([done.width, done.height]).toEqual([64, 64]);
  });

  it("takes the colour of the words", () => {
    const blue = covering({ ...reference, colour: colourOf("blue") }, { source, fineSource, mask })(random(1)).picture;
    const mean = (channel: number): number => {
      let sum = 0;
      mask.data.forEach((value, i) => {
        sum += value * (blue.data[channel * 1024 + i] as number);
      });
      return sum;
    };
    expect(mean(2)).toBeGreaterThan(mean(0));
  });

  it("is lit from where the surroundings are lighter", () => {
    expect(
      lightFrom(
        planes((x) => x / 16 - 1),
        mask,
      )[0],
    ).toBeGreaterThan(
      lightFrom(
        planes((x) => 1 - x / 16),
        mask,
      )[0],
    );
    expect(
      lightFrom(
        planes(() => 0.3),
        mask,
      )[1],
    ).toBeLessThan(0);
  });
});
