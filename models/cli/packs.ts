/** Which packs the command line finds: those beside package.json, those installed, and any folder the user names. */
import { isAbsolute, join, resolve } from "node:path";
import { EditError } from "../contract/errors";
import type { ModelPack, PackSource } from "../packs/pack";
import { readManifest } from "../packs/read";
import { folderPack } from "./folder-pack";
import type { CliIo } from "./io";
import { shippedPacks } from "./shipped-packs";
import { installedPacks } from "./store/open";

export interface ChosenPack {
  readonly pack: ModelPack;
  readonly source: PackSource;
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
  const store = await installedPacks(io);
  const installed = wish === undefined ? null : await store.source(wish);
  if (installed !== null) return chosen(installed);
  ids.push(...(await store.contents()).installed.map(({ id }) => `"${id}"`));
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
