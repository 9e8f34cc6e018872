/** A byte store in a folder of the disk. */
import { mkdir, open, readdir, readFile, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { EditError } from "../../contract/errors";
import { type ByteStore, pieceBytes } from "../../packs/store/byte-store";
import { codeOf, reasonOf } from "../system-error";

/** The folder is made when something is first written. */
export function diskStore(folder: string): ByteStore {
  const busy = new Set<string>();
  const sizeOf = async (name: string): Promise<number | null> => {
    try {
      return (await stat(join(folder, name))).size;
    } catch (cause) {
      if (codeOf(cause) === "ENOENT") return null;
      throw diskError(cause, folder);
    }
  };
  return {
    kind: "disk",
    async list() {
      const names = await readdir(folder).catch((cause: unknown) => {
        if (codeOf(cause) === "ENOENT") return [];
        throw diskError(cause, folder);
      });
      const sizes = await Promise.all(names.map(sizeOf));
      return names.flatMap((name, i) => {
        const bytes = sizes[i] ?? null;
        return bytes === null ? [] : [{ name, bytes }];
      });
    },
    async *pieces(name) {
      if ((await sizeOf(name)) === null) return;
      const file = await open(join(folder, name), "r");
      try {
        for (;;) {
          const piece = new Uint8Array(pieceBytes);
          const { bytesRead } = await file.read(piece, 0, pieceBytes);
          if (bytesRead === 0) return;
          yield piece.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    },
    async whole(name) {
      return (await sizeOf(name)) === null ? null : new Uint8Array(await readFile(join(folder, name)));
    },
    async append(name) {
      if (busy.has(name)) throw new EditError("storage-busy", `"${name}" is being written already; wait for its end.`);
      busy.add(name);
      try {
        await mkdir(folder, { recursive: true });
        const file = await open(join(folder, name), "a");
        let { size: bytes } = await file.stat();
        return {
          get bytes() {
            return bytes;
          },
          async write(piece) {
            try {
              for (let at = 0; at < piece.length; ) {
                const { bytesWritten } = await file.write(piece, at);
                at += bytesWritten;
                bytes += bytesWritten;
              }
            } catch (cause) {
              throw diskError(cause, folder);
            }
          },
          async close() {
            busy.delete(name);
            // A record names contents that must be on the disk before it is.
            await file.datasync().finally(() => file.close());
          },
        };
      } catch (cause) {
        busy.delete(name);
        throw diskError(cause, folder);
      }
    },
    async remove(name) {
      await rm(join(folder, name), { force: true }).catch((cause: unknown) => {
        throw diskError(cause, folder);
      });
    },
    async room() {
      const used = (await this.list()).reduce((sum, { bytes }) => sum + bytes, 0);
      for (let place = folder; ; place = join(place, "..")) {
        const disk = await statfs(place).catch(() => null);
        if (disk !== null) return { used, free: disk.bavail * disk.bsize };
        if (place === join(place, "..")) return null;
      }
    },
  };
}

function diskError(cause: unknown, folder: string): EditError {
  if (cause instanceof EditError) return cause;
  const code = codeOf(cause);
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  const sentence = `The packs folder "${folder}" cannot be used: ${reasonOf(cause)}; make room, or name another in BLENDFILL_PACKS.`;
  return new EditError(isFull ? "storage-full" : "storage-denied", sentence, { cause });
}
