/**
 * The library of reference pictures: chosen from the emoji renders that npm installs, with their names and words, and
 * what we have drawn ourselves (pictures/). The pictures keep their bytes, so every machine builds the same library.
 *
 *   build/library/library.json   what is in it (format 1)
 *   build/library/library.bin    the WebP files, one after the other
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { floats, isChosen, isInSea } from "./choice.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const pictures = "@lobehub/fluent-emoji-3d";
const words = "emojibase-data";
/** Noise level painting starts from: high enough to lose the render's look, low enough to keep its shape. */
const startLevel = 0.5;
/** Share of the render's own detail that is put back: most of it, while the painter is small. */
const detail = 0.85;

/**
 * Makes the library unless it is up to date.
 * @param {string} to folder
 */
export function makeLibrary(to) {
  const stampFile = join(to, "made-from.txt");
  const stamp = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const { json, bin } = assembled();
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, "library.bin"), bin);
  writeFileSync(join(to, "library.json"), `${JSON.stringify(json)}\n`);
  writeFileSync(stampFile, stamp);
}

/** @param {string} folder @returns {number} bytes of the two files */
export function libraryBytes(folder) {
  return ["library.json", "library.bin"].reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of ["make-library.mjs", "choice.mjs", "names.json"]) hash.update(readFileSync(join(here, file)));
  for (const { bytes, ...thing } of drawnThings()) hash.update(JSON.stringify(thing)).update(bytes);
  return `${hash.digest("hex")} ${pictures}@${versionOf(pictures)} ${words}@${versionOf(words)}\n`;
}

function versionOf(name) {
  return JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")).version;
}

function assembled() {
  const folder = join(dirname(require.resolve(`${pictures}/package.json`)), "assets");
  const known = JSON.parse(readFileSync(join(here, "names.json"), "utf8"));
  const emoji = JSON.parse(readFileSync(require.resolve(`${words}/en/data.json`), "utf8"));
  const parts = [];
  const entries = [];
  let offset = 0;
  const put = (entry, bytes) => {
    entries.push({ ...entry, offset, bytes: bytes.length });
    parts.push(bytes);
    offset += bytes.length;
  };
  for (const each of emoji.filter(isChosen)) {
    const file = pictureOf(folder, each.hexcode.toLowerCase());
    if (file === null) continue;
    const bytes = readFileSync(file);
    const { name, others } = wordsFor(each.label, known[each.label] ?? []);
    put({ name, words: others, floats: floats(each), ...(isInSea(each) && { sea: true }) }, bytes);
  }
  const own = drawnThings();
  for (const { bytes, ...thing } of own) put({ ...thing, floats: false }, bytes);
  const bin = Buffer.concat(parts);
  const json = {
    format: 1,
    id: "fluent-emoji-3d",
    title: "Fluent Emoji 3D",
    license: "MIT",
    source: `Fluent Emoji by Microsoft (MIT), from ${pictures} ${versionOf(pictures)}; words from ${words} ${versionOf(words)} (MIT); ${own.length} by Blendfill (MIT)`,
    startLevel,
    detail,
    pictures: {
      file: "library.bin",
      bytes: bin.length,
      sha256: createHash("sha256").update(bin).digest("hex"),
    },
    entries,
  };
  return { json, bin };
}

/** What pictures/ holds: drawn by `npm run things`, named by file. */
function drawnThings() {
  const all = JSON.parse(readFileSync(join(here, "things/things.json"), "utf8"));
  return Object.entries(all).map(([file, about]) => ({
    name: file.replaceAll("-", " "),
    ...about,
    bytes: readFileSync(join(here, `pictures/${file}.webp`)),
  }));
}

/** Some file names end in the code that asks for the coloured form, some do not. */
function pictureOf(folder, code) {
  const names = [code, `${code}-fe0f`, code.replace("-fe0f", "")];
  const found = names.map((name) => join(folder, `${name}.webp`)).find((file) => existsSync(file));
  return found ?? null;
}

/** A word marked "=" in names.json is the name; else the label is. */
function wordsFor(label, known) {
  const name = plain(known.find((word) => word.startsWith("="))?.slice(1) ?? label);
  const all = [label, ...known.map((word) => word.replace("=", ""))].map(plain);
  return { name, others: [...new Set(all)].filter((word) => word !== name) };
}

function plain(label) {
  return label.normalize("NFKC").toLowerCase().replaceAll("’", "'").trim();
}
