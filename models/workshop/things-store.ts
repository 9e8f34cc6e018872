/** Draws things from several sides and packs them for models/packs/things. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Raster } from "../image/raster";
import { parseThings, type StoredThing, type StoredThings, type StoredView } from "../starts/relight/format";
import { packed, spread } from "../starts/relight/surface";
import type { Place, Thing } from "./things/march";
import type { Surface } from "./things/surface-planes";
import { type Angles, surfaceOf } from "./things/views";

/** Pixels of a view's longer side. */
const side = 256;
/** Changes when the same thing would be stored differently. */
const way = "2";
/** A thing's pictures take at most so many bytes: about 200 of them are to fit into 11 MB. */
const mostBytes = 54_000;
/** WebP qualities, the best first: colours, surface. */
const qualities = [
  [80, 76],
  [72, 68],
  [62, 58],
  [50, 48],
  [38, 38],
  [25, 28],
] as const;

const pitches: Readonly<Record<Place, readonly number[]>> = {
  ground: [0.08, 0.48],
  table: [0.18, 0.62],
  water: [0.08, 0.42],
  wall: [0, 0.28],
  sky: [0, -0.35],
};

export interface Pack {
  readonly index: StoredThings;
  /** By name of the file. */
  readonly bins: ReadonlyMap<string, Buffer>;
}

/**
 * @param only names to draw; others stay as they are stored. All, if there is none
 * @param cache folder for what is drawn, so that a run that is stopped can go on
 * @param draws whether to draw what is neither stored nor remembered; else it is left out
 * @param before folders that unchanged things are taken from, the first that has one
 */
export async function stored(
  things: Readonly<Record<string, Thing>>,
  {
    only,
    before,
    cache,
    said,
    draws,
    say,
  }: {
    readonly only: readonly string[];
    readonly before: readonly string[];
    readonly cache: string;
    readonly said: Readonly<Record<string, Said>>;
    readonly draws: boolean;
    readonly say: (line: string) => void;
  },
): Promise<Pack> {
  const old = (await Promise.all(before.map(readThings))).filter((pack) => pack !== null);
  const bins = new Map<string, Buffer>();
  const all: StoredThing[] = [];
  const keep = ({ thing, views }: Fresh): void => {
    const parts: Buffer[] = [];
    let offset = 0;
    const put = (bytes: Buffer) => {
      parts.push(bytes);
      offset += bytes.length;
      return { offset: offset - bytes.length, bytes: bytes.length };
    };
    const laid = views.map(({ view, albedo, surface }) => ({ ...view, albedo: put(albedo), surface: put(surface) }));
    const bin = Buffer.concat(parts);
    const file = `${thing.name.replaceAll(" ", "-")}.bin`;
    bins.set(file, bin);
    const sha256 = createHash("sha256").update(bin).digest("hex");
    all.push({ ...thing, pictures: { file, bytes: bin.length, sha256 }, views: laid });
  };
  for (const [file, described] of Object.entries(things).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = file.replaceAll("-", " ");
    const thing = { ...described, ...said[file] };
    if (only.length > 0 && !only.includes(file)) {
      const kept = found(old, name, null);
      if (kept !== null) keep(kept);
      continue;
    }
    const made = fingerprint(name, thing);
    const known = found(old, name, made) ?? (await remembered(cache, made));
    if (known === null && !draws) {
      say(`${file}: not drawn yet, left out`);
      continue;
    }
    const fresh = known ?? (await drawnThing(name, thing, made));
    if (known === null) await remember(cache, fresh);
    keep(fresh);
    const bytes = fresh.views.reduce((sum, { albedo, surface }) => sum + albedo.length + surface.length, 0);
    if (known === null) say(`${file}: ${fresh.views.length} views, ${bytes} bytes`);
  }
  const index = { format: 2 as const, license: "MIT", things: all };
  return { index: parseThings(JSON.parse(JSON.stringify(index))), bins };
}

interface Fresh {
  readonly thing: Omit<StoredThing, "views" | "pictures">;
  readonly views: readonly {
    readonly view: Omit<StoredView, "albedo" | "surface">;
    readonly albedo: Buffer;
    readonly surface: Buffer;
  }[];
}

function found(old: readonly Pack[], name: string, made: string | null): Fresh | null {
  for (const { index, bins } of old) {
    const thing = index.things.find((each) => each.name === name && (made === null || each.made === made));
    const bin = thing && bins.get(thing.pictures.file);
    if (thing === undefined || bin === undefined) continue;
    const cut = ({ offset, bytes }: { offset: number; bytes: number }): Buffer => bin.subarray(offset, offset + bytes);
    const views = thing.views.map((view) => ({ view, albedo: cut(view.albedo), surface: cut(view.surface) }));
    return { thing, views };
  }
  return null;
}

async function remembered(cache: string, made: string): Promise<Fresh | null> {
  const file = join(cache, `${made}.json`);
  if (!existsSync(file)) return null;
  const { thing, views } = JSON.parse(await readFile(file, "utf8"));
  const bytes = (text: string): Buffer => Buffer.from(text, "base64");
  return {
    thing,
    views: views.map((each: { view: Fresh["views"][number]["view"]; albedo: string; surface: string }) => ({
      view: each.view,
      albedo: bytes(each.albedo),
      surface: bytes(each.surface),
    })),
  };
}

async function remember(cache: string, { thing, views }: Fresh): Promise<void> {
  await mkdir(cache, { recursive: true });
  const text = (bytes: Buffer): string => bytes.toString("base64");
  const all = views.map(({ view, albedo, surface }) => ({ view, albedo: text(albedo), surface: text(surface) }));
  await writeFile(join(cache, `${thing.made}.json`), JSON.stringify({ thing, views: all }));
}

