/** A reference in the colour the words ask for: its main hue is turned, the rest of it (eyes, wheels, leaves) stays. */
import type { Raster } from "../image/raster";
import type { Colour } from "./colours";

/** Pixels greyer than this have no hue worth turning. */
const greyest = 0.15;
/** How far from the main hue a pixel still belongs to it, sixths of a turn: fully, and not at all. */
const [near, far] = [0.6, 1.2];

/** The picture itself where nothing in it has a colour, or where most of it already has the one asked for. */
export function recoloured(picture: Raster, colour: Colour): Raster {
  const main = mainHue(picture);
  if (main === null) return picture;
  const turn = colour.hue === null ? 0 : colour.hue - main;
  const data = picture.data.slice();
  for (let at = 0; at < data.length; at += 4) {
    const [hue, saturation, value] = hsv(data, at);
    const belongs = share(hue, main) * Math.min(1, saturation / (2 * greyest));
    if (belongs === 0) continue;
    const { lightness } = colour;
    const lighter = lightness > 0 ? value + (1 - value) * lightness : value * (1 + lightness);
    const painted = rgb(hue + turn, Math.min(1, saturation * colour.saturation), lighter);
    for (let channel = 0; channel < 3; channel++) {
      const was = data[at + channel] as number;
      data[at + channel] = was + belongs * (255 * (painted[channel] as number) - was);
    }
  }
  return { ...picture, data };
}

function share(hue: number, main: number): number {
  const apart = Math.abs(((hue - main + 9) % 6) - 3);
  return Math.min(1, Math.max(0, (far - apart) / (far - near)));
}

/** The hue most of the visible colour has; null when less than a tenth of what is visible has one. */
function mainHue({ data }: Raster): number | null {
  const bins = new Float64Array(24);
  let visible = 0;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] as number;
    const [hue, saturation, value] = hsv(data, at);
    visible += alpha;
    if (saturation < greyest) continue;
    const bin = Math.floor(hue * 4) % 24;
    bins[bin] = (bins[bin] as number) + alpha * saturation * value;
  }
  let best = 0;
  const around = (bin: number): number =>
    [-1, 0, 1].reduce((sum, step) => sum + (bins[(bin + step + 24) % 24] as number), 0);
  for (let bin = 1; bin < 24; bin++) if (around(bin) > around(best)) best = bin;
  return around(best) < 0.1 * visible ? null : (best + 0.5) / 4;
}

/** Hue in sixths of a turn, saturation and value in [0, 1]. */
function hsv(data: Uint8ClampedArray, at: number): readonly [number, number, number] {
  const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
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
