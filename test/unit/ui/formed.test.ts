import { describe, expect, it } from "vitest";
import type { SourceRect } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { type FormedScene, formedPictures, stripOf } from "../../../ui/painter/formed";
import { drawn } from "../../support/fake-engine";

const plain = (side: number, value: number, alpha = 255) =>
  drawn({ width: side, height: side }, () => [value, value, value, alpha]);
const breathe = async () => undefined;
const source = { width: 200, height: 100 };
const picture = drawn({ width: 100, height: 50 }, () => [10, 10, 10, 255]);
const left: SourceRect = { x: 20, y: 20, width: 20, height: 20 };
const right: SourceRect = { x: 150, y: 20, width: 20, height: 20 };

const pixel = ({ width, data }: Raster, x: number, y: number) => data[4 * (y * width + x)];

describe("how a candidate formed", () => {
  it("is the picture before, every step over it, and after", async () => {
    const scene: FormedScene = {
      picture,
      source,
      frames: [
        { image: plain(4, 100), patch: left, part: 0 },
        { image: plain(4, 150), patch: left, part: 0 },
      ],
      last: { image: plain(20, 200), patch: left },
    };
    const pictures = await formedPictures(scene, breathe);
    expect(pictures.map(({ width, height }) => [width, height])).toEqual(Array(4).fill([28, 28]));
    expect(pictures.map((each) => pixel(each, 14, 14))).toEqual([10, 100, 150, 200]);
    expect(pictures.map((each) => pixel(each, 0, 0))).toEqual([10, 10, 10, 10]);
  });

  it("keeps what an earlier region became under the steps of the next", async () => {
    const scene: FormedScene = {
      picture,
      source,
      frames: [
        { image: plain(4, 100), patch: left, part: 0 },
        { image: plain(4, 150), patch: right, part: 1 },
      ],
      last: { image: plain(4, 0, 0), patch: left },
    };
    const pictures = await formedPictures(scene, breathe);
    // Regions too far apart for a square show the whole picture.
    expect(pictures[0]).toMatchObject(source);
    expect(pictures.map((each) => [pixel(each, 30, 30), pixel(each, 160, 30)])).toEqual([
      [10, 10],
      [100, 10],
      [100, 150],
      [10, 10],
    ]);
  });

  it("shows all of a picture that is extended, transparent where nothing is yet", async () => {
    const patch: SourceRect = { x: -50, y: 0, width: 50, height: 100 };
    const frames = [{ image: plain(4, 100), patch, part: 0 }];
    const [before, step] = await formedPictures(
      { picture, source, frames, last: { image: plain(4, 200), patch } },
      breathe,
    );
    expect(before).toMatchObject({ width: 250, height: 100 });
    expect([before?.data[3], before && pixel(before, 60, 50)]).toEqual([0, 10]);
    expect([step?.data[3], step && pixel(step, 10, 50)]).toEqual([255, 100]);
  });
});

it("the strip shows every step in order, eight a row, and nothing between them", () => {
  const frames = Array.from({ length: 10 }, (_, n) => drawn({ width: 3, height: 2 }, () => [n, 0, 0, 255]));
  const strip = stripOf(frames);
  expect([strip.width, strip.height]).toEqual([8 * 3 + 7 * 4, 2 * 2 + 4]);
  expect([pixel(strip, 0, 0), pixel(strip, 7 * 7 + 2, 1), pixel(strip, 7, 6)]).toEqual([0, 7, 9]);
  expect([strip.data[4 * 3 + 3], strip.data[4 * (6 * strip.width + 14) + 3]]).toEqual([0, 0]);
});