function anglesOf(thing: Thing): readonly Angles[] {
  const place = thing.place ?? "ground";
  if (thing.round && thing.fronted) return [{ yaw: 0, pitch: 0 }];
  const yaws = thing.yaws ?? (thing.round ? [0] : thing.fronted ? [0, 0.55] : [-0.35, 0.5]);
  return pitches[place].flatMap((pitch) => yaws.map((yaw) => ({ yaw, pitch })));
}

/** What a thing looks like at a small size, and what is said about it: if that is the same, so is the thing. */
function fingerprint(name: string, thing: Thing): string {
  const hash = createHash("sha256").update(`${way} ${side} ${JSON.stringify({ ...thing, parts: 0, name })}`);
  for (const angles of anglesOf(thing)) {
    const { albedo, depth, gloss, glow } = surfaceOf(thing, angles, 40, 1);
    for (const plane of [albedo, depth, gloss, glow]) hash.update(new Uint8Array(plane.buffer));
  }
  return hash.digest("hex").slice(0, 16);
}

/** What is said of a thing elsewhere than beside its code. */
export type Said = Omit<Partial<Thing>, "parts" | "pitch">;

async function drawnThing(name: string, thing: Thing, made: string): Promise<Fresh> {
  const seen = anglesOf(thing).map((angles) => ({ angles, surface: surfaceOf(thing, angles, side) }));
  for (const { surface } of seen) smoothed(surface);
  const { low, high } = heights(seen);
  const softness = thing.parts.reduce((sum, { soft = 0.15, bound }) => sum + soft * bound.radius ** 2, 0);
  const weight = thing.parts.reduce((sum, { bound }) => sum + bound.radius ** 2, 0);
  const about: Omit<StoredThing, "views" | "pictures"> = {
    name,
    words: [...(thing.words ?? [])],
    place: thing.place ?? "ground",
    steady: thing.steady ?? false,
    round: thing.round ?? false,
    fronted: thing.fronted ?? false,
    plain: thing.plain ?? false,
    height: thing.height ?? 1,
    low,
    high,
    // Vapour alone is as soft as can be.
    soft: weight === 0 ? 1 : rounded(softness / weight),
    made,
  };
  for (const [colours, surface] of qualities) {
    const views = await Promise.all(seen.map((each) => encoded(each, colours, surface)));
    const bytes = views.reduce((sum, view) => sum + view.albedo.length + view.surface.length, 0);
    if (bytes <= mostBytes || colours === qualities.at(-1)?.[0]) return { thing: about, views };
  }
  throw new Error("A thing has no quality to be stored in.");
}

const rounded = (value: number): number => Math.round(1e4 * value) / 1e4;

/** From what is seen: y of the lowest and the highest point. */
function heights(seen: readonly { readonly angles: Angles; readonly surface: Surface }[]) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { angles, surface } of seen) {
    const { width, height, coverage, depth, origin, perUnit } = surface;
    for (let i = 0; i < width * height; i++) {
      if ((coverage[i] as number) < 0.5) continue;
      const up = (origin[1] - Math.floor(i / width) - 0.5) / perUnit;
      const y = up * Math.cos(angles.pitch) + (depth[i] as number) * Math.sin(angles.pitch);
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  return { low: rounded(low), high: rounded(high) };
}

/** Every plane goes on smoothly beyond the thing: sharp steps cost bytes and bleed inwards. */
function smoothed({ width, height, coverage, albedo, normal, depth, open, gloss, glow }: Surface): void {
  const colours = Float32Array.from(albedo);
  spread(colours, coverage, width, height, 3);
  albedo.set(colours);
  spread(normal, coverage, width, height, 3);
  for (const plane of [depth, open, gloss, glow]) spread(plane, coverage, width, height, 1);
}

async function encoded(
  { angles, surface }: { readonly angles: Angles; readonly surface: Surface },
  colours: number,
  other: number,
) {
  const { width, height, perUnit, origin, depth } = surface;
  let [far, near] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of depth) {
    far = Math.min(far, value);
    near = Math.max(near, value);
  }
  near = Math.max(near, far + 0.01);
  const range: [number, number] = [rounded(far), rounded(near)];
  const pictures = packed(surface, range);
  const at: [number, number] = [rounded(origin[0]), rounded(origin[1])];
  const { yaw, pitch } = angles;
  return {
    view: { yaw, pitch, width, height, perUnit: rounded(perUnit), origin: at, depth: range },
    albedo: await webp(pictures.albedo, colours),
    surface: await webp(pictures.surface, other),
  };
}

function webp({ width, height, data }: Raster, quality: number): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ quality, effort: 6, smartSubsample: true })
    .toBuffer();
}

/** A picture in a studio's light, as the library of pictures keeps it. */
export function encodeStill({ width, height, data }: Raster): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .webp({ quality: 86, alphaQuality: 100, effort: 6, smartSubsample: true })
    .toBuffer();
}

async function readThings(folder: string): Promise<Pack | null> {
  const file = join(folder, "things.json");
  if (!existsSync(file)) return null;
  const index = parseThings(JSON.parse(await readFile(file, "utf8")));
  const read = index.things.map(
    async ({ pictures }) => [pictures.file, await readFile(join(folder, pictures.file))] as const,
  );
  return { index, bins: new Map(await Promise.all(read)) };
}

/** Files of things that are no longer there go. */
export async function writeThings(folder: string, { index, bins }: Pack): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of await readdir(folder)) {
    if (file.endsWith(".bin") && !bins.has(file)) await rm(join(folder, file));
  }
  for (const [file, bin] of bins) await writeFile(join(folder, file), bin);
  await writeFile(join(folder, "things.json"), `${JSON.stringify(index)}\n`);
}
