/** Every name that can be painted, with what else it is called and which WordNet files hold such things. Only for building. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { seen } from "./wordnet.mjs";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");

/** What a folder of pictures, the surfaces drawn by code and the embedded pack call what they show. */
const sources = {
  library: "build/library/library.json",
  surfaces: "models/scenery/names.ts",
  vocabulary: "models/packs/embedded/vocabulary.json",
};
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Files of WordNet to look in, the likeliest first, by emojibase's group. */
const byGroup = {
  3: [seen.animal, seen.plant, seen.object, seen.phenomenon],
  4: [seen.food, seen.plant, seen.artifact],
  5: [seen.artifact, seen.object, seen.phenomenon, seen.place],
};
const ofObjects = [seen.artifact, seen.food, seen.plant, seen.object, seen.substance, seen.owned];
const ofSurfaces = [seen.substance, seen.artifact, seen.object, seen.phenomenon, seen.place, seen.plant];

/** A pictograph's name as the library writes it. */
export function plainLabel(label) {
  return label.normalize("NFKC").toLowerCase().replaceAll("’", "'").trim();
}

/**
 * @returns {Promise<{ name: string, words: string[], kind: "thing" | "material" | "place", files: number[], label?: string }[]>}
 */
export async function paintedNames() {
  const emoji = new Map(
    json(require.resolve("emojibase-data/en/data.json")).map((each) => [plainLabel(each.label), each]),
  );
  const library = json(join(root, sources.library)).entries.map(({ name, words }) => {
    const label = [name, ...words].find((word) => emoji.has(word));
    const group = emoji.get(label)?.group;
    return { name, words, kind: "thing", files: byGroup[group] ?? ofObjects, ...(label && { label }) };
  });
  const drawn = Object.entries(json(join(here, "things.json"))).map(([name, words]) => ({
    name,
    words,
    kind: "thing",
    files: [seen.animal, ...ofObjects, seen.phenomenon, seen.place],
  }));
  const { surfaces, places } = await drawnSurfaces();
  const surfaceNames = Object.entries(surfaces).map(([name, words]) => ({
    name,
    words,
    kind: places.has(name) ? "place" : "material",
    files: ofSurfaces,
  }));
  const painted = json(join(root, sources.vocabulary)).names.map(({ name, kind }) => ({
    name,
    words: [],
    kind: kind === "material" || kind === "place" ? kind : "thing",
    files: [seen.animal, ...ofObjects],
  }));
  const all = new Map();
  for (const each of [...surfaceNames, ...drawn, ...library, ...painted]) {
    const before = all.get(each.name);
    if (before === undefined) all.set(each.name, each);
    else before.words = [...new Set([...before.words, ...each.words])];
    if (before && each.label) before.label = each.label;
  }
  return [...all.values()];
}

/** Names are TypeScript beside the code that draws them. */
async function drawnSurfaces() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, sources.surfaces)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  const surfaces = {};
  for (const word of module.surfaceWords) {
    const name = module.surfaceNamed(word);
    surfaces[name] ??= [];
    if (word !== name) surfaces[name].push(word);
  }
  const places = new Set(json(join(here, "own.json")).places);
  return { surfaces, places };
}
