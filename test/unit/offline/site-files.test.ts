import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fileAt, keep, kept, prune, type Shelves, type SiteFile, type SiteList } from "../../../ui/offline/site-files";

const scope = "https://site.example/blendfill/";
const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const fileOf = (path: string, content: string, later = false): SiteFile => ({
  path,
  sha256: sha(Buffer.from(content)),
  later,
});

/** A site that serves `contents`, and a cache that is a map. */
function browser(contents: { readonly [path: string]: string }) {
  const entries = new Map<string, Response>();
  const asked: string[] = [];
  const shelves: Shelves = {
    cache: {
      match: async (key) => entries.get(String(key))?.clone(),
      put: async (key, answer) => void entries.set(String(key), answer),
      delete: async (key) => entries.delete(String(key)),
      keys: async () => [...entries.keys()].map((url) => ({ url }) as Request),
    },
    async fetchFresh(url) {
      asked.push(url);
      const content = contents[url.slice(scope.length)];
      return content === undefined
        ? new Response("Not found", { status: 404 })
        : new Response(content, { headers: { "content-type": "text/test" } });
    },
    digest: async (bytes) => sha(new Uint8Array(bytes)),
  };
  return { shelves, asked, entries };
}

describe("fileAt", () => {
  const list: SiteList = { version: "1", files: [fileOf("index.html", "a"), fileOf("packs/one/pack.json", "b")] };

  it.each([
    ["", "index.html"],
    ["#plugin=1", "index.html"],
    ["index.html", "index.html"],
    ["packs/one/pack.json", "packs/one/pack.json"],
  ])("finds what %j asks for", (rest, path) => {
    expect(fileAt(list, scope, scope + rest)?.path).toBe(path);
  });

  it.each([
    `${scope}packs/two/pack.json`,
    `${scope}index.html?fresh`,
    "https://site.example/",
    "https://other.example/blendfill/index.html",
    "https://site.example/blendfill-evil/index.html",
    `https://other.example/?${scope}index.html`,
  ])("leaves %s alone", (url) => {
    expect(fileAt(list, scope, url)).toBeNull();
  });
});

describe("keeping the site", () => {
  const files = [fileOf("a.js", "one"), fileOf("b.wasm", "two")];

  it("keeps every file with its type, and answers without the site", async () => {
    const { shelves } = browser({ "a.js": "one", "b.wasm": "two" });
    await keep(files, scope, shelves);
    for (const [i, content] of ["one", "two"].entries()) {
      const answer = await kept(files[i] as SiteFile, shelves);
      expect(await answer?.text()).toBe(content);
      expect(answer?.headers.get("content-type")).toBe("text/test");
    }
  });

  it("fetches only what changed when a new version comes", async () => {
    const { shelves } = browser({ "a.js": "one", "b.wasm": "two" });
    await keep(files, scope, shelves);
    const next = browser({ "a.js": "changed", "b.wasm": "two" });
    await keep([fileOf("a.js", "changed"), fileOf("b.wasm", "two")], scope, { ...next.shelves, cache: shelves.cache });
    expect(next.asked).toEqual([`${scope}a.js`]);
  });

  it.each([
    ["answers with another content", { "a.js": "one", "b.wasm": "half of a new version" }],
    ["lacks a file", { "a.js": "one" }],
  ])("fails as a whole when the site %s, so that the old version stays", async (_, contents) => {
    const { shelves } = browser(contents);
    await expect(keep(files, scope, shelves)).rejects.toThrow("b.wasm");
    expect(await kept(files[1] as SiteFile, shelves)).toBeUndefined();
  });

  it("drops what the newest version does not list, and nothing else", async () => {
    const { shelves, entries } = browser({ "a.js": "one", "b.wasm": "two" });
    await keep(files, scope, shelves);
    await prune({ version: "2", files: [files[1] as SiteFile] }, shelves);
    expect(entries.size).toBe(1);
    expect(await (await kept(files[1] as SiteFile, shelves))?.text()).toBe("two");
  });
});
