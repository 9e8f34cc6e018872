/** A long sitting in small: what the window and its worker hold on to does not grow with the edits that went by. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { longRun } from "../bench/long/long-run";
import { isolated, openLong } from "../bench/long/window";
import { openBrowser } from "../support/browser";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser({ args: isolated });
});
afterAll(() => browser.close());

it("keeps memory flat over queued and cancelled edits", async () => {
  const window = await openLong(browser, inject("playgroundUrl"), 1024);
  const { samples, stopped } = await longRun(window, { edits: 12, cancelled: 4, every: 4 });
  expect(stopped).toBe(4);
  const [first, last] = [samples[1], samples.at(-1)];
  if (!first || !last) throw new Error("Nothing was measured.");
  // Eight edits further on: each leaves its patch (some 50 kB here) and its entry, and nothing of the picture's 3 MB.
  const grown = (part: "page" | "pageBuffers" | "worker" | "workerBuffers" | "wasm"): number =>
    last[part] - first[part];
  expect(grown("page")).toBeLessThan(2);
  expect(grown("pageBuffers")).toBeLessThan(8);
  expect(grown("worker")).toBeLessThan(2);
  expect(grown("workerBuffers")).toBeLessThan(8);
  expect(grown("wasm")).toBe(0);
  expect(last.nodes - first.nodes).toBeLessThan(100);
  expect(last.listeners - first.listeners).toBeLessThan(40);
  expect(window.playground.errors).toEqual([]);
  await window.close();
});
