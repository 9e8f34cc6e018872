/**
 * The window without its site, in a real browser: as one file in documents that have no origin, no storage and no
 * secure context, with every other address out of reach.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser";
import { tinyPack } from "../support/node-packs";
import { changedBox, openExample, openPlayground, type Playground } from "../support/playground";
import { screenshot } from "../support/screenshot";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A playground with the plugin's site out of reach, and whatever else the network may hold. */
async function openAlone(own: string, query = ""): Promise<Playground> {
  const playground = await openPlayground(browser, `${own}${query}`);
  await playground.page.context().route("**/*", (route) => {
    const url = route.request().url();
    return url.startsWith(own) || url.startsWith("data:") || url.startsWith("blob:") ? route.continue() : route.abort();
  });
  return playground;
}

async function builtInWindow({ page }: Playground): Promise<Frame> {
  await page.waitForFunction(() => window.blendfillPlayground?.running() === true);
  let found: Frame | undefined;
  await expect
    .poll(
      async () => {
        for (const frame of page.frames()) {
          const isReady =
            frame !== page.mainFrame() &&
            (await frame
              .getByTestId("environment")
              .count()
              .catch(() => 0));
          if (isReady) found = frame;
        }
        return found !== undefined;
      },
      { timeout: 90_000 },
    )
    .toBe(true);
  if (found === undefined) throw new Error("The built-in window did not open.");
  await found.getByRole("textbox", { name: "Prompt" }).waitFor({ timeout: 60_000 });
  return found;
}

/** Draws, fills, accepts; the picture changes inside the mark only, and in one step of history. */
async function fillAndAccept(playground: Playground, plugin: Frame): Promise<void> {
  const original = await playground.flattened();
  await plugin.getByRole("textbox", { name: "Prompt" }).fill("bricks");
  await plugin.getByTestId("count").getByRole("radio", { name: "1" }).check();
  await plugin.getByRole("button", { name: "Generate" }).click();
  await plugin.getByRole("button", { name: "Accept" }).waitFor({ timeout: 240_000 });
  expect(changedBox(original, await playground.flattened())).toBeNull();
  const before = (await playground.layers()).length;
  await plugin.getByRole("button", { name: "Accept" }).click();
  await plugin.getByTestId("placed").waitFor({ timeout: 30_000 });
  expect((await playground.layers()).length).toBe(before + 1);
  expect(changedBox(original, await playground.flattened())).not.toBeNull();
}

async function openMarked(playground: Playground): Promise<void> {
  await openExample(playground.page, "table");
  await playground.draw("rectangle", [0.4, 0.5], [0.6, 0.7]);
}

describe("the window as one file", () => {
  it("takes over in a data: document when the site cannot be reached, says so, and does the whole job", async () => {
    const playground = await openAlone(inject("playgroundUrl"));
    await openMarked(playground);
    // The editor's message goes by itself, before the window is ready on a busy machine: it is waited for meanwhile.
    const told = playground.page.getByText("built-in window").first().waitFor({ timeout: 90_000 });
    await playground.run("fill");
    const [plugin] = await Promise.all([builtInWindow(playground), told]);
    expect(await plugin.evaluate(() => [isSecureContext, origin, location.protocol])).toEqual([false, "null", "data:"]);
    await fillAndAccept(playground, plugin);
    await screenshot(playground, "inline");
    await playground.page.context().close();
  });

  it("does the whole job in a sandboxed srcdoc frame", async () => {
    const playground = await openAlone(inject("smallUrl"), "?frame=sandboxed");
    await openMarked(playground);
    await playground.run("fill");
    const plugin = await builtInWindow(playground);
    expect(await plugin.evaluate(() => [origin, location.href])).toEqual(["null", "about:srcdoc"]);
    await fillAndAccept(playground, plugin);
    await playground.page.context().close();
  });

  it("installs a pack into memory where nothing may be stored, says so, and paints with it", async () => {
    const playground = await openAlone(inject("smallUrl"));
    await openMarked(playground);
    await playground.run("fill");
    const plugin = await builtInWindow(playground);
    await plugin.getByTestId("tab-models").click();
    const kind = plugin.getByTestId("storage-kind");
    await expect.poll(() => kind.getAttribute("data-kind")).toBe("memory");
    expect(await kind.textContent()).toMatch(/may not store anything.*gone when it closes/);
    const files = readdirSync(tinyPack).map((name) => [name, new Uint8Array(readFileSync(join(tinyPack, name)))]);
    const buffer = Buffer.from(zipSync(Object.fromEntries(files)));
    await plugin.getByTestId("zip-input").setInputFiles({ name: "tiny.zip", mimeType: "application/zip", buffer });
    await plugin.getByTestId("install-offer").click();
    await plugin.locator('[data-pack="blendfill-tiny-test"]').getByTestId("use-pack").click();
    await plugin.getByTestId("tab-edit").click();
    await fillAndAccept(playground, plugin);
    await playground.page.context().close();
  });

  it.each([
    { policy: "blob: data:", workers: 1 },
    { policy: "data:", workers: 1 },
    { policy: "'none'", workers: 0 },
  ])("starts its engine where a frame allows workers from $policy", async ({ policy, workers }) => {
    const html = readFileSync(join(inject("smallFolder"), "plugin-offline/ui-inline.html"), "utf8");
    const context = await browser.newContext();
    const page = await context.newPage();
    await context.route("**/*", (route) =>
      route.request().url().endsWith("/alone")
        ? route.fulfill({ contentType: "text/html", body: "<!doctype html><body>" })
        : /^(data|blob):/.test(route.request().url())
          ? route.continue()
          : route.abort(),
    );
    await page.goto(`${inject("smallUrl")}alone`);
    expect(await page.evaluate(untilEngine, { html, policy })).toMatch(/processor/);
    expect(page.workers().length).toBe(workers);
    await context.close();
  });
});

/** In the page: opens the window in a sandboxed frame, answers it as an empty editor would, and waits for its engine. */
async function untilEngine({ html, policy }: { readonly html: string; readonly policy: string }): Promise<string> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  const head = `<head><meta http-equiv="Content-Security-Policy" content="worker-src ${policy}"><script>
    setInterval(() => {
      const line = document.querySelector("[data-testid=environment]");
      parent.postMessage({ line: line ? line.textContent : "" }, "*");
    }, 300);
  </script>`;
  frame.srcdoc = html.replace("<head>", head);
  const answers: { readonly [method: string]: unknown } = {
    command: { verb: "open", prompt: null },
    selection: { state: "none", problem: "nothing-selected" },
  };
  const post = (answer: object): void =>
    frame.contentWindow?.postMessage({ pluginMessage: { channel: "blendfill", ...answer } }, "*");
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve("nothing in two minutes"), 120_000);
    addEventListener("message", ({ data, source }) => {
      if (source !== frame.contentWindow) return;
      const message = data.pluginMessage;
      if (message?.kind === "hello") post({ kind: "welcome", version: message.version });
      if (message?.kind === "call") post({ kind: "answer", id: message.id, value: answers[message.method] ?? null });
      if (typeof data.line !== "string" || !data.line.includes("processor")) return;
      clearTimeout(limit);
      resolve(data.line);
    });
    document.body.append(frame);
  });
}
