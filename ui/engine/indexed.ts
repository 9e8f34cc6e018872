/** This site's own storage for larger texts: IndexedDB as a map of texts. */

export interface KeptTexts {
  get(key: string): Promise<string | null>;
  /** An empty text forgets. */
  set(key: string, value: string): Promise<void>;
}

/** Null where the frame may not store: data: documents, private windows, blocked storage. */
export async function indexedTexts(factory: () => IDBFactory | undefined, name: string): Promise<KeptTexts | null> {
  try {
    const open = factory()?.open(name, 1);
    if (!open) return null;
    open.onupgradeneeded = () => open.result.createObjectStore("texts");
    const database = await settled(open);
    // Another window wants to change or delete it.
    database.onversionchange = () => database.close();
    const texts = (mode: IDBTransactionMode) => database.transaction("texts", mode).objectStore("texts");
    return {
      async get(key) {
        const value: unknown = await settled(texts("readonly").get(key));
        return typeof value === "string" ? value : null;
      },
      async set(key, value) {
        const store = texts("readwrite");
        await (value === "" ? settled(store.delete(key)) : settled(store.put(value, key)));
      },
    };
  } catch {
    return null;
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The storage failed."));
  });
}
