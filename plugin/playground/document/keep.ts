/** Keeps the document, and what plugins keep on this computer, in IndexedDB: reloading the page loses nothing. */
const databaseName = "blendfill playground";
const storeName = "documents";

/** What is kept: the open document, and a plugin's clientStorage by its id. */
export type KeptKey = "current" | `clientStorage ${string}`;

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(storeName);
  return settled(request);
}

/** The kept value, or null. */
export async function loadKept(key: KeptKey): Promise<unknown> {
  const database = await openDatabase();
  try {
    return (await settled(database.transaction(storeName).objectStore(storeName).get(key))) ?? null;
  } finally {
    database.close();
  }
}

/** Writes take effect in the order of their calls. */
export async function keep(key: KeptKey, value: unknown): Promise<void> {
  const copy = structuredClone(value); // As it is now, not when the database is open.
  const database = await openDatabase();
  try {
    await settled(database.transaction(storeName, "readwrite").objectStore(storeName).put(copy, key));
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB failed"));
  });
}
