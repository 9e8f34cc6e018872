/** A sheet of the stored things: each under three lights (day, overcast, dusk), from both pitches it is stored from. */
import sharp from "sharp";
import { byteOfLinear, byteOfLinearTable } from "../image/color";
import type { Planes, Raster } from "../image/raster";
import { resamplePlanes } from "../image/resample";
import type { StoredThing, StoredView } from "../starts/relight/format";
import { shadowOf } from "../starts/relight/ground";
import type { Light } from "../starts/relight/light";
import { shaded } from "../starts/relight/shade";
import { unpacked, type View } from "../starts/relight/surface";
import type { Pack } from "./things-store";

/** Pixels of one picture of a thing, of the line under it, and things in a row. */
const [tile, line, inRow] = [92, 18, 3];

interface Stage {
  readonly light: Light;
  readonly floor: readonly [number, number, number];
}

const stages: readonly Stage[] = [
  {
    floor: [150, 156, 146],
    light: {
      toKey: [-0.53, 0.74, 0.41],
      key: [1.2, 1.14, 1.02],
      sky: [0.36, 0.41, 0.5],
      ground: [0.2, 0.2, 0.17],
      haze: [0.01, 0.01, 0.012],
      saturation: 0.95,
      hardness: 0.75,
    },
  },
  {
    floor: [176, 180, 184],
    light: {
      toKey: [0.35, 0.85, 0.39],
      key: [0.4, 0.4, 0.41],
      sky: [0.78, 0.8, 0.83],
      ground: [0.34, 0.34, 0.34],
      haze: [0.02, 0.02, 0.022],
      saturation: 0.8,
      hardness: 0.35,
    },
  },
  {
    floor: [92, 78, 84],
    light: {
      toKey: [0.8, 0.42, -0.43],
      key: [1.05, 0.56, 0.28],
      sky: [0.16, 0.17, 0.26],
      ground: [0.08, 0.07, 0.08],
      haze: [0.008, 0.006, 0.01],
      saturation: 0.85,
      hardness: 0.7,
    },
  },
];

/** @param names of things (file names) to show; all of them, if there is none */
export async function sheetOf({ index, bins }: Pack, names: readonly string[]): Promise<Buffer> {
  const shown = index.things.filter(({ name }) => names.length === 0 || names.includes(name.replaceAll(" ", "-")));
  const wide = 6 * tile + 12;
  const rows = Math.ceil(shown.length / inRow);
  const size = { width: inRow * wide, height: rows * (tile + line) };
  const pieces: { input: Buffer; left: number; top: number; raw?: { width: number; height: number; channels: 4 } }[] =
    [];
  for (const [k, thing] of shown.entries()) {
    const [left, top] = [(k % inRow) * wide, Math.floor(k / inRow) * (tile + line)];
    for (const [v, view] of twoOf(thing).entries()) {
      const seen = await decoded(view, bins.get(thing.pictures.file) as Buffer);
      for (const [s, stage] of stages.entries()) {
        const { width, height, data } = pictured(thing, view, seen, stage);
        const at = { left: left + (3 * v + s) * tile, top };
        pieces.push({ input: Buffer.from(data), raw: { width, height, channels: 4 }, ...at });
      }
    }
    const text = `<svg width="${wide}" height="${line}"><text x="2" y="13" font-family="sans-serif" font-size="12" fill="#222">${thing.name}</text></svg>`;
    pieces.push({ input: Buffer.from(text), left, top: top + tile });
  }
  return sharp({ create: { ...size, channels: 3, background: "#f4f4f2" } })
    .composite(pieces)
    .webp({ quality: 72, effort: 6 })
    .toBuffer();
}

/** The views to show: of each pitch the first. */
function twoOf({ views }: StoredThing): readonly StoredView[] {
  const pitches = [...new Set(views.map(({ pitch }) => pitch))].slice(0, 2);
  return pitches.flatMap((pitch) => views.filter((view) => view.pitch === pitch).slice(-1));
}

async function decoded(view: StoredView, bin: Buffer): Promise<View> {
  const picture = async ({ offset, bytes }: StoredView["albedo"]): Promise<Raster> => {
    const { data, info } = await sharp(bin.subarray(offset, offset + bytes))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
  };
  return unpacked(view, await picture(view.albedo), await picture(view.surface));
}

function pictured(
  { low, high, soft, place }: StoredThing,
  stored: StoredView,
  view: View,
  { light, floor }: Stage,
): Raster {
  const scale = (tile - 22) / Math.max(view.width, view.height);
  const lit = shaded(view, light, { pitch: stored.pitch, perUnit: stored.perUnit, soft });
  const size = {
    width: Math.max(1, Math.round(view.width * scale)),
    height: Math.max(1, Math.round(view.height * scale)),
  };
  const small = resamplePlanes(lit, { x: 0, y: 0, width: lit.width, height: lit.height }, size);
  const data = new Uint8ClampedArray(4 * tile * tile);
  for (let i = 0; i < tile * tile; i++) data.set([...floor, 255], 4 * i);
  const [left, top] = [Math.floor((tile - size.width) / 2), tile - size.height - 10];
  if (place === "ground" || place === "table") {
    const { perUnit, origin, pitch } = stored;
    const stand = { pitch, groundPitch: Math.max(0.15, pitch), perUnit, origin, low, high, scale };
    const shade = shadowOf(view, light, stand);
    for (let i = 0; i < shade.dark.length; i++) {
      const [x, y] = [left + shade.x + (i % shade.width), top + shade.y + Math.floor(i / shade.width)];
      if (x < 0 || y < 0 || x >= tile || y >= tile) continue;
      const share = Math.sqrt(1 - Math.min(1, shade.dark[i] as number));
      for (let k = 0; k < 3; k++) data[4 * (y * tile + x) + k] = share * (data[4 * (y * tile + x) + k] as number);
    }
  }
  over(data, small, left, top);
  return { width: tile, height: tile, data };
}

function over(data: Uint8ClampedArray, { width, height, data: from }: Planes, left: number, top: number): void {
  const table = byteOfLinearTable();
  const count = width * height;
  for (let i = 0; i < count; i++) {
    const cover = Math.min(1, Math.max(0, from[3 * count + i] as number));
    const at = 4 * ((top + Math.floor(i / width)) * tile + left + (i % width));
    if (cover < 0.01 || at < 0) continue;
    for (let k = 0; k < 3; k++) {
      const own = byteOfLinear(Math.max(0, from[k * count + i] as number) / cover, table);
      data[at + k] = own * cover + (data[at + k] as number) * (1 - cover);
    }
  }
}
