/** Whether anything may be installed here, without loading what it takes to read it: most people install nothing. */

/** Of the folder, the database and the lock. */
export const storeName = "blendfill-packs";

/** False only when there certainly is no store. */
export async function mayHavePacks(): Promise<boolean> {
  try {
    const root = await navigator.storage.getDirectory();
    if (!("createSyncAccessHandle" in FileSystemFileHandle.prototype)) return true;
    await root.getDirectoryHandle(storeName);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return false;
    // Without private files there may be a database.
    return "indexedDB" in globalThis && origin !== "null";
  }
}
