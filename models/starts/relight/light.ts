/**
 * The light of a place, estimated from a photograph around a region: where it comes from (the mean slope of brightness on
 * things that bulge, as in Pentland 1982, "Finding the illuminant direction"; the drift of brightness over the picture; a
 * sun that is seen), how strong and which colour the direct and the scattered light are, and how hazy the air is.
 */
import { linearOfByte } from "../../image/color";
import type { Rect } from "../../image/geometry";
import type { Raster } from "../../image/raster";

export type Triple = readonly [number, number, number];

/** Colours are linear light; a white sheet that faces the key light shows `key` + about half of `sky`. */
export interface Light {
  /** Unit length, towards the main light: right, up (against gravity), towards the viewer. */
  readonly toKey: Triple;
  readonly key: Triple;
  /** Scattered light from above and from below. */
  readonly sky: Triple;
  readonly ground: Triple;
  /** What the darkest things show, for there is air before them. */
  readonly haze: Triple;
  /** Times a thing's own saturation. */
  readonly saturation: number;
  /** 0 = overcast, 1 = hard sun. */
  readonly hardness: number;
}

/** Pixels of the small picture's longer side. */
const small = 72;

/** @param stands what is to be lit stands on the ground: what lies around its foot says most */
export function lightAround(picture: Raster, region: Rect, stands = true): Light {
  const cells = shrunk(picture);
  const scale = cells.width / picture.width;
  const box = { x: region.x * scale, y: region.y * scale, width: region.width * scale, height: region.height * scale };
  const ring = ringAround(cells, box);
  const all = cells.luma.map((_, i) => i);
  const beside = ring.length > 12 ? ring : Array.from(all);
  const near = sortedBy(stands ? lower(beside, box, 0.45, cells) : beside, cells.luma);
  // A dark floor may lie in full light: what lies around counts as well.
  const everything = sortedBy(Array.from(all), cells.luma);
  const level =
    0.4 * middleOf(near, cells) +
    0.35 * middleOf(sortedBy(beside, cells.luma), cells) +
    0.25 * middleOf(everything, cells);
  const [dark, bright] = [at(near, 0.1, cells), at(near, 0.9, cells)];
  const hardness = limited(0.4 + 0.8 * ((bright - dark) / (bright + dark + 0.02) - 0.3), 0.35, 0.85);
  // The brighter the surroundings, the more of it is their own colour: snow, sky, sand.
  const exposure = limited(level / (0.165 + 0.47 * level), 0.06, 1.5);
  const white = warmth(meanOf(everything.slice(Math.floor(0.88 * everything.length)), cells).colour, 0.45);
  const top = sortedBy(rowsOf(cells, 0, 0.34), cells.luma);
  const above = warmth(meanOf(top.slice(Math.floor(0.5 * top.length)), cells).colour, 0.4);
  const around = meanOf(near, cells);
  const cast = warmth(around.colour, 0.22);
  const below = tint(meanOf(lower(beside, box, 0.6, cells), cells).colour, 0.6);
  const of = (colour: Triple, strength: number): Triple => [
    colour[0] * cast[0] * strength,
    colour[1] * cast[1] * strength,
    colour[2] * cast[2] * strength,
  ];
  const air = limited(0.6 * at(near, 0.02, cells), 0, 0.12);
  const own = tint(around.colour, 0.7);
  return {
    toKey: direction(cells, box),
    key: of(white, 1.9 * exposure * hardness),
    sky: of(above, exposure * (1.15 - 0.8 * hardness)),
    ground: of(below, 0.5 * exposure * (1 - 0.5 * hardness)),
    haze: [own[0] * air, own[1] * air, own[2] * air],
    // Colours fade in the dusk.
    saturation: limited(0.6 + 0.6 * around.saturation, 0.65, 0.97) * limited(0.75 + 0.4 * exposure, 0.8, 1),
    hardness,
  };
}

