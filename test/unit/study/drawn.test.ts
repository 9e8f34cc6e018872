/** What the study draws and decodes itself. */
import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { uniformMask } from "../../../models/image/mask";
import type { Raster } from "../../../models/image/raster";
import { optimisedLatents, roundTrip, tunedDecoder } from "../../../models/study/block-latents";
import { scribbleOf, styles } from "../../../models/study/drawing";
import { squaredDifference } from "../../../models/study/figures-of";

describe("scribbles", () => {
  it("are opaque strokes inside the mask, with gaps between, and each style looks different", async () => {
    const mask = uniformMask({ width: 96, height: 96 });
    for (let i = 0; i < mask.data.length; i++) {
      const [x, y] = [i % 96, Math.floor(i / 96)];
      if ((x - 50) ** 2 + (y - 44) ** 2 < 32 ** 2) mask.data[i] = 255;
    }
    const seen = new Set<string>();
    for (const style of styles) {
      const { data } = await scribbleOf(null, "anything", mask, style, random(4));
      const alphas = mask.data.map((_, i) => data[4 * i + 3] as number);
      expect(new Set(alphas)).toEqual(new Set([0, 255]));
      expect(alphas.some((alpha, i) => alpha > 0 && mask.data[i] === 0)).toBe(false);
      const drawn = alphas.filter((alpha) => alpha > 0).length;
      const inside = mask.data.filter((value) => value > 0).length;
      expect(drawn).toBeGreaterThan(0.1 * inside);
      expect(drawn).toBeLessThan(0.9 * inside);
      seen.add(Buffer.from(data).toString("latin1"));
    }
    expect(seen.size).toBe(styles.length);
  });
});

describe("the latent space that stands in", () => {
  const picture: Raster = { width: 64, height: 64, data: new Uint8ClampedArray(4 * 64 * 64).fill(255) };
  const draws = random(8);
  for (let i = 0; i < 64 * 64; i++) {
    for (let c = 0; c < 3; c++)
      picture.data[4 * i + c] = 128 + 40 * Math.sin(i / (5 + c)) + 30 * (draws.uniform() - 0.5);
  }
  const mask = uniformMask(picture);
  for (let i = 0; i < mask.data.length; i++) if (i % 64 > 19 && i % 64 < 44) mask.data[i] = 255;

  it("keeps what is slow: even blocks come back", () => {
    const even = { ...picture, data: picture.data.map((_, at) => (at % 4 === 3 ? 255 : 40 * (((at >> 2) % 64) >> 3))) };
    expect(roundTrip(even)).toEqual(even);
  });

  it("is brought nearer to the background by other latents, and nearer still by another decoder, never all the way", () => {
    const far = [roundTrip(picture), optimisedLatents(picture, mask), tunedDecoder(picture, mask)].map((each) =>
      squaredDifference(each, picture, mask, "outside"),
    ) as [number, number, number];
    expect(far[1]).toBeLessThan(far[0]);
    expect(far[2]).toBeLessThan(far[0]);
    expect(far[2]).toBeGreaterThan(0);
  });
});
