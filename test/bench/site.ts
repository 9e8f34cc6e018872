/** A static server for the bench: the built worker, ORT's wasm, packs and two pictures. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** URL prefix → folder, or exact URL → bytes. */
export interface SiteContent {
  readonly folders: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, { readonly type: string; readonly bytes: Uint8Array | string }>>;
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".html": "text/html",
};

export async function serveSite({ folders, files }: SiteContent): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const exact = files[path];
    if (exact !== undefined) return response.setHeader("content-type", exact.type).end(exact.bytes);
    const prefix = Object.keys(folders).find((each) => path.startsWith(each));
    const folder = prefix === undefined ? undefined : folders[prefix];
    if (prefix === undefined || folder === undefined || path.includes("..")) return response.writeHead(404).end();
    try {
      const bytes = await readFile(join(folder, path.slice(prefix.length)));
      return response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream").end(bytes);
    } catch (error) {
      return response.writeHead(404).end(String(error));
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
