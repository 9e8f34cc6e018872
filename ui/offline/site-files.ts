/**
 * The plugin's site, kept in this browser: the files its build lists and no others, each under its own hash. Versions
 * share what did not change, and a file is only kept when its bytes are the listed ones, so a site that is being
 * replaced while we read it is never kept half and half.
 */

/** Written by the build. */
export interface SiteList {
  readonly version: string;
  readonly files: readonly SiteFile[];
}

export interface SiteFile {
  /** Below the site's folder, e.g. "ort/ort-wasm-simd-threaded.wasm". */
  readonly path: string;
  /** Lower-case hex of SHA-256. */
  readonly sha256: string;
  /** Not everybody needs it: kept when it is first asked for. */
  readonly later: boolean;
}

/** The parts of a service worker's world that are used. */
export interface Shelves {
  readonly cache: Pick<Cache, "match" | "put" | "delete" | "keys">;
  /** Fetches anew, past whatever the browser remembers. */
  readonly fetchFresh: (url: string) => Promise<Response>;
  readonly digest: (bytes: ArrayBuffer) => Promise<string>;
}

/** A key of the cache; this host is never asked. */
const keyOf = ({ sha256 }: SiteFile): string => `https://kept.invalid/${sha256}`;

/** The listed file that a URL asks for; null for everything else. `scope` ends with a slash. */
export function fileAt(list: SiteList, scope: string, url: string): SiteFile | null {
  const [address = ""] = url.split("#");
  if (!address.startsWith(scope)) return null;
  const path = address.slice(scope.length) || "index.html";
  return list.files.find((file) => file.path === path) ?? null;
}

/** Fetches, checks and keeps what is missing. @throws when a file cannot be had as it is listed */
export async function keep(files: readonly SiteFile[], scope: string, shelves: Shelves): Promise<void> {
  const { cache, fetchFresh, digest } = shelves;
  // One after the other: the window that is open loads its model at the same time.
  for (const file of files) {
    if ((await cache.match(keyOf(file))) !== undefined) continue;
    const answer = await fetchFresh(scope + file.path);
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || (await digest(bytes)) !== file.sha256) throw new Error(`${file.path} is not what is listed`);
    const type = answer.headers.get("content-type");
    const headers = { "content-length": String(bytes.byteLength), ...(type !== null && { "content-type": type }) };
    await cache.put(keyOf(file), new Response(bytes, { headers }));
  }
}

/** The kept answer to a request, or undefined. */
export function kept(file: SiteFile, { cache }: Pick<Shelves, "cache">): Promise<Response | undefined> {
  return cache.match(keyOf(file));
}

/** Drops what no listed file needs. */
export async function prune(list: SiteList, { cache }: Pick<Shelves, "cache">): Promise<void> {
  const needed = new Set(list.files.map(keyOf));
  for (const { url } of await cache.keys()) if (!needed.has(url)) await cache.delete(url);
}
