/** Which packs the command line finds: those beside package.json, and any folder the user names. */
import { readdir } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { EditError } from "../contract";
import type { ModelPack, PackSource } from "../packs/pack";
import { readManifest } from "../packs/read";
import { folderPack } from "./folder-pack";
import type { CliIo } from "./io";

export interface ChosenPack {
  readonly pack: ModelPack;
  readonly source: PackSource;
}

/** Folders below models/packs that hold a pack.json. */
export async function shippedPacks(io: CliIo): Promise<readonly PackSource[]> {
  const parent = join(io.packageFolder, "models", "packs");
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(parent, entry.name));
  const held = await Promise.all(folders.map((folder) => io.files.exists(join(folder, "pack.json"))));
  return folders.filter((_, i) => held[i]).map((folder) => folderPack(folder, io));
}

/** The library of reference pictures, as `build.mjs` makes it; what is missing is told when it is needed. */
export function builtLibrary(io: Pick<CliIo, "packageFolder" | "readFile">): PackSource {
  return folderPack(join(io.packageFolder, "build", "library"), io);
}

/**
 * The pack the user means: a folder (anything with a separator, or an existing folder with a pack.json), else an id.
 * Without a wish, the first shipped pack.
 * @throws EditError "pack-file-missing" | "pack-invalid" | "pack-missing"
 */
export async function choosePack(wish: string | undefined, io: CliIo): Promise<ChosenPack> {
  if (wish !== undefined) {
    const folder = resolve(io.workingFolder, wish);
    const looksLikePath = isAbsolute(wish) || /[/\\]/.test(wish);
    if (looksLikePath || (await io.files.exists(join(folder, "pack.json")))) return chosen(folderPack(folder, io));
  }
  const shipped = await shippedPacks(io);
  const ids: string[] = [];
  for (const source of shipped) {
    const found = await chosen(source);
    if (wish === undefined || found.pack.id === wish) return found;
    ids.push(`"${found.pack.id}"`);
  }
  throw new EditError(
    "pack-missing",
    wish === undefined
      ? "No model pack is installed in models/packs; copy one there or name a folder with --pack."
      : `There is no model pack "${wish}" (found: ${ids.join(", ") || "none"}); name one of these or a folder.`,
  );
}

async function chosen(source: PackSource): Promise<ChosenPack> {
  return { source, pack: await readManifest(source) };
}
