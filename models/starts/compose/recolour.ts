/**
 * A reference in the colour the words ask for: its main hue is turned, the rest of it (eyes, wheels, leaves) stays.
 * A thing that is mostly grey has no hue to turn: it is dyed.
 */
import type { Raster } from "../../image/raster";
import type { Colour } from "./colours";

/** Pixels greyer than this have no hue worth turning. */
const greyest = 0.15;
/** Darker greys are wheels and lines. */
const palest = 0.6;
/** How far from the main hue a pixel still belongs to it, sixths of a turn: fully, and not at all. */
const [near, far] = [0.6, 1.2];
/** A hue that less than this share of the picture has, or less than is pale, is an ornament's: the pale is the thing. */
const least = 0.3;
/** What a dyed or turned colour has at least, where it belongs fully. */
const [leastSaturation, dyed] = [0.55, 0.75];
/** Share of the differences in hue within a thing that stay: all of them would carry orange into red and yellow. */
const kept = 0.3;

export function recoloured(picture: Raster, colour: Colour): Raster {
  const { hue: main, share: much, pale } = mainHue(picture);
  const isDyed = main === null || much < least || much < pale;
  const data = picture.data.slice();
  for (let at = 0; at < data.length; at += 4) {
    const [hue, saturation, value] = hsv(data, at);
    const ofMain = main === null ? 0 : belonging(hue, saturation, main);
    const belongs = isDyed ? Math.max(ofMain, greyness(saturation)) : ofMain;
    if (belongs === 0) continue;
    const { lightness } = colour;
    const lighter = lightness > 0 ? value + (1 - value) * lightness : (colour.most ?? 1) * value * (1 + lightness);
    const target =
      colour.hue === null
        ? saturation * colour.saturation
        : isDyed
          ? dyed * colour.saturation
          : Math.max(saturation, leastSaturation) * colour.saturation;
    // What is nearly black or white in a dyed thing stays nearly so: lines and highlights.
    const strong = isDyed ? Math.min(1, 1.6 - value) : 1;
    const painted = rgb(
      (colour.hue ?? 0) + (isDyed || main === null ? 0 : kept * (((hue - main + 9) % 6) - 3)),
      Math.min(1, target * strong),
      isDyed && colour.hue !== null ? 0.12 + 0.85 * lighter : lighter,
    );
    for (let channel = 0; channel < 3; channel++) {
      const was = data[at + channel];
      data[at + channel] = was + belongs * (255 * painted[channel] - was);
    }
  }
  return { ...picture, data };
}

/** 1 for greys, 0 for what has a colour of its own. */
function greyness(saturation: number): number {
  return Math.min(1, Math.max(0, (0.45 - saturation) / 0.15));
}

function belonging(hue: number, saturation: number, main: number): number {
  const apart = Math.abs(((hue - main + 9) % 6) - 3);
  const share = Math.min(1, Math.max(0, (far - apart) / (far - near)));
  return share * Math.min(1, saturation / (2 * greyest));
}

interface MainHue {
  /** The hue most of the visible colour has; null when nothing visible has one. */
  readonly hue: number | null;
  /** Shares of what is visible: of that hue, and too pale for any. */
  readonly share: number;
  readonly pale: number;
}

function mainHue({ data }: Raster): MainHue {
  const bins = new Float64Array(24);
  const area = new Float64Array(24);
  let [visible, pale] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3];
    const [hue, saturation, value] = hsv(data, at);
    visible += alpha;
    if (value > palest) pale += alpha * greyness(saturation);
    if (saturation < greyest) continue;
    const bin = Math.floor(hue * 4) % 24;
    bins[bin] = bins[bin] + alpha * saturation * value;
    area[bin] = area[bin] + alpha;
  }
  let best = 0;
  const around = (of: Float64Array, bin: number): number =>
    [-2, -1, 0, 1, 2].reduce((sum, step) => sum + of[(bin + step + 24) % 24], 0);
  for (let bin = 1; bin < 24; bin++) if (around(bins, bin) > around(bins, best)) best = bin;
  return around(bins, best) === 0
    ? { hue: null, share: 0, pale: pale / Math.max(1, visible) }
    : { hue: (best + 0.5) / 4, share: around(area, best) / visible, pale: pale / visible };
}

/** Hue in sixths of a turn, saturation and value in [0, 1]. */
function hsv(data: Uint8ClampedArray, at: number): readonly [number, number, number] {
  const [red, green, blue] = [data[at], data[at + 1], data[at + 2]];
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread === 0) return [0, 0, most / 255];
  const hue =
    most === red
      ? (green - blue) / spread + (green < blue ? 6 : 0)
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return [hue, spread / most, most / 255];
}

function rgb(hue: number, saturation: number, value: number): readonly [number, number, number] {
  const channel = (shift: number): number => {
    const k = (((shift + hue) % 6) + 6) % 6;
    return value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return [channel(5), channel(3), channel(1)];
}
