/**
 * `npm run things`: draws the things the library shows that no emoji render does, and writes them into pictures/ as
 * WebP files. They are kept in the repository, so that every machine has the same bytes.
 *
 *   npm run -s things -- [NAME ...]
 */
import { join } from "node:path";
import sharp from "sharp";
import { findPackageFolder } from "../cli/node-io";
import { drawn } from "./things/march";
import { things } from "./things/things";

/** Pixels, as the emoji renders have. */
const side = 256;

const folder = join(await findPackageFolder(import.meta.url), "models/workshop/pictures");
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in things));
if (unknown.length > 0) {
  process.stderr.write(`Nothing is called ${unknown.join(", ")}. Choose from ${Object.keys(things).join(", ")}.\n`);
  process.exit(2);
}
for (const [name, thing] of Object.entries(things)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const { data } = drawn(thing, side);
  const { size } = await sharp(data, { raw: { width: side, height: side, channels: 4 } })
    .webp({ quality: 86, alphaQuality: 100, effort: 6, smartSubsample: true })
    .toFile(join(folder, `${name}.webp`));
  process.stdout.write(`${name}.webp: ${size} bytes\n`);
}
