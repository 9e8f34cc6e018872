/**
 * The pack store in a real browser, on built files: both kinds of storage keep their promises, and a pack is installed
 * from a server that breaks off, from a zip, used and removed, with bounded memory.
 */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { byteStorePromises } from "../contracts/byte-store";
import { openBrowser } from "../support/browser";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function workerScript(): Promise<string> {
  const entry = fileURLToPath(new URL("../support/store-worker.ts", import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
  return outputFiles[0]?.text ?? "";
}

describe("the browser's storage", () => {
  it("keeps every promise of a byte store, as private files and as a database", async () => {
    const body = await workerScript();
    const page = await browser.newPage();
    const at = new URL("store-worker.js", inject("uiUrl")).href;
    await page.route(at, (route) => route.fulfill({ contentType: "text/javascript", body }));
    await page.goto(new URL("privacy.html", inject("uiUrl")).href);
    const outcomes = await page.evaluate(
      (script) =>
        new Promise<readonly string[]>((resolve) => {
          const worker = new Worker(script, { type: "module" });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => resolve([message]);
          worker.postMessage("go");
        }),
      at,
    );
    const expected = ["opfs", "indexeddb"].flatMap((kind) =>
      byteStorePromises.map(({ says }) => `${kind} ${says}: kept`),
    );
    expect(outcomes).toEqual(expected);
    await page.close();
  });
});
