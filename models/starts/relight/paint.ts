/** A thing in the colour that the words ask for: all of it where it has one colour, else the colour most of it has. */

/** As `colours.ts` names them. */
export interface Wanted {
  /** Sixths of a turn from red (yellow 1, green 2, blue 4); null = none. */
  readonly hue: number | null;
  /** Times the colour's own saturation. */
  readonly saturation: number;
  /** Towards black (below 0) or white (above 0), at most 1. */
  readonly lightness: number;
  readonly most?: number;
}

/** What a painted thing's saturation is, and how bright it is in the mean unless the colour says otherwise. */
const [strong, bright] = [0.84, 0.66];
/** Hues this far from the main one, in sixths of a turn, still belong to it: fully, and not at all. */
const [near, far] = [0.55, 1.1];

/**
 * @param albedo sRGB bytes, 3 a pixel
 * @param coverage 0..1, one a pixel
 * @param isPlain whether the thing has one colour
 */
export function painted(
  albedo: Uint8ClampedArray,
  coverage: Float32Array,
  isPlain: boolean,
  wanted: Wanted,
): Uint8ClampedArray {
  const belongs = isPlain ? () => 1 : belonging(albedo, coverage);
  const count = coverage.length;
  let [sum, weight] = [0, 0];
  for (let i = 0; i < count; i++) {
    const share = coverage[i] * belongs(i);
    sum += share * Math.max(albedo[3 * i], albedo[3 * i + 1], albedo[3 * i + 2]);
    weight += share;
  }
  if (weight === 0) return albedo;
  const mean = Math.max(12, sum / weight);
  const target = 255 * levelOf(wanted);
  const saturation = wanted.hue === null ? 0.04 : Math.min(1, strong * wanted.saturation);
  const result = albedo.slice();
  for (let i = 0; i < count; i++) {
    const share = belongs(i);
    if (share === 0) continue;
    const was = [albedo[3 * i], albedo[3 * i + 1], albedo[3 * i + 2]];
    // Lines, shades and wear stay, as a share of the mean brightness; what is nearly white is not blown out.
    const ratio = Math.max(...was) / mean;
    const value = Math.min(250, target * (ratio < 1 ? ratio : 1 + 0.5 * (ratio - 1)));
    const now = colourAt(wanted.hue ?? 0, saturation, value);
    for (let k = 0; k < 3; k++) result[3 * i + k] = was[k] + share * (now[k] - was[k]);
  }
  return result;
}

function levelOf({ hue, lightness, most }: Wanted): number {
  const level = hue === null ? (lightness === 0 ? 0.55 : bright) : bright + 0.06;
  const moved = lightness > 0 ? level + (1 - level) * lightness : level * (1 + lightness);
  return (hue === null && lightness < 0 ? 0.5 : 1) * moved * (most ?? 1);
}

/** The share of each pixel that has the colour most of the thing has; where most is grey, the grey. */
function belonging(albedo: Uint8ClampedArray, coverage: Float32Array): (i: number) => number {
  const bins = new Float64Array(24);
  let [coloured, all] = [0, 0];
  const hues = new Float32Array(coverage.length);
  const strengths = new Float32Array(coverage.length);
  for (let i = 0; i < coverage.length; i++) {
    const [hue, saturation] = hueOf(albedo, 3 * i);
    [hues[i], strengths[i]] = [hue, saturation];
    const weight = coverage[i];
    all += weight;
    if (saturation < 0.2) continue;
    coloured += weight;
    const bin = Math.floor(hue * 4) % 24;
    bins[bin] = bins[bin] + weight;
  }
  if (coloured < 0.35 * all) return (i) => Math.min(1, Math.max(0, (0.4 - strengths[i]) / 0.15));
  const around = (bin: number): number =>
    [-2, -1, 0, 1, 2].reduce((sum, step) => sum + bins[(bin + step + 24) % 24], 0);
  let best = 0;
  for (let bin = 1; bin < 24; bin++) if (around(bin) > around(best)) best = bin;
  const main = (best + 0.5) / 4;
  return (i) => {
    const apart = Math.abs(((hues[i] - main + 9) % 6) - 3);
    const share = Math.min(1, Math.max(0, (far - apart) / (far - near)));
    return share * Math.min(1, strengths[i] / 0.25);
  };
}

/** Hue in sixths of a turn and saturation 0..1 of three bytes. */
export function hueOf(data: Uint8ClampedArray, at: number): readonly [hue: number, saturation: number] {
  const [red, green, blue] = [data[at], data[at + 1], data[at + 2]];
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread === 0) return [0, 0];
  const hue =
    most === red
      ? (green - blue) / spread + (green < blue ? 6 : 0)
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return [hue, spread / most];
}

function colourAt(hue: number, saturation: number, value: number): readonly [number, number, number] {
  const channel = (shift: number): number => {
    const k = (((shift + hue) % 6) + 6) % 6;
    return value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return [channel(5), channel(3), channel(1)];
}
