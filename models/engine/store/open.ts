/** The pack store of this browser: its place, where packs come from, and the lock between windows. Loaded when needed. */
import { EditError } from "../../contract/errors";
import type { PackOrigin } from "../../packs/origins/origin";
import { type FetchPack, manifestUrl, mustBeAllowed, siteOrigin } from "../../packs/origins/site-origin";
import { folderTree, type RangedFile, treeOrigin } from "../../packs/origins/tree";
import { zipTree } from "../../packs/origins/zip";
import type { ByteStore } from "../../packs/store/byte-store";
import { memoryStore } from "../../packs/store/memory-store";
import { type PackStore, packStore } from "../../packs/store/pack-store";
import type { PackPlace } from "./api";
import { indexedDbStore } from "./indexed-db";
import { opfsStore } from "./opfs";
import { storeName } from "./presence";

/** @param reserved ids of the packs that come with Blendfill */
export async function openPackStore(reserved: readonly string[]): Promise<PackStore> {
  const bytes = await browserStore();
  return packStore({ bytes, reserved, alone: bytes.kind === "memory" ? (work) => work() : aloneHere });
}

/** The best place there is; memory where the frame may not store anything. */
async function browserStore(): Promise<ByteStore> {
  return (await privateFiles()) ?? (await database()) ?? memoryStore();
}

async function privateFiles(): Promise<ByteStore | null> {
  try {
    if (!("createSyncAccessHandle" in FileSystemFileHandle.prototype)) return null;
    const root = await navigator.storage.getDirectory();
    return opfsStore(await root.getDirectoryHandle(storeName, { create: true }));
  } catch {
    return null; // No origin, a private window, or storage is blocked.
  }
}

async function database(): Promise<ByteStore | null> {
  try {
    return await indexedDbStore(storeName);
  } catch {
    return null;
  }
}

/** Windows of one browser change the store one at a time. */
async function aloneHere<T>(work: () => Promise<T>): Promise<T> {
  // Older browsers have no locks; what files refuse to be written twice then has to do.
  if (navigator.locks === undefined) return work();
  return navigator.locks.request(storeName, { ifAvailable: true }, (lock) => {
    if (lock !== null) return work();
    throw new EditError("storage-busy", "Another window is installing or removing a model; wait until it is done.");
  });
}

/** @throws EditError "bad-request" | "not-a-pack" | "pack-foreign" | "archive-invalid" */
export async function originOf(place: PackPlace): Promise<PackOrigin> {
  if (place.from === "url") return siteOrigin(manifestUrl(place.url), fetchPack);
  const { name, files } = place;
  const [first] = files;
  if (files.length === 1 && first !== undefined && /\.zip$/i.test(first.path)) {
    return treeOrigin(await zipTree(rangedBlob(first.file)), { type: "zip", name });
  }
  const tree = folderTree(files.map(({ path, file }) => ({ path, data: rangedBlob(file) })));
  return treeOrigin(tree, { type: "folder", name });
}

function rangedBlob(blob: Blob): RangedFile {
  return {
    size: blob.size,
    async read(start, end) {
      try {
        return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      } catch (cause) {
        // Changed or deleted since it was chosen.
        throw new EditError("pack-file-missing", "A file of the pack can no longer be read; choose it again.", {
          cause,
        });
      }
    },
  };
}

const fetchPack: FetchPack = async (url, { headers, signal, mode }) => {
  const answer = await fetch(url, {
    headers,
    mode,
    // `StopSignal` is what the pure part knows of it.
    signal: signal as AbortSignal,
    // Nothing about the user goes along, and large files are not kept a second time in the browser's cache.
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
  });
  mustBeAllowed(answer.url || url);
  return answer;
};