interface Cells {
  readonly width: number;
  readonly height: number;
  /** Linear light, 3 values a cell. */
  readonly colour: Float32Array;
  readonly luma: Float32Array;
}

const limited = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Means of the picture's cells; of large pictures every few pixels say as much as all. */
function shrunk({ width, height, data }: Raster): Cells {
  const cell = Math.max(1, Math.max(width, height) / small);
  const [columns, rows] = [Math.max(1, Math.floor(width / cell)), Math.max(1, Math.floor(height / cell))];
  const step = Math.max(1, Math.floor(cell / 4));
  const colour = new Float32Array(3 * columns * rows);
  const luma = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const sum = [0, 0, 0];
      let count = 0;
      for (let y = Math.floor(row * cell); y < Math.floor((row + 1) * cell); y += step)
        for (let x = Math.floor(column * cell); x < Math.floor((column + 1) * cell); x += step) {
          const from = 4 * (y * width + x);
          for (let k = 0; k < 3; k++) sum[k] = sum[k] + linearOfByte[data[from + k]];
          count++;
        }
      const i = row * columns + column;
      for (let k = 0; k < 3; k++) colour[3 * i + k] = sum[k] / Math.max(1, count);
      luma[i] = lumaOf(colour[3 * i], colour[3 * i + 1], colour[3 * i + 2]);
    }
  return { width: columns, height: rows, colour, luma };
}

const lumaOf = (red: number, green: number, blue: number): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function ringAround({ width, height }: Cells, box: Rect): number[] {
  const reach = Math.max(4, 0.7 * Math.max(box.width, box.height));
  const found: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const across = Math.max(box.x - x - 1, x - box.x - box.width, 0);
      const along = Math.max(box.y - y - 1, y - box.y - box.height, 0);
      const isInside = across === 0 && along === 0;
      if (!isInside && across * across + along * along < reach * reach) found.push(y * width + x);
    }
  return found;
}

function rowsOf({ width, height }: Cells, from: number, to: number): number[] {
  const [first, last] = [Math.floor(from * height), Math.max(1, Math.ceil(to * height))];
  return Array.from({ length: (last - first) * width }, (_, i) => first * width + i);
}

function lower(cells: readonly number[], box: Rect, share: number, { width }: Cells): readonly number[] {
  const below = cells.filter((i) => Math.floor(i / width) > box.y + share * box.height);
  return below.length > 6 ? below : cells;
}

function sortedBy(cells: readonly number[], luma: Float32Array): number[] {
  return [...cells].sort((a, b) => luma[a] - luma[b] || a - b);
}

function at(sorted: readonly number[], share: number, { luma }: Cells): number {
  return luma[sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number];
}

function meanOf(cells: readonly number[], { colour, luma }: Cells) {
  const sum = [0, 0, 0];
  let [light, saturation] = [0, 0];
  for (const i of cells) {
    const rgb = [colour[3 * i], colour[3 * i + 1], colour[3 * i + 2]];
    for (let k = 0; k < 3; k++) sum[k] = sum[k] + rgb[k];
    light += luma[i];
    const most = Math.max(...rgb);
    saturation += most === 0 ? 0 : (most - Math.min(...rgb)) / most;
  }
  const count = Math.max(1, cells.length);
  const mean: Triple = [sum[0] / count, sum[1] / count, sum[2] / count];
  return { colour: mean, luma: light / count, saturation: saturation / count };
}

/** Mean brightness without the darkest and the brightest tenth. */
function middleOf(sorted: readonly number[], cells: Cells): number {
  return meanOf(sorted.slice(Math.floor(0.1 * sorted.length), Math.ceil(0.9 * sorted.length)), cells).luma;
}

/** A colour of brightness 1, `share` of the way from white, and never a strong one. */
function tint(colour: Triple, share: number): Triple {
  const level = Math.max(1e-4, lumaOf(...colour));
  const mixed = colour.map((value) => limited(1 + share * (value / level - 1), 0.55, 1.6)) as unknown as Triple;
  const whole = lumaOf(...mixed);
  return [mixed[0] / whole, mixed[1] / whole, mixed[2] / whole];
}

