/** Pictures as they come from cameras and other programs, decoded by the built worker in a real browser. */
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Raster } from "../../models/image/raster";
import { openBrowser } from "../support/browser";
import type { PageDecoded, PageImage } from "../support/engine-page";
import { type EngineTab, openEngineTab } from "../support/engine-tab";
import { picture, readRaw } from "../support/node-pictures";
import { unusualFiles } from "../support/unusual-files";

let browser: Browser;
let tab: EngineTab;
beforeAll(async () => {
  browser = await openBrowser();
  tab = await openEngineTab(browser, inject("uiUrl"));
  await tab.start("wasm");
});
afterAll(() => browser?.close());

const image = (type: PageImage["type"], bytes: Uint8Array): PageImage => ({ type, bytes: [...bytes] });

/** Red, green, blue and white quarters, 48 × 32; the alpha of each pixel is given. */
const quarters = (alpha: (x: number) => number = () => 255): Raster =>
  picture({ width: 48, height: 32 }, (x, y) => {
    const colours = [
      [230, 20, 30],
      [20, 200, 40],
      [30, 40, 220],
      [240, 240, 240],
    ];
    return [...(colours[(y < 16 ? 0 : 2) + (x < 24 ? 0 : 1)] ?? []), alpha(x)];
  });
const sharpOf = ({ data, width, height }: Raster) => sharp(data, { raw: { width, height, channels: 4 } });

/** Largest difference of a channel, where the picture is not fully transparent. */
function largestDifference(decoded: PageDecoded, expected: Raster): number {
  if (!decoded.ok) throw new Error(decoded.message);
  expect([decoded.width, decoded.height]).toEqual([expected.width, expected.height]);
  return expected.data.reduce((most, value, i) => Math.max(most, Math.abs(value - (decoded.data[i] ?? 0))), 0);
}

describe("the worker decodes", () => {
  it.each([3, 6, 8])("a JPEG that its camera held turned (EXIF orientation %i) upright", async (orientation) => {
    const jpeg = await sharpOf(quarters())
      .removeAlpha()
      .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
      .withMetadata({ orientation })
      .toBuffer();
    const upright = await readRaw(await sharp(jpeg).rotate().png().toBuffer());
    expect(largestDifference(await tab.decode(image("image/jpeg", jpeg)), upright)).toBeLessThanOrEqual(3);
  });

  it("a WebP with alpha, whatever type it claims", async () => {
    const soft = quarters((x) => (x < 8 ? 255 : 128 + x));
    const webp = await sharpOf(soft).webp({ lossless: true, exact: true }).toBuffer();
    // A canvas keeps premultiplied colours: a half-transparent pixel comes back within one level.
    expect(largestDifference(await tab.decode(image("image/png", webp)), soft)).toBeLessThanOrEqual(1);
  });

  it.each(unusualFiles.map((file) => [file.says, file] as const))("%s", async (_, file) => {
    const { bytes, raster } = await file.make({ width: 48, height: 32 });
    expect(largestDifference(await tab.decode(image(file.type, bytes)), raster)).toBeLessThanOrEqual(file.within);
  });

  it.each([4, 200])("a PNG with a palette of %i colours", async (colours) => {
    const png = await sharpOf(quarters()).png({ palette: true, colours, dither: 0 }).toBuffer();
    expect(largestDifference(await tab.decode(image("image/png", png)), await readRaw(png))).toBe(0);
  });

  it("a GIF", async () => {
    const gif = await sharpOf(quarters()).gif().toBuffer();
    expect(largestDifference(await tab.decode(image("image/gif", gif)), await readRaw(gif))).toBe(0);
  });
});

describe("the worker refuses with a sentence", () => {
  const refusal = {
    ok: false,
    code: "bad-image",
    message: "The picture is not a complete PNG, JPEG, WebP or GIF file; save it again in one of these formats.",
  };

  it.each(["png", "jpeg", "webp", "gif"] as const)("a %s file that ends too early", async (format) => {
    const noisy = picture({ width: 90, height: 70 }, (x, y) => [
      (x * 37) & 255,
      (y * 91) & 255,
      (x * y * 13) & 255,
      255,
    ]);
    const bytes = await sharpOf(noisy).removeAlpha().toFormat(format).toBuffer();
    expect(await tab.decode(image(`image/${format}`, bytes.subarray(0, bytes.length / 2)))).toEqual(refusal);
  });

  it("what is no picture", async () => {
    expect(await tab.decode(image("image/png", new TextEncoder().encode("not a picture")))).toEqual(refusal);
  });
});
