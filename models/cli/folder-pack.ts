/** A pack in a folder on disk. */
import { join } from "node:path";
import { EditError } from "../contract/errors";
import type { PackSource } from "../packs/pack";
import type { CliIo } from "./io";
import { codeOf, reasonOf } from "./system-error";

export function folderPack(folder: string, io: Pick<CliIo, "readFile">): PackSource {
  return {
    async read(file, progress) {
      const path = join(folder, file);
      try {
        const bytes = await io.readFile(path);
        progress?.(bytes.length, bytes.length);
        return bytes;
      } catch (cause) {
        const missing = codeOf(cause) === "ENOENT" || codeOf(cause) === "ENOTDIR";
        const sentence = missing
          ? `The pack file "${path}" is missing; is this the pack's folder, and was it copied whole?`
          : `The pack file "${path}" cannot be read: ${reasonOf(cause)}.`;
        throw new EditError("pack-file-missing", sentence, { cause });
      }
    },
  };
}
