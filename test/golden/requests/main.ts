/**
 * Paints the golden requests and compares them with hashes.json.
 *
 *   npm run -s golden -- [--only ID] [--write] [--times]
 *
 * Prints a line for every request that differs; exits with 1 if there is one. `--only` takes the beginning of an id.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openEngine } from "./adapter";
import { type Lines, linesOf, readLines, readRequests } from "./run";

const argv = process.argv.slice(2);
const only = argv.includes("--only") ? (argv[argv.indexOf("--only") + 1] ?? "") : "";
const started = performance.now();
const engine = await openEngine();
const { settings, requests } = readRequests(engine.root);
const chosen = requests.filter(({ id }) => id.startsWith(only));
if (chosen.length === 0) throw new Error(`No golden request begins with "${only}".`);
const known = readLines(engine.root);
const found: Record<string, readonly string[]> = {};
const differ: string[] = [];
for (const entry of chosen) {
  const began = performance.now();
  const lines = await linesOf(engine, entry, settings);
  found[entry.id] = lines;
  const isSame = JSON.stringify(lines) === JSON.stringify(known[entry.id]);
  if (!isSame) differ.push(entry.id);
  if (argv.includes("--times")) console.log(`${Math.round(performance.now() - began)} ms  ${entry.id}`);
  if (!isSame) {
    console.log(
      `DIFFERS ${entry.id}\n  was ${known[entry.id]?.join("\n      ") ?? "not known"}\n  is  ${lines.join("\n      ")}`,
    );
  }
}
const lost = only === "" ? Object.keys(known).filter((id) => found[id] === undefined) : [];
for (const id of lost) console.log(`NOT ASKED FOR ANY MORE ${id}`);
if (argv.includes("--write")) {
  // In the list's order, without what the list no longer has.
  const kept: Lines = Object.fromEntries(
    requests.flatMap(({ id }) => {
      const lines = found[id] ?? known[id];
      return lines === undefined ? [] : [[id, lines]];
    }),
  );
  writeFileSync(join(engine.root, "test/golden/requests/hashes.json"), `${JSON.stringify(kept, null, 1)}\n`);
}
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`${chosen.length} requests in ${seconds} s, ${differ.length} differ.`);
if (!argv.includes("--write") && differ.length + lost.length > 0) process.exitCode = 1;
