/** What comes with Blendfill: the packs beside package.json and the library the build makes. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { PackSource } from "../packs/pack";
import type { StartSources } from "./engine-node";
import { folderPack } from "./folder-pack";
import type { CliIo } from "./io";

/** Folders below models/packs that hold a pack.json. */
export async function shippedPacks(io: CliIo): Promise<readonly PackSource[]> {
  const parent = join(io.packageFolder, "models", "packs");
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(parent, entry.name));
  const held = await Promise.all(folders.map((folder) => io.files.exists(join(folder, "pack.json"))));
  return folders.filter((_, i) => held[i]).map((folder) => folderPack(folder, io));
}

/** The library of reference pictures as `build.mjs` makes it, and the things that are drawn; what is missing is told when it is needed. */
export function shippedStarts(io: Pick<CliIo, "packageFolder" | "readFile">): StartSources {
  return {
    libraries: [folderPack(join(io.packageFolder, "build", "library"), io)],
    things: folderPack(join(io.packageFolder, "models", "packs", "things"), io),
  };
}
