/** The hosted window without a network, and when a new version of its site appears: a real site, really stopped. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Browser, Frame } from "playwright-core";
import sirv from "sirv";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { writeServiceWorker } from "../../ui/offline/make-worker.mjs";
import { openBrowser } from "../support/browser";
import { openExample, openPlayground, type Playground } from "../support/playground";
import { screenshot } from "../support/screenshot";

let browser: Browser;
let site: Server | null = null;
let port = 0;
const folder = () => join(inject("smallFolder"), "../e2e-site");

async function start(): Promise<void> {
  const files = sirv(folder(), { dev: true, etag: true });
  const server = createServer((request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  const address = server.address();
  if (typeof address === "object" && address) port = address.port;
  site = server;
}

async function stop(): Promise<void> {
  const server = site;
  site = null;
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(null)));
}

beforeAll(async () => {
  // A copy of the site with the tiny pack, which tests may change.
  rmSync(folder(), { recursive: true, force: true });
  mkdirSync(folder(), { recursive: true });
  cpSync(join(inject("smallFolder"), "ui"), folder(), { recursive: true });
  await writeServiceWorker(folder(), "0.0.1");
  await start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stop();
  rmSync(folder(), { recursive: true, force: true });
});

/** The playground with a plugin whose window is our copy of the site, and no built-in window to fall back on. */
async function openHere(): Promise<Playground> {
  const playground = await openPlayground(browser, inject("smallUrl"), "light", async () => {}, "allow");
  const built = readFileSync(join(inject("smallFolder"), "plugin/sandbox.js"), "utf8");
  const body = built.replaceAll(inject("smallUiUrl").replace(/\/$/, ""), `http://localhost:${port}`);
  await playground.page.route("**/plugin/sandbox.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body }),
  );
  await playground.page.route("**/plugin/ui-inline.html", (route) => route.fulfill({ body: "" }));
  await openExample(playground.page, "table");
  await playground.draw("rectangle", [0.4, 0.5], [0.6, 0.7]);
  return playground;
}

const isKept = (plugin: Frame) =>
  plugin.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");

describe("the site after the first visit", () => {
  it("does the whole job with its server stopped, keeps nothing but its own files, and offers a new version", async () => {
    const playground = await openHere();
    const { page } = playground;
    await playground.run("open");
    await expect.poll(async () => isKept(await playground.window()), { timeout: 120_000 }).toBe(true);
    const keys = await (await playground.window()).evaluate(async () => {
      const cache = await caches.open("blendfill-site");
      return (await cache.keys()).map(({ url }) => url);
    });
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.every((key) => /^https:\/\/kept\.invalid\/[0-9a-f]{64}$/.test(key))).toBe(true);
    await page.evaluate(() => window.blendfillPlayground?.stop());

    await stop();
    await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow();
    await playground.run("fill", "bricks");
    const offline = await playground.window();
    expect(new URL(offline.url()).port).toBe(String(port));
    await offline.getByTestId("count").getByRole("radio", { name: "1" }).check();
    await offline.getByRole("button", { name: "Generate" }).click();
    await offline.getByRole("button", { name: "Accept" }).waitFor({ timeout: 240_000 });
    await offline.getByRole("button", { name: "Accept" }).click();
    await offline.getByTestId("placed").waitFor({ timeout: 30_000 });
    await screenshot({ page }, "offline");
    await page.evaluate(() => window.blendfillPlayground?.stop());

    // A new version is put up: the old one opens at once, tells, and gives way when asked.
    const index = join(folder(), "index.html");
    writeFileSync(index, readFileSync(index, "utf8").replace("<title>Blendfill", "<title>Blendfill two"));
    await writeServiceWorker(folder(), "0.0.2");
    await start();
    await playground.run("open");
    const old = await playground.window();
    expect(await old.title()).toBe("Blendfill");
    await old.getByTestId("update").waitFor({ timeout: 120_000 });
    await screenshot({ page }, "update");
    await old.getByTestId("update-reload").click();
    await expect.poll(async () => (await playground.window()).title(), { timeout: 60_000 }).toBe("Blendfill two");
    expect(await (await playground.window()).getByTestId("update").count()).toBe(0);
    await page.context().close();
  });
});
