/** All outputs or none: every file is first written beside its place, and only when all are, they are renamed. */
import { basename, dirname, join } from "node:path";
import { EditError } from "../contract";
import type { FileWriter } from "./io";
import { reasonOf } from "./system-error";

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** @throws EditError "write-failed"; nothing was written then, and temporary files are gone */
export async function writeFiles(files: readonly OutputFile[], writer: FileWriter): Promise<void> {
  const staged = files.map(({ path, bytes }, index) => ({
    path,
    bytes,
    // In the same folder, because renaming is atomic only within one file system.
    temporary: join(dirname(path), `.${basename(path)}.${process.pid}-${index}.tmp`),
  }));
  try {
    for (const { path, temporary, bytes } of staged) {
      await writer.write(temporary, bytes).catch((cause: unknown) => fail(path, cause));
    }
    for (const { path, temporary } of staged) {
      await writer.rename(temporary, path).catch((cause: unknown) => fail(path, cause));
    }
  } catch (error) {
    for (const { temporary } of staged) {
      // The failure that is under way says more than one of cleaning up.
      await writer.remove(temporary).catch(() => undefined);
    }
    throw error;
  }
}

/** Fails early, before minutes of painting, when an output's folder is not there. */
export async function checkFolders(paths: readonly string[], writer: FileWriter): Promise<void> {
  for (const path of paths) {
    const folder = dirname(path);
    if (!(await writer.isFolder(folder))) {
      throw new EditError("write-failed", `The folder "${folder}" for the output does not exist; create it first.`);
    }
    if (await writer.isFolder(path)) {
      throw new EditError("write-failed", `"${path}" is a folder; name a file in it, e.g. "${join(path, "out.png")}".`);
    }
  }
}

function fail(path: string, cause: unknown): never {
  throw new EditError("write-failed", `Could not write "${path}": ${reasonOf(cause)}. Nothing was written.`, { cause });
}
