/** All outputs or none: every file is first written beside its place, and only when all are, they are renamed. */
import { basename, dirname, join } from "node:path";
import { EditError } from "../contract/errors";
import type { FileWriter } from "./io";
import { reasonOf } from "./system-error";

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Staged extends OutputFile {
  /** The new content, beside its place: renaming is atomic only within one file system. */
  readonly temporary: string;
  /** Where a file that was there before waits until all are in place. */
  readonly backup: string;
}

/** @throws EditError "write-failed"; then everything is as it was, or the message says what is not */
export async function writeFiles(files: readonly OutputFile[], writer: FileWriter): Promise<void> {
  const staged = files.map((file, index): Staged => {
    const hidden = join(dirname(file.path), `.${basename(file.path)}.${process.pid}-${index}`);
    return { ...file, temporary: `${hidden}.tmp`, backup: `${hidden}.old` };
  });
  try {
    for (const { path, temporary, bytes } of staged) {
      await writer.write(temporary, bytes).catch((cause: unknown) => fail(path, cause, nothingWritten));
    }
    await putInPlace(staged, writer);
  } finally {
    // The failure that is under way says more than one of cleaning up.
    for (const { temporary } of staged) await writer.remove(temporary).catch(() => undefined);
  }
  for (const { backup } of staged) await writer.remove(backup).catch(() => undefined);
}

const nothingWritten = "Nothing was written.";

/** Takes back one step; says in a sentence when it cannot. */
interface Undo {
  readonly run: () => Promise<void>;
  readonly otherwise: string;
}

async function putInPlace(staged: readonly Staged[], writer: FileWriter): Promise<void> {
  const steps: Undo[] = [];
  for (const { path, temporary, backup } of staged) {
    try {
      // The last rename replaces its file at once or not at all; the others may have to be taken back.
      const replaces = temporary !== staged.at(-1)?.temporary && (await writer.exists(path));
      if (replaces) {
        await writer.rename(path, backup);
        const otherwise = `What "${path}" was before is now "${backup}".`;
        steps.push({ run: () => writer.rename(backup, path), otherwise });
      }
      await writer.rename(temporary, path);
      if (!replaces) steps.push({ run: () => writer.remove(path), otherwise: `"${path}" was already written.` });
    } catch (cause) {
      fail(path, cause, await takenBack(steps));
    }
  }
}

/** Newest first. Resolves to the sentences that tell how things are now. */
async function takenBack(steps: readonly Undo[]): Promise<string> {
  const left: string[] = [];
  for (const { run, otherwise } of [...steps].reverse()) {
    await run().catch(() => left.push(otherwise));
  }
  return left.length === 0 ? nothingWritten : left.join(" ");
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

function fail(path: string, cause: unknown, state: string): never {
  throw new EditError("write-failed", `Could not write "${path}": ${reasonOf(cause)}. ${state}`, { cause });
}
