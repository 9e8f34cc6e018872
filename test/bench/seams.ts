/**
 * How visible a result's edge is: `node build/seams.mjs out.png layer.png [out-2.png layer-2.png …]`, with files as
 * `blendfill fill --out out.png --layer layer.png` writes them. One line for each pair; test/support/seam.ts says what
 * the numbers mean.
 */
import { readFile } from "node:fs/promises";
import { nodeCodec } from "../../models/cli/codec-node";
import { maskFromAlpha } from "../../models/image/mask";
import type { Raster } from "../../models/image/raster";
import { seamNumbers } from "../support/seam";

const files = process.argv.slice(2);
if (files.length === 0 || files.length % 2 !== 0) {
  const wantsHelp = files[0] === "--help" || files[0] === "-h";
  console[wantsHelp ? "log" : "error"]("Name pairs of files: the edited picture and its layer (both PNG).");
  process.exit(wantsHelp ? 0 : 1);
}

async function read(file: string): Promise<Raster> {
  return nodeCodec.decode({ type: "image/png", bytes: new Uint8Array(await readFile(file)) }, file);
}

for (let i = 0; i < files.length; i += 2) {
  const [out, layer] = [files[i] ?? "", files[i + 1] ?? ""];
  const numbers = seamNumbers(await read(out), maskFromAlpha(await read(layer)));
  const shown = Object.entries(numbers).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  console.log(`${out}  ${shown.join("  ")}`);
}
