/**
 * `npm run things`: draws the things that models/workshop/things describes, unlit and from several sides, and writes them
 * to models/packs/things as WebP pictures, a file for each thing, with an index. They are kept in the repository, so that every
 * machine has the same bytes. What has not changed since is not drawn again.
 *
 *   npm run -s things -- [NAME ...]        draws these, if they changed; all of them unless named
 *   npm run -s things -- --reuse FOLDER    takes unchanged things from another such folder as well
 *   npm run -s things -- --pack            draws nothing: packs what a run that was stopped had drawn
 *   npm run -s things -- --sheet FILE      also a sheet of them (or of the names given) under three lights
 *   npm run -s things -- --stills NAME ... the old pictures in a studio's light, in pictures/
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findPackageFolder } from "../cli/node-io";
import { drawn } from "./things/march";
import { things } from "./things/things";
import { sheetOf } from "./things-sheet";
import { encodeStill, stored, writeThings } from "./things-store";

const options = {
  reuse: { type: "string" },
  sheet: { type: "string" },
  stills: { type: "boolean" },
  pack: { type: "boolean" },
} as const;
const root = await findPackageFolder(import.meta.url);
const { values, positionals: asked } = parseArgs({ options, allowPositionals: true });
const unknown = asked.filter((name) => !(name in things));
if (unknown.length > 0) {
  process.stderr.write(`Nothing is called ${unknown.join(", ")}. Choose from ${Object.keys(things).join(", ")}.\n`);
  process.exit(2);
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);
if (values.stills) {
  for (const name of asked) {
    const thing = things[name];
    if (thing === undefined) continue;
    const bytes = await encodeStill(drawn(thing, 256));
    await writeFile(join(root, "models/workshop/pictures", `${name}.webp`), bytes);
    say(`${name}.webp: ${bytes.length} bytes`);
  }
} else {
  const folder = join(root, "models/packs/things");
  const before = [folder, ...(values.reuse === undefined ? [] : [values.reuse])];
  const read = async (file: string) => JSON.parse(await readFile(join(root, "models/workshop/things", file), "utf8"));
  const said = { ...(await read("things.json")), ...(await read("more-things.json")) };
  const pack = await stored(things, {
    only: asked,
    before,
    cache: join(root, "build/things"),
    said,
    draws: !values.pack,
    say,
  });
  await writeThings(folder, pack);
  const bytes = [...pack.bins.values()].reduce((sum, bin) => sum + bin.length, 0);
  say(`${pack.index.things.length} things, ${bytes} bytes`);
  if (values.sheet !== undefined) {
    await writeFile(values.sheet, await sheetOf(pack, asked));
    say(`${values.sheet} written`);
  }
}
