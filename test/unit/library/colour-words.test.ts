/** Issue B's table: colour words obeyed, by the measured hue, where the object may have any colour; 30 things × 11 words. */
import sharp from "sharp";
import { afterAll, expect, it } from "vitest";
import { colourOf } from "../../../models/library/colours";
import { makeMatcher } from "../../../models/library/match";
import { recoloured } from "../../../models/library/recolour";
import { builtLibrary } from "../../support/library";

const built = builtLibrary();
afterAll(() => built.remove());

const things = (
  "car bus bicycle balloon umbrella book house guitar teapot backpack handbag hat dress shoe sofa chair bird fish " +
  "butterfly flower tulip rose rocket sailboat truck gift heart star mug vase"
).split(" ");

interface Lab {
  readonly lightness: number;
  readonly chroma: number;
  /** Degrees. */
  readonly hue: number;
}

/** The mean colour of what is visible, in CIELAB (D65). */
function meanLab(data: Uint8ClampedArray): Lab {
  const root = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  let [lightness, a, b, count] = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] as number) < 128) continue;
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => {
      const value = (data[at + channel] as number) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    const x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
    const y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    const z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
    lightness += 116 * y - 16;
    a += 500 * (x - y);
    b += 200 * (y - z);
    count++;
  }
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return { lightness: lightness / count, chroma: Math.hypot(a, b) / count, hue: hue < 0 ? hue + 360 : hue };
}

const between = ({ hue }: Lab, from: number, to: number): boolean =>
  from <= to ? hue >= from && hue <= to : hue >= from || hue <= to;
const coloured = (lab: Lab, from: number, to: number): boolean => lab.chroma > 15 && between(lab, from, to);

const obeys: Readonly<Record<string, (lab: Lab) => boolean>> = {
  red: (lab) => coloured(lab, 345, 48) && lab.lightness < 70,
  orange: (lab) => coloured(lab, 45, 80),
  yellow: (lab) => coloured(lab, 75, 112),
  green: (lab) => coloured(lab, 110, 175),
  blue: (lab) => coloured(lab, 225, 312),
  purple: (lab) => coloured(lab, 295, 340),
  pink: (lab) => lab.chroma > 8 && between(lab, 325, 30) && lab.lightness > 50,
  brown: (lab) => lab.chroma > 8 && between(lab, 35, 85) && lab.lightness < 58,
  white: ({ chroma, lightness }) => chroma < 18 && lightness > 70,
  black: ({ chroma, lightness }) => chroma < 18 && lightness < 40,
  grey: ({ chroma, lightness }) => chroma < 14 && lightness > 30 && lightness < 85,
};

it("is obeyed by at least 90 % of things that may have any colour", async () => {
  const match = makeMatcher(built.library, []);
  const failed: string[] = [];
  for (const thing of things) {
    const found = match(thing);
    if (found?.by !== "library") throw new Error(`The library shows no ${thing}.`);
    const { offset, bytes } = found.entry;
    const { data, info } = await sharp(built.pictures.subarray(offset, offset + bytes))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const picture = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
    for (const [word, isObeyed] of Object.entries(obeys)) {
      const colour = colourOf(word);
      if (colour === null || !isObeyed(meanLab(recoloured(picture, colour).data))) failed.push(`${word} ${thing}`);
    }
  }
  const all = things.length * Object.keys(obeys).length;
  expect((all - failed.length) / all, `not obeyed: ${failed.join(", ")}`).toBeGreaterThan(0.9);
});
