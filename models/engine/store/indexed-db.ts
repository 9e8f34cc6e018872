/** A byte store in a database, for browsers whose private file system does not append. */
import { EditError } from "../../contract/errors";
import { parts } from "../../packs/pieces";
import { type ByteStore, pieceBytes } from "../../packs/store/byte-store";
import { browserRoom, storageErrorOf } from "./browser-storage";

/** Of each file, under its name: what "pieces" holds of it under [name, index]. */
interface Entry {
  readonly bytes: number;
  readonly pieces: number;
}

/** One name, one version: the layout above it has a number of its own (packs/store/format.ts). */
const version = 1;

/** @throws EditError "storage-denied" */
export async function indexedDbStore(databaseName: string): Promise<ByteStore> {
  const database = await opened(databaseName);
  const open = new Set<string>();

  /** Runs requests in one transaction; resolves when it is durable. */
  const transact = async <T>(
    mode: IDBTransactionMode,
    what: string,
    work: (files: IDBObjectStore, pieces: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      const fail = (cause: unknown): void => reject(storageErrorOf(cause, what));
      try {
        const transaction = database.transaction(["files", "pieces"], mode);
        const request = work(transaction.objectStore("files"), transaction.objectStore("pieces"));
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onerror = () => fail(transaction.error);
        transaction.onabort = () => fail(transaction.error);
      } catch (cause) {
        fail(cause); // The database was closed: the browser cleared this site's storage.
      }
    });

  const entryAt = (name: string): Promise<Entry | undefined> =>
    transact<Entry | undefined>("readonly", name, (files) => files.get(name));

  async function* pieces(name: string): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const entry = await entryAt(name);
    for (let i = 0; entry !== undefined && i < entry.pieces; i++) {
      const piece = await transact<Uint8Array<ArrayBuffer>>("readonly", name, (_, all) => all.get([name, i]));
      if (piece) yield piece;
    }
  }

  return {
    kind: "indexeddb",
    async list() {
      const files: { name: string; bytes: number }[] = [];
      await transact("readonly", "list", (all) => {
        const cursor = all.openCursor();
        cursor.onsuccess = () => {
          const { result } = cursor;
          if (result === null) return;
          files.push({ name: String(result.key), bytes: (result.value as Entry).bytes });
          result.continue();
        };
        return undefined;
      });
      return files;
    },
    pieces,
    async whole(name) {
      const entry = await entryAt(name);
      if (entry === undefined) return null;
      const whole = new Uint8Array(entry.bytes);
      let at = 0;
      for await (const piece of pieces(name)) {
        whole.set(piece, at);
        at += piece.length;
      }
      return whole;
    },
    async append(name) {
      if (open.has(name)) throw new EditError("storage-busy", `"${name}" is being written already; wait for its end.`);
      open.add(name);
      let entry = (await entryAt(name)) ?? { bytes: 0, pieces: 0 };
      const put = async (part: Uint8Array<ArrayBuffer> | null): Promise<void> => {
        const grown = part ? { bytes: entry.bytes + part.length, pieces: entry.pieces + 1 } : entry;
        await transact("readwrite", name, (files, all) => {
          files.put(grown, name);
          if (part) all.put(part.slice(), [name, entry.pieces]);
          return undefined;
        });
        entry = grown;
      };
      try {
        await put(null);
      } catch (error) {
        open.delete(name);
        throw error;
      }
      return {
        get bytes() {
          return entry.bytes;
        },
        async write(piece) {
          for (const part of parts(piece, pieceBytes)) await put(part);
        },
        async close() {
          open.delete(name);
        },
      };
    },
    async remove(name) {
      await transact("readwrite", name, (files, all) => {
        files.delete(name);
        all.delete(IDBKeyRange.bound([name, 0], [name, Number.MAX_SAFE_INTEGER]));
        return undefined;
      });
    },
    room: browserRoom,
  };
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => reject(storageErrorOf(cause, "the models"));
    try {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("files");
        request.result.createObjectStore("pieces");
      };
      request.onsuccess = () => {
        // Another window wants to delete or upgrade it: let it; the next call then fails with a sentence.
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => fail(request.error);
    } catch (cause) {
      fail(cause); // Frames without an origin throw at once.
    }
  });
}