/** As `tint`, but only how warm or cool it is: daylight, lamps and dusk differ in that, while green is what things are. */
function warmth(colour: Triple, share: number): Triple {
  const [red, green, blue] = tint(colour, share);
  const warm = limited((red - blue) / 2, -0.45, 0.45);
  const between = limited(0.35 * (green - (red + blue) / 2), -0.06, 0.02);
  return tint([1 + warm, 1 + between, 1 - warm], 1);
}

/** Slopes of brightness steeper than this are edges between things. */
const steepest = 0.12;

function direction(cells: Cells, box: Rect): Triple {
  const { width, height, luma } = cells;
  // Brightness as the eye sees it, roughly.
  const eye = luma.map((value) => Math.sqrt(value));
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  let [slope, steep, along, square] = [0, 0, 0, 0];
  const mean = eye.reduce((sum, value) => sum + value, 0) / eye.length;
  let spread = 0;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const isInside = x > box.x - 1 && x < box.x + box.width && y > box.y - 1 && y < box.y + box.height;
      if (isInside) continue;
      const gx = (eye[i + 1] - eye[i - 1]) / 2;
      const gy = (eye[i + width] - eye[i - width]) / 2;
      const size = Math.sqrt(gx * gx + gy * gy);
      const far = ((x - cx) ** 2 + (y - cy) ** 2) / (width * width);
      const weight = 1 / (0.15 + far);
      if (size < steepest) {
        slope += weight * gx;
        steep += weight * size;
      }
      const u = (x - (width - 1) / 2) / width;
      along += weight * u * (eye[i] - mean);
      square += weight * u * u;
      spread += weight * Math.abs(eye[i] - mean);
    }
  const bulge = steep === 0 ? 0 : slope / steep;
  const drift = spread === 0 ? 0 : (along * 0.5) / (spread * 0.25 * Math.sqrt(square) + 1e-6) / 10;
  const sun = sunIn(cells);
  if (sun !== null) {
    const x = limited((2.2 * (sun.x - cx)) / width, -0.8, 0.8);
    return unit([x, limited(0.35 + (0.8 * (cy - sun.y)) / height, 0.3, 0.9), -0.35]);
  }
  const x = limited(2.2 * bulge + limited(drift, -0.3, 0.3), -0.85, 0.85);
  // Light from exactly behind the viewer flattens everything.
  // And from right above: most photographs are lit from a side, and a shadow that falls behind a thing is not seen.
  const sided = Math.abs(x) < 0.5 ? (x < 0 ? -0.5 : 0.5) : x;
  return unit([sided, 0.75, 0.16]);
}

/** The middle of a small blinding spot in the upper part, in cells; null when there is none. */
function sunIn({ width, height, luma }: Cells): { readonly x: number; readonly y: number } | null {
  let [x, y, count] = [0, 0, 0];
  for (let i = 0; i < luma.length; i++) {
    if (luma[i] < 0.93) continue;
    x += i % width;
    y += Math.floor(i / width);
    count++;
  }
  if (count < 2 || count > 0.02 * luma.length) return null;
  const middle = { x: x / count, y: y / count };
  // Air glows around a sun; a white thing has none around it, or lies lower down.
  const reach = Math.sqrt(count / 3) + 4;
  let [glow, around] = [0, 0];
  for (let i = 0; i < luma.length; i++) {
    const far = ((i % width) - middle.x) ** 2 + (Math.floor(i / width) - middle.y) ** 2;
    if (far > reach * reach || luma[i] >= 0.93) continue;
    glow += luma[i];
    around++;
  }
  return middle.y > 0.45 * height || glow < 0.3 * around ? null : middle;
}

export function unit([x, y, z]: Triple): Triple {
  const long = Math.sqrt(x * x + y * y + z * z) || 1;
  return [x / long, y / long, z / long];
}
