/** How large what ships may be. A build that is larger fails. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { libraryBytes } from "./models/workshop/make-library.mjs";

/** Largest allowed files, bytes. */
const BUDGETS = {
  "plugin/sandbox.js": 60_000,
  // Everything in one page, as text: a third more than the gzipped files.
  "plugin/ui-inline.html": 36_000_000,
};
/**
 * Largest allowed bundles of scripts, bytes. `start` is what the first screen or the first picture waits for (design
 * numbers): the entry, all it imports statically, and `with`: Figma's side, and the larger runtime of the networks.
 * `all` adds what is loaded when it is needed.
 */
const SPLIT_BUDGETS = {
  ui: { with: /^plugin\/hosts\/figma\.ts$/, start: 250_000, all: 400_000 },
  // Most of "all" are the lists of words, read when the first words come.
  worker: { with: /onnxruntime-web\/dist\/ort\.webgpu/, start: 400_000, all: 1_200_000 },
};
/** What a first fill reads: the embedded pack with its texts, the library, the drawn things' list and one of them, bytes. */
const PACK_BUDGET = 24 * 1024 * 1024;

/** All drawn things. A fill reads their list and one of them. */
const THINGS_BUDGET = 13_000_000;

/** The entry's file among a split bundle's outputs: the only script that is no chunk. */
export function entryOf(outputs) {
  return Object.keys(outputs).find((path) => path.endsWith(".js") && !path.includes("/chunks/"));
}

/** Files of a bundle with those they import statically, however far. */
export function staticFiles(outputs, from) {
  const found = [...from];
  for (const path of found) {
    for (const { path: next, kind } of outputs[path].imports) {
      if (kind === "import-statement" && !found.includes(next)) found.push(next);
    }
  }
  return found;
}

/**
 * Prints what there is of what is allowed.
 * @param {object} built
 * @param {string} built.out folder of the built files
 * @param {Record<string, import("esbuild").Metafile>} built.bundles by name; "ui" and "worker" are held to budgets
 * @param {readonly [embedded: string, library: string, things: string]} built.packs their folders
 * @param {boolean} built.quiet prints nothing
 * @throws when something outgrew its budget
 */
export function checkBudgets({ out, bundles, packs: [embedded, library, things], quiet }) {
  const packBytes = readdirSync(embedded).reduce((sum, file) => sum + statSync(join(embedded, file)).size, 0);
  const thingFiles = readdirSync(things).map((file) => ({ file, bytes: statSync(join(things, file)).size }));
  const allThings = thingFiles.reduce((sum, { bytes }) => sum + bytes, 0);
  const largestThing = Math.max(...thingFiles.filter(({ file }) => file.endsWith(".bin")).map(({ bytes }) => bytes));
  const thingList = statSync(join(things, "things.json")).size;
  const rows = [
    ...Object.entries(BUDGETS).map(([file, budget]) => ({ file, bytes: statSync(join(out, file)).size, budget })),
    ...Object.entries(SPLIT_BUDGETS).flatMap(([name, budget]) => {
      const { outputs } = bundles[name];
      const sum = (paths) => paths.reduce((bytes, path) => bytes + outputs[path].bytes, 0);
      const first = Object.keys(outputs).filter((path) => budget.with.test(outputs[path].entryPoint ?? ""));
      if (first.length !== 1) throw new Error(`${name}: ${first.length} files are ${budget.with}; mend SPLIT_BUDGETS.`);
      const start = sum(staticFiles(outputs, [entryOf(outputs), ...first]));
      const all = sum(Object.keys(outputs).filter((path) => path.endsWith(".js")));
      return [
        { file: `${name}, to start`, bytes: start, budget: budget.start },
        { file: `${name}, in all`, bytes: all, budget: budget.all },
      ];
    }),
    { file: "packs/*", bytes: packBytes + libraryBytes(library) + thingList + largestThing, budget: PACK_BUDGET },
    { file: "packs/things", bytes: allThings, budget: THINGS_BUDGET },
  ];
  for (const { file, bytes, budget } of rows) {
    if (!quiet)
      console.log(`${file.padEnd(20)} ${(bytes / 1000).toFixed(1).padStart(9)} kB of ${(budget / 1000).toFixed(0)} kB`);
  }
  const over = rows.filter(({ bytes, budget }) => bytes > budget);
  if (over.length > 0) throw new Error(`Over the size budget: ${over.map(({ file }) => file).join(", ")}.`);
}
