import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { withShadow } from "../../../models/image/fallen-shadow";
import type { Raster } from "../../../models/image/raster";
import { diskMask, picture } from "../../support/images";

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
});
