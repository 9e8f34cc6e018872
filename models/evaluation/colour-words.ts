/**
 * Colour words measured on the finished picture: what hue a thing has after the whole fill. The mean colour, in CIELAB,
 * of what the fill changed inside the mask must lie in the word's range; the ranges overlap where people's names do.
 */
import { linearOfByte } from "../image/color";
import type { Mask, Raster } from "../image/raster";

export interface Lab {
  /** 0 to 100. */
  readonly lightness: number;
  readonly chroma: number;
  /** Degrees, 0 to 360. */
  readonly hue: number;
}

const between = ({ hue }: Lab, from: number, to: number): boolean =>
  from <= to ? hue >= from && hue <= to : hue >= from || hue <= to;
const coloured = (lab: Lab, from: number, to: number): boolean => lab.chroma > 15 && between(lab, from, to);

const obeys = {
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
} satisfies Record<string, (lab: Lab) => boolean>;

export type ColourWord = keyof typeof obeys;
export const colourWords = Object.keys(obeys) as readonly ColourWord[];

/** Whether a colour is one that people call by the word. */
export function isCalled(word: ColourWord, lab: Lab): boolean {
  return obeys[word](lab);
}

/** A smaller change, in bytes of the channel that changed most, is a shadow's rim or a soft edge. */
const leastChange = 24;

/**
 * The mean colour of what a fill put into a mask: the pixels inside it that differ from the picture before.
 * @returns null where nothing changed
 */
export function paintedColour(before: Raster, after: Raster, mask: Mask): Lab | null {
  return meanColour(after, (i) => {
    if (mask.data[i] < 128) return false;
    return [0, 1, 2].some(
      (channel) => Math.abs(after.data[4 * i + channel] - before.data[4 * i + channel]) >= leastChange,
    );
  });
}

/** The mean colour of some pixels, in CIELAB (D65); null of none. */
export function meanColour({ data }: Raster, counts: (pixel: number) => boolean): Lab | null {
  const root = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  let [lightness, a, b, count] = [0, 0, 0, 0];
  for (let i = 0; 4 * i < data.length; i++) {
    if (!counts(i)) continue;
    const red = linearOfByte[data[4 * i]];
    const green = linearOfByte[data[4 * i + 1]];
    const blue = linearOfByte[data[4 * i + 2]];
    const x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
    const y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    const z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
    lightness += 116 * y - 16;
    a += 500 * (x - y);
    b += 200 * (y - z);
    count++;
  }
  if (count === 0) return null;
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return { lightness: lightness / count, chroma: Math.hypot(a, b) / count, hue: hue < 0 ? hue + 360 : hue };
}
