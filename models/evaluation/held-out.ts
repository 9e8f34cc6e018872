/**
 * The test split of the training pictures (models/training/blendtrain/data.py makes the same one): backgrounds,
 * photographs and textures that no training scene contains. Cut-outs are shared; each exists once or twice.
 */
import { createHash } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { type ColourWord, colourWords } from "./colour-words";
import { sceneKinds } from "./kinds";

interface Item {
  readonly file: string;
  readonly name?: string;
  readonly label?: string;
  readonly style?: string;
  readonly photo?: string;
  readonly pano?: string;
  readonly brand_visible?: boolean;
}

/** Encoded pictures (WebP) by what they show. */
export interface HeldOut {
  /** Cut-outs with alpha by name, the main style first. */
  readonly cutouts: ReadonlyMap<string, readonly Uint8Array[]>;
  /** Photographs and textures of the test split by label. */
  readonly photographs: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly backgrounds: readonly Uint8Array[];
  /** Cut-outs whose own name tells their colour ("green apple"). */
  readonly coloured: readonly { readonly word: ColourWord; readonly bytes: Uint8Array }[];
}

/**
 * Backgrounds alone, of the validation or the test split: regions that something is to be painted into.
 * @returns null where there is no such folder
 */
export async function readBackgrounds(folder: string, split: Split): Promise<readonly Uint8Array[] | null> {
  const photos = await readArchive(folder, "photos_160");
  const landscapes = await readArchive(folder, "landscapes_256");
  return photos && landscapes && backgroundsOf(photos, landscapes, split);
}

function backgroundsOf(photos: Archive, landscapes: Archive, split: Split): readonly Uint8Array[] {
  const scenes = photos.items.filter((item) => item.file.startsWith("scenes/"));
  return [
    ...scenes.filter((item) => splitOf(item.pano ?? "", 0.09) === split).map((item) => photos.bytes(item.file)),
    ...landscapes.items
      .filter((item) => splitOf(item.photo ?? "", 0.08) === split)
      .map((item) => landscapes.bytes(item.file)),
  ];
}

/** @returns null where there is no such folder */
export async function readHeldOut(folder: string): Promise<HeldOut | null> {
  const objects = await readArchive(folder, "objects_128");
  const photos = await readArchive(folder, "photos_160");
  const landscapes = await readArchive(folder, "landscapes_256");
  if (objects === null || photos === null || landscapes === null) return null;
  const wanted = new Set(sceneKinds.flatMap((kind) => kind.cutouts));
  const cutouts = grouped(
    objects.items
      .filter((item) => wanted.has(item.name ?? ""))
      .sort((a, b) => Number(b.style === "fluent3d") - Number(a.style === "fluent3d")),
    (item) => item.name ?? "",
  );
  const inFolder = (...names: string[]): Item[] =>
    photos.items.filter((item) => names.includes(item.file.split("/")[0] ?? ""));
  const known = new Set(sceneKinds.filter((kind) => kind.kind === "photograph").flatMap((kind) => kind.labels));
  const photographs = inFolder("flowers", "grocery").filter(
    (item) => known.has(item.label ?? "") && item.brand_visible !== true,
  );
  const shown = [...heldOutByRank(photographs), ...heldOutByRank(inFolder("textures"))];
  return {
    cutouts: bytesOf(cutouts, objects),
    photographs: bytesOf(
      grouped(shown, (item) => item.label ?? ""),
      photos,
    ),
    backgrounds: backgroundsOf(photos, landscapes, "test"),
    coloured: objects.items.flatMap((item) => {
      const word = colourNamed(item.name ?? "");
      return word === null ? [] : [{ word, bytes: objects.bytes(item.file) }];
    }),
  };
}

/** Of apples, books, hearts, discs and squares, which exist in one colour each. */
const plainThing = /^(?:large )?(\w+) (?:apple|book|heart|circle|square|large square|diamond)$/;

function colourNamed(name: string): ColourWord | null {
  const word = plainThing.exec(name)?.[1];
  return colourWords.find((each) => each === word) ?? null;
}

interface Archive {
  readonly items: readonly Item[];
  bytes(file: string): Uint8Array;
}

const archives = ["objects_128", "photos_160", "landscapes_256"] as const;

/** Files of the archives that a folder lacks. */
export async function missingArchives(folder: string): Promise<readonly string[]> {
  const files = archives.flatMap((name) => [`${name}.json`, `${name}.zip`]);
  const found = await Promise.all(
    files.map((file) =>
      access(join(folder, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return files.filter((_, i) => !found[i]);
}

async function readArchive(folder: string, name: (typeof archives)[number]): Promise<Archive | null> {
  const json = await readFile(join(folder, `${name}.json`), "utf8").catch(() => null);
  const zip = await readFile(join(folder, `${name}.zip`)).catch(() => null);
  if (json === null || zip === null) return null;
  const files = unzipSync(zip);
  const { items } = JSON.parse(json) as { items: readonly Item[] };
  return {
    items,
    bytes(file) {
      const found = files[file];
      if (found === undefined) throw new Error(`${name}.zip has no ${file}`);
      return found;
    },
  };
}

function bytesOf(groups: ReadonlyMap<string, readonly Item[]>, archive: Archive): Map<string, readonly Uint8Array[]> {
  return new Map([...groups].map(([key, items]) => [key, items.map((item) => archive.bytes(item.file))]));
}

function grouped(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

export type Split = "train" | "val" | "test";

/** By the key's hash; `share` is that of the test split and that of the validation split. */
export function splitOf(key: string, share: number): Split {
  const head = createHash("md5").update(key).digest().readUInt32BE(0) / 2 ** 32;
  return head < share ? "test" : head < 2 * share ? "val" : "train";
}

/** Of each label the first twentieth in the order of the files' hashes, where a label has four pictures or more. */
export function heldOutByRank<T extends { readonly file: string; readonly label?: string }>(items: readonly T[]): T[] {
  const hashed = items
    .map((item) => ({ item, hash: createHash("md5").update(item.file).digest("hex") }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const counts = new Map<string, number>();
  for (const { item } of hashed) counts.set(item.label ?? "", (counts.get(item.label ?? "") ?? 0) + 1);
  const taken = new Map<string, number>();
  return hashed.flatMap(({ item }) => {
    const label = item.label ?? "";
    const count = counts.get(label) ?? 0;
    const rank = taken.get(label) ?? 0;
    taken.set(label, rank + 1);
    return count > 3 && rank < Math.max(1, roundHalfEven(count * 0.05)) ? [item] : [];
  });
}

/** Python's round. */
function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  return rest === 0.5 ? low + (low % 2) : Math.round(value);
}
