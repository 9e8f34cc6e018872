import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { squaredDistances } from "../../../models/image/distance";
import { withShadow } from "../../../models/image/fallen-shadow";
import type { Mask, Raster } from "../../../models/image/raster";
import { changedMask } from "../../../models/pipelines/plan";
import { diskMask, maskOf, picture } from "../../support/images";

const size = { width: 200, height: 150 };

/** Sand with grain and a slope of light; `shade` is the share of light left at a place. */
function sand(shade: (x: number, y: number) => number, tint: readonly number[] = [1, 1, 1]): Raster {
  const grain = random(4).normal(size.width * size.height);
  return picture(size.width, size.height, (x, y) => {
    const light = (0.9 + (0.2 * x) / size.width) * (1 + 0.03 * (grain[y * size.width + x] as number));
    const left = shade(x, y);
    const byte = (value: number, channel: number) =>
      Math.round(value * light * (left < 1 ? left ** (1 / 2.2) * (tint[channel] as number) : 1));
    return [byte(170, 0), byte(150, 1), byte(120, 2), 255];
  });
}

const ball = diskMask(size, 80, 70, 22);
const isShade = (x: number, y: number) => ((x - 115) / 30) ** 2 + ((y - 88) / 9) ** 2 < 1;
/** Share of what changes that lies more than so many pixels from what is marked. */
function shareBeyond(changed: Mask, marked: Mask, pixels: number): number {
  const away = squaredDistances(
    marked.data.map((value) => (value > 0 ? 1 : 0)),
    marked,
    pixels,
  );
  let [all, far] = [0, 0];
  changed.data.forEach((value, i) => {
    all += value > 0 ? 1 : 0;
    far += value > 0 && (away[i] as number) > pixels * pixels ? 1 : 0;
  });
  return far / all;
}

const isMarked = (mask: { data: Uint8Array }, x: number, y: number) => mask.data[y * size.width + x] === 255;

describe("the shadow of what is removed", () => {
  it("goes with it, whole, and little else does", () => {
    const mask = withShadow(
      sand((x, y) => (isShade(x, y) ? 0.45 : 1)),
      ball,
    );
    let [found, missed, beside] = [0, 0, 0];
    for (let y = 0; y < size.height; y++) {
      for (let x = 0; x < size.width; x++) {
        if (ball.data[y * size.width + x] !== 0) continue;
        const isGone = isMarked(mask, x, y);
        if (!isShade(x, y)) beside += isGone ? 1 : 0;
        else if (isGone) found++;
        else missed++;
      }
    }
    expect(missed).toBeLessThan(0.02 * found);
    expect(beside).toBeLessThan(0.8 * found);
    expect(ball.data.every((value, i) => (mask.data[i] as number) >= value)).toBe(true);
  });

  it.each<[string, Raster]>([
    ["nothing is dark", sand(() => 1)],
    ["the dark place is elsewhere", sand((x, y) => ((x - 170) ** 2 + (y - 30) ** 2 < 200 ? 0.4 : 1))],
    ["it is another thing with a colour of its own", sand((x, y) => (isShade(x, y) ? 0.45 : 1), [1, 0.4, 0.3])],
    ["it is a wall that goes on", sand((_, y) => (y > 85 ? 0.4 : 1))],
    ["it is black", sand((x, y) => (isShade(x, y) ? 0.001 : 1))],
  ])("is not made up where %s", (_, scene) => {
    expect(withShadow(scene, ball)).toBe(ball);
  });

  /** Patches of light and dark in the sand's own hue, as rough rock and needles have them. */
  const rocky = (isRock: (x: number, y: number) => boolean) => {
    const draws = random(9).normal(size.width * size.height);
    return sand((x, y) => {
      if (!isRock(x, y)) return 1;
      const lump = draws[(y >> 2) * size.width + (x >> 2)] as number;
      return Math.min(0.7, Math.max(0.1, 0.35 + 0.25 * lump));
    });
  };

  it.each<[string, Raster]>([
    ["a dark rock lies at the thing's foot", rocky(isShade)],
    ["a dark rock stands beside the thing", rocky((x, y) => ((x - 115) / 20) ** 2 + ((y - 70) / 26) ** 2 < 1)],
    ["what is dark lies over the thing", sand((x, y) => (((x - 80) / 26) ** 2 + ((y - 38) / 14) ** 2 < 1 ? 0.4 : 1))],
    [
      "what is dark goes on beyond the mask's longer side",
      sand((x, y) => (((x - 135) / 45) ** 2 + ((y - 88) / 8) ** 2 < 1 ? 0.45 : 1)),
    ],
  ])("is not made up where %s", (_, scene) => {
    expect(withShadow(scene, ball)).toBe(ball);
  });

  it("ends within the mask's longer side", () => {
    const long = sand((x, y) => (((x - 116) / 30) ** 2 + ((y - 88) / 9) ** 2 < 1 ? 0.45 : 1));
    const mask = withShadow(long, ball);
    expect(mask).not.toBe(ball);
    expect(shareBeyond(mask, ball, 46)).toBe(0);
  });

  const photographs = join(import.meta.dirname, "../../../../shared/data/photos_demo.zip");
  it.skipIf(!existsSync(photographs))("is none of the needles beside the osprey (needs ../shared/data)", async () => {
    const files = unzipSync(readFileSync(photographs), { filter: ({ name }) => name === "perched-osprey.jpg" });
    const { data, info } = await sharp(files["perched-osprey.jpg"])
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const source: Raster = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
    const isInside = (x: number, y: number): boolean =>
      ((x / source.width - 0.37) / 0.13) ** 2 + ((y / source.height - 0.52) / 0.36) ** 2 < 1;
    const mask = maskOf(source, (x, y) => (isInside(x, y) ? 255 : 0));
    const changed = changedMask({ kind: "remove", source, mask, shadow: true });
    expect(shareBeyond(changed, mask, 24)).toBeLessThan(0.005);
  });
});
