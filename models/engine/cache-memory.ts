/** A few short texts kept between visits in the Cache API; nothing is kept where the page has no storage. */
import type { Memory } from "./self-test";

const cacheName = "blendfill-memory";
/** Cache keys are URLs; this host is never asked. */
const keyUrl = (key: string): string => `https://memory.invalid/${encodeURIComponent(key)}`;

export function cacheMemory(): Memory {
  return {
    get: (key) =>
      withCache(async (cache) => {
        const found = await cache.match(keyUrl(key));
        return found?.text();
      }),
    set: (key, value) => withCache((cache) => cache.put(keyUrl(key), new Response(value))).then(() => undefined),
  };
}

/** Frames without an origin have no `caches`, or one that throws: remembering is a convenience, never an error. */
async function withCache<T>(work: (cache: Cache) => Promise<T>): Promise<T | undefined> {
  if (typeof caches === "undefined") return undefined;
  try {
    return await work(await caches.open(cacheName));
  } catch (error) {
    console.info("Blendfill keeps nothing between visits:", error);
    return undefined;
  }
}
