/** A byte store in the site's private file system. In workers only: the page has no handles that append. */
import { EditError } from "../../contract/errors";
import { parts } from "../../packs/pieces";
import { type ByteStore, pieceBytes } from "../../packs/store/byte-store";
import { browserRoom, storageErrorOf } from "./browser-storage";

/** @param folder of its own; nobody else writes there */
export function opfsStore(folder: FileSystemDirectoryHandle): ByteStore {
  const fileAt = async (name: string): Promise<File | null> => {
    try {
      return await (await folder.getFileHandle(name)).getFile();
    } catch (cause) {
      if (nameOf(cause) === "NotFoundError") return null;
      throw storageErrorOf(cause, name);
    }
  };
  return {
    kind: "opfs",
    async list() {
      const files: { name: string; bytes: number }[] = [];
      for await (const name of folder.keys()) {
        const file = await fileAt(name);
        if (file !== null) files.push({ name, bytes: file.size });
      }
      return files;
    },
    async *pieces(name) {
      const file = await fileAt(name);
      for (let at = 0; file !== null && at < file.size; at += pieceBytes) {
        yield new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
      }
    },
    async whole(name) {
      const file = await fileAt(name);
      return file === null ? null : new Uint8Array(await file.arrayBuffer());
    },
    async append(name) {
      const access = await openedAt(folder, name);
      let bytes = access.getSize();
      return {
        get bytes() {
          return bytes;
        },
        async write(piece) {
          try {
            for (const part of parts(piece, pieceBytes)) {
              const written = access.write(part, { at: bytes });
              bytes += written;
              // A full disk may show as a short write instead of an error.
              if (written < part.length) throw new DOMException("The disk is full.", "QuotaExceededError");
            }
            access.flush();
          } catch (cause) {
            throw storageErrorOf(cause, name);
          }
        },
        async close() {
          access.close();
        },
      };
    },
    async remove(name) {
      try {
        await folder.removeEntry(name);
      } catch (cause) {
        if (nameOf(cause) !== "NotFoundError") throw storageErrorOf(cause, name);
      }
    },
    room: browserRoom,
  };
}

async function openedAt(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemSyncAccessHandle> {
  try {
    const handle = await folder.getFileHandle(name, { create: true });
    return await handle.createSyncAccessHandle();
  } catch (cause) {
    if (nameOf(cause) !== "NoModificationAllowedError" && nameOf(cause) !== "InvalidStateError") {
      throw storageErrorOf(cause, name);
    }
    throw new EditError("storage-busy", "Another window is installing this; wait until it is done, and try again.", {
      cause,
    });
  }
}

function nameOf(cause: unknown): string {
  return cause instanceof DOMException ? cause.name : "";
}
