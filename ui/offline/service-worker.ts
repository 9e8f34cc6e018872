/**
 * Makes the site work without a network after the first visit. Answers for the site's own listed files only; every
 * other request goes its own way. A new version waits until the window asks for it.
 */
import { fileAt, keep, kept, prune, type Shelves, type SiteList } from "./site-files";

/** Put in by the build: this site's files. */
declare const __SITE__: SiteList;
declare const self: ServiceWorkerGlobalScope;

const scope = self.registration.scope;

async function shelves(): Promise<Shelves> {
  return {
    cache: await caches.open("blendfill-site"),
    fetchFresh: (url) => fetch(url, { cache: "no-cache" }),
    digest: async (bytes) =>
      Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) =>
        byte.toString(16).padStart(2, "0"),
      ).join(""),
  };
}

self.addEventListener("install", (event) => {
  const first = __SITE__.files.filter((file) => !file.later);
  event.waitUntil(shelves().then((found) => keep(first, scope, found)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    shelves()
      .then((found) => prune(__SITE__, found))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const file = fileAt(__SITE__, scope, event.request.url);
  if (file === null) return;
  event.respondWith(shelves().then(async (found) => (await kept(file, found)) ?? fetch(event.request)));
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
  // This machine uses a file that not all do.
  if (event.data === "keep everything") {
    const all = shelves().then((found) => keep(__SITE__.files, scope, found));
    event.waitUntil(all.catch((error: unknown) => console.info("Blendfill keeps less for offline use:", error)));
  }
});
