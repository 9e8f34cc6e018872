/** Keeps one document in IndexedDB, so that reloading the page loses nothing. */
const databaseName = "blendfill playground";
const storeName = "documents";
const key = "current";

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(storeName);
  return settled(request);
}

/** The kept value, or null. */
export async function loadKept(): Promise<unknown> {
  const database = await openDatabase();
  try {
    return (await settled(database.transaction(storeName).objectStore(storeName).get(key))) ?? null;
  } finally {
    database.close();
  }
}

export async function keep(value: unknown): Promise<void> {
  const database = await openDatabase();
  try {
    await settled(database.transaction(storeName, "readwrite").objectStore(storeName).put(value, key));
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
