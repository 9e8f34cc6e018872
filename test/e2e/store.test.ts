/**
 * The pack store in a real browser, on built files: both kinds of storage keep their promises; a pack is installed from
 * a server that breaks off, from a zip and from a folder, used and removed; with bounded memory, and without storage.
 * One file: all of it goes through one server of packs, whose faults are set and cleared between the cases.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { zipSync } from "fflate";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { peakOfRenderers } from "../bench/chromium";
import { byteStorePromises } from "../contracts/byte-store";
import { faults } from "../support/axe";
import { openBrowser } from "../support/browser";
import { type Manifest, sha256, tinyManifest, tinyPack } from "../support/node-packs";
import { type PackServer, servePacks } from "../support/pack-server";
import { openExample, openPlayground, type Playground } from "../support/playground";
import { screenshot } from "../support/screenshot";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

let browser: Browser;
let server: PackServer;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
  server = await servePacks();
  folder = mkdtempSync(join(tmpdir(), "blendfill-packs-"));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const licence = "You may do with these random numbers whatever you like.\n";

/** The tiny pack as files, with a licence to read. */
function tinyFiles(change: (manifest: Manifest) => void = () => undefined): Map<string, Uint8Array> {
  const names = readdirSync(tinyPack);
  const files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(tinyPack, name)))]));
  const text = new TextEncoder().encode(licence);
  const manifest = tinyManifest();
  manifest.licenseFile = { file: "LICENSE", bytes: text.length, sha256: sha256(text) };
  change(manifest);
  files.set("LICENSE", text);
  files.set("pack.json", new TextEncoder().encode(JSON.stringify(manifest)));
  return files;
}

function serve(name: string, files: Map<string, Uint8Array>): string {
  for (const [path, bytes] of files) server.files.set(`${name}/${path}`, bytes);
  return `${server.url}${name}/pack.json`;
}

async function openModels(
  url = inject("smallUrl"),
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<{ playground: Playground; plugin: Frame }> {
  const playground = await openPlayground(browser, url, "light", prepare);
  await openExample(playground.page, "table");
  await playground.draw("ellipse", [0.44, 0.44], [0.56, 0.66]);
  await playground.run("fill", "a doughnut");
  const plugin = await playground.window();
  await plugin.getByTestId("tab-models").click();
  await plugin.getByTestId("storage-kind").waitFor();
  return { playground, plugin };
}

async function lookAt(plugin: Frame, address: string): Promise<void> {
  await plugin.getByTestId("pack-address").fill(address);
  await plugin.getByTestId("look-up").click();
}

const pack = (plugin: Frame, id = "blendfill-tiny-test") => plugin.locator(`[data-testid=pack][data-pack="${id}"]`);

/** Drags files from the desktop over something; the browser makes of them what it makes of a user's. */
async function dragged({ page }: Playground, over: Locator, files: readonly string[]) {
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  if (!box) throw new Error("There is nothing to drop on.");
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 60) };
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const send = (type: "dragEnter" | "dragOver" | "drop" | "dragCancel") =>
    cdp.send("Input.dispatchDragEvent", { type, ...at, data });
  await send("dragEnter");
  await send("dragOver");
  const leave = async (): Promise<void> => {
    await cdp.send("Input.dispatchDragEvent", { type: "dragOver", x: 5, y: 5, data });
    await send("dragCancel");
  };
  return { drop: () => send("drop"), leave };
}

/**
 * As browsers whose private files cannot be written piece by piece. Taken away in the worker before its own script runs:
 * a worker of a window that has a model reads the store at once.
 */
async function withoutPrivateFiles(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const RealWorker = Worker;
    window.Worker = class extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        const takesAway = "data:text/javascript,delete FileSystemFileHandle.prototype.createSyncAccessHandle";
        const scripts = [takesAway, new URL(url, document.baseURI).href];
        const lines = scripts.map((script) => `import ${JSON.stringify(script)};`);
        super(URL.createObjectURL(new Blob(lines, { type: "text/javascript" })), options);
      }
    };
  });
}

async function fillOnce(plugin: Frame): Promise<void> {
  await plugin.getByTestId("tab-edit").click();
  await plugin.getByTestId("count").getByRole("radio", { name: "1" }).check();
  await plugin.getByTestId("generate").click();
  await plugin.getByRole("button", { name: "Accept" }).waitFor({ timeout: 120_000 });
}

describe("the browser's storage", () => {
  it("keeps every promise of a byte store, as private files and as a database", async () => {
    const entry = fileURLToPath(new URL("../support/store-worker.ts", import.meta.url));
    const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
    const body = outputFiles[0]?.text ?? "";
    const page = await browser.newPage();
    const at = new URL("store-worker.js", inject("smallUiUrl")).href;
    await page.route(at, (route) => route.fulfill({ contentType: "text/javascript", body }));
    await page.goto(new URL("privacy.html", inject("smallUiUrl")).href);
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
    const kinds = ["opfs", "indexeddb"];
    expect(outcomes).toEqual(kinds.flatMap((kind) => byteStorePromises.map(({ says }) => `${kind} ${says}: kept`)));
    await page.close();
  });
});

describe("the Models page", () => {
  it("installs from an address over a broken connection and a reload, measures, fills, and removes", async () => {
    const { playground, plugin } = await openModels();
    const found: string[] = [];
    const look = async (state: string, frame: Frame): Promise<void> => {
      for (const fault of await faults(frame)) found.push(`${state}: ${fault}`);
    };
    expect(await plugin.getByTestId("storage-kind").getAttribute("data-kind")).toBe("opfs");
    await look("empty", plugin);
    const address = serve("tiny", tinyFiles());
    server.breaksAfter = 100_000;
    await lookAt(plugin, address);
    await plugin.getByTestId("offer").waitFor();
    expect(await plugin.getByTestId("offer").textContent()).toMatch(/Tiny random pack.*version 1\.0\.0.*0\.4 MB.*Fill/);
    await plugin.getByTestId("offer").getByTestId("licence").click();
    await expect.poll(() => plugin.getByTestId("licence-text").inputValue()).toBe(licence);
    await look("offer", plugin);
    await plugin.getByTestId("install-offer").click();
    await plugin.getByTestId("install-failure").waitFor();
    expect(await plugin.getByTestId("install-failure").getAttribute("data-code")).toBe("download-interrupted");
    expect(await pack(plugin).count()).toBe(0);
    await look("interrupted", plugin);

    // The next window knows of it, and goes on where it was.
    await playground.page.evaluate(() => window.blendfillPlayground?.stop());
    await playground.run("fill", "a doughnut");
    const again = await playground.window();
    await again.getByTestId("tab-models").click();
    await again.getByTestId("unfinished").waitFor();
    expect(await again.getByTestId("unfinished").textContent()).toMatch(/Unfinished: 0\.\d MB of 0\.4 MB/);
    server.breaksAfter = null;
    server.asked.length = 0;
    await again.getByTestId("resume").click();
    await pack(again).waitFor();
    expect(server.asked.some((each) => /bytes=\d{4,}-/.test(each))).toBe(true);
    expect(server.asked.filter((each) => each.startsWith("tiny/vocabulary"))).toEqual([]);
    expect(await again.getByTestId("storage-text").textContent()).toMatch(/Models 0\.4 MB/);

    await pack(again).getByTestId("measure").click();
    await expect.poll(() => pack(again).getByTestId("pack-pace").textContent()).toMatch(/a candidate here/);
    await pack(again).getByTestId("use-pack").click();
    await look("installed", again);
    await fillOnce(again);
    await again.getByRole("button", { name: "Accept" }).click();
    await again.getByTestId("placed").waitFor({ timeout: 30_000 });
    await again.getByTestId("tab-history").click();
    await again.getByTestId("history-entry").first().waitFor();

    // It is there, and chosen for this document, in the next window too.
    await playground.page.evaluate(() => window.blendfillPlayground?.stop());
    await playground.run("open");
    const third = await playground.window();
    await third.getByTestId("tab-models").click();
    await expect.poll(() => pack(third).textContent()).toContain("In use");
    await expect.poll(() => pack(third).getByTestId("pack-state").textContent()).toBe("Ready in memory");
    await pack(third).getByTestId("remove-pack").click();
    expect(await third.getByTestId("remove-sure").textContent()).toMatch(/cannot be undone/);
    await look("sure", third);
    await pack(third).getByTestId("remove-no").click();
    await pack(third).getByTestId("remove-pack").click();
    await pack(third).getByTestId("remove-yes").click();
    await expect.poll(() => pack(third).count()).toBe(0);
    await expect.poll(() => third.getByTestId("storage-text").textContent()).toMatch(/Models 0\.0 MB/);

    // What it painted says what it was painted with.
    await third.getByTestId("tab-history").click();
    await third.getByTestId("history-entry").first().waitFor();
    expect(await third.getByTestId("history-entry").first().textContent()).toContain("“Tiny random pack for tests”");
    await third.getByTestId("history-reuse").first().click();
    await third.getByTestId("wanted-pack").waitFor();
    await look("wanted", third);
    await third.getByTestId("use-instead").click();
    await expect.poll(() => third.getByTestId("wanted-pack").count()).toBe(0);
    expect(found).toEqual([]);
    // A broken connection is told by the browser as well.
    expect(
      playground.errors.filter((error) => !/net::ERR/.test(error) && !/download-|connection ended/i.test(error)),
    ).toEqual([]);
    await playground.page.context().close();
  });

  it("installs from a zip, and from a folder", async () => {
    const { playground, plugin } = await openModels(inject("playgroundUrl")); // The README shows the real pack's size.
    const zip = join(folder, "tiny.zip");
    writeFileSync(zip, zipSync(Object.fromEntries([...tinyFiles()].map(([path, bytes]) => [`tiny/${path}`, bytes]))));
    await plugin.getByTestId("zip-input").setInputFiles(zip);
    await plugin.getByTestId("install-offer").click();
    await pack(plugin).waitFor();
    const other = join(folder, "other");
    mkdirSync(other);
    const files = tinyFiles((manifest) => {
      manifest.id = "other-pack";
      manifest.title = "Field sketches";
    });
    for (const [path, bytes] of files) writeFileSync(join(other, path), bytes);
    await plugin.getByTestId("folder-input").setInputFiles(other);
    await plugin.getByTestId("install-offer").click();
    await pack(plugin, "other-pack").waitFor();
    // Equal files are kept once.
    expect(await plugin.getByTestId("storage-text").textContent()).toMatch(/Models 0\.4 MB/);
    await pack(plugin).getByTestId("remove-pack").click();
    await pack(plugin).getByTestId("remove-yes").click();
    await expect.poll(() => pack(plugin).count()).toBe(0);
    await pack(plugin, "other-pack").getByTestId("use-pack").click();
    for (let i = 0; i < 9; i++) await plugin.locator(".resize-handle").press("ArrowDown");
    await plugin.evaluate(() => {
      document.querySelector("h1")?.scrollIntoView();
      document.querySelector("[data-testid=pack]")?.scrollIntoView({ block: "end" });
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await screenshot(playground, "window-models", "window");
    await pack(plugin, "other-pack").getByTestId("measure").click();
    await expect
      .poll(() => pack(plugin, "other-pack").getByTestId("pack-pace").textContent())
      .toMatch(/candidate here/);
    // What the two shared is still there.
    await fillOnce(plugin);
    await playground.page.context().close();
  });

  it("takes a zip and a folder that are dropped on it, and no file anywhere else", async () => {
    const { playground, plugin } = await openModels();
    const place = plugin.getByTestId("add-model");
    const zip = join(folder, "dropped.zip");
    writeFileSync(zip, zipSync(Object.fromEntries([...tinyFiles()].map(([path, bytes]) => [`tiny/${path}`, bytes]))));
    const dropped = join(folder, "dropped");
    // A folder within the dropped one, as an unpacked download often is.
    mkdirSync(join(dropped, "inner"), { recursive: true });
    const files = tinyFiles((manifest) => {
      manifest.id = "dropped-pack";
      manifest.title = "Dropped pack";
    });
    for (const [path, bytes] of files) writeFileSync(join(dropped, "inner", path), bytes);

    const drag = await dragged(playground, place, [zip]);
    await plugin.locator(".drop-over").waitFor();
    await drag.leave();
    await expect.poll(() => plugin.locator(".drop-over").count()).toBe(0);
    await (await dragged(playground, place, [zip])).drop();
    await expect.poll(() => plugin.getByTestId("offer").getAttribute("data-pack")).toBe("blendfill-tiny-test");
    expect(await plugin.locator(".drop-over").count()).toBe(0);
    await plugin.getByTestId("install-offer").click();
    await pack(plugin).waitFor();
    await (await dragged(playground, place, [dropped])).drop();
    await expect.poll(() => plugin.getByTestId("offer").getAttribute("data-pack")).toBe("dropped-pack");
    await plugin.getByTestId("install-offer").click();
    await pack(plugin, "dropped-pack").waitFor();

    // What is no pack is said.
    const text = join(folder, "notes.txt");
    writeFileSync(text, "no pack");
    await (await dragged(playground, place, [text])).drop();
    await expect.poll(() => plugin.getByTestId("offer-failure").getAttribute("data-code")).toBe("not-a-pack");

    // Elsewhere a file must not take the plugin's place.
    const url = plugin.url();
    for (const tab of ["edit", "history", "settings"]) {
      await plugin.getByTestId(`tab-${tab}`).click();
      await (await dragged(playground, plugin.getByTestId(`page-${tab}`), [text])).drop();
    }
    await plugin.getByTestId("tab-edit").click();
    expect(plugin.url()).toBe(url);
    expect(await plugin.getByTestId("prompt").inputValue()).toBe("a doughnut");
    expect((await playground.layers()).length).toBe(2);
    await playground.page.context().close();
  });

  it("keeps packs in the browser's database where there are no private files", async () => {
    const { playground, plugin } = await openModels(inject("smallUrl"), withoutPrivateFiles);
    const { page } = playground;
    const reopened = async (command: string): Promise<Frame> => {
      await page.evaluate(() => window.blendfillPlayground?.stop());
      await playground.run(command, "a doughnut");
      const frame = await playground.window();
      await frame.getByTestId("tab-models").click();
      await expect.poll(() => frame.getByTestId("storage-kind").getAttribute("data-kind")).toBe("indexeddb");
      return frame;
    };
    await expect.poll(() => plugin.getByTestId("storage-kind").getAttribute("data-kind")).toBe("indexeddb");
    const address = serve("database", tinyFiles());
    server.breaksAfter = 100_000;
    await lookAt(plugin, address);
    await plugin.getByTestId("install-offer").click();
    await expect
      .poll(() => plugin.getByTestId("install-failure").getAttribute("data-code"))
      .toBe("download-interrupted");
    const again = await reopened("fill");
    await again.getByTestId("unfinished").waitFor();
    server.breaksAfter = null;
    server.asked.length = 0;
    await again.getByTestId("resume").click();
    await pack(again).waitFor();
    expect(server.asked.some((each) => /bytes=\d{4,}-/.test(each))).toBe(true);
    await pack(again).getByTestId("use-pack").click();
    await fillOnce(again);

    const third = await reopened("open");
    await pack(third).getByTestId("remove-pack").click();
    await pack(third).getByTestId("remove-yes").click();
    await expect.poll(() => pack(third).count()).toBe(0);
    await expect.poll(() => third.getByTestId("storage-text").textContent()).toMatch(/Models 0\.0 MB/);
    await page.context().close();
  });

  it("says in a sentence why something cannot be installed, and installs nothing", async () => {
    const { playground, plugin } = await openModels();
    const wrong = (name: string, change: (files: Map<string, Uint8Array>) => void): string => {
      const files = tinyFiles();
      change(files);
      return serve(name, files);
    };
    const json = (value: object) => new TextEncoder().encode(JSON.stringify(value));
    const offers: Record<string, string> = {
      "bad-request": "ftp://example.org/pack.json",
      "not-a-pack": `${server.url}nothing/pack.json`,
      "pack-newer": wrong("newer", (files) => files.set("pack.json", json({ format: 9 }))),
      "pack-invalid": wrong("climbs", (files) => {
        const manifest = tinyManifest();
        Object.assign(manifest.networks.text ?? {}, { file: "../text.onnx" });
        files.set("pack.json", json(manifest));
      }),
      "pack-reserved": wrong("reserved", (files) =>
        files.set("pack.json", json({ ...tinyManifest(), id: embeddedId() })),
      ),
    };
    server.files.set("foreign/model_index.json", json({ _class_name: "StableDiffusionPipeline" }));
    offers["pack-foreign"] = `${server.url}foreign/`;
    for (const [code, address] of Object.entries(offers)) {
      await lookAt(plugin, address);
      await expect.poll(() => plugin.getByTestId("offer-failure").getAttribute("data-code")).toBe(code);
    }
    server.allows = false;
    await lookAt(plugin, serve("closed", tinyFiles()));
    await expect.poll(() => plugin.getByTestId("offer-failure").getAttribute("data-code")).toBe("download-blocked");
    expect(await plugin.getByTestId("offer-failure").textContent()).toMatch(/\(CORS\).*localhost/);
    server.allows = true;

    // Found only while it is downloaded.
    const installs: Record<string, string> = {
      "checksum-mismatch": wrong("damaged", (files) => files.get("painter.onnx")?.fill(1, 50, 60)),
      "pack-file-missing": wrong("incomplete", (files) => files.delete("painter.onnx")),
    };
    for (const [code, address] of Object.entries(installs)) {
      server.files.delete("incomplete/painter.onnx");
      await lookAt(plugin, address);
      await plugin.getByTestId("install-offer").click();
      await expect.poll(() => plugin.getByTestId("install-failure").getAttribute("data-code")).toBe(code);
      await plugin.getByTestId("discard").click();
      await expect.poll(() => plugin.getByTestId("installing").count()).toBe(0);
    }
    // What needs a better machine is not even downloaded.
    await lookAt(
      plugin,
      serve(
        "hungry",
        tinyFiles((manifest) => (manifest.needs = { webgpu: true, f16: true })),
      ),
    );
    await plugin.getByTestId("offer-obstacle").waitFor();
    expect(await plugin.getByTestId("install-offer").getAttribute("aria-disabled")).toBe("true");
    expect(await pack(plugin).count()).toBe(0);
    expect(await plugin.getByTestId("storage-text").textContent()).toMatch(/Models 0\.0 MB/);
    await playground.page.context().close();
  });

  it("leaves everything as it was when the browser's storage is full", async () => {
    const { playground, plugin } = await openModels();
    const { page } = playground;
    const address = serve("tiny", tinyFiles());
    const cdp = await page.context().newCDPSession(page);
    const origin = new URL(inject("smallUiUrl")).origin;
    const { usage } = await cdp.send("Storage.getUsageAndQuota", { origin });
    await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: Math.round(usage) + 100_000 });
    await lookAt(plugin, address);
    await plugin.getByTestId("install-offer").click();
    await expect.poll(() => plugin.getByTestId("install-failure").getAttribute("data-code")).toBe("storage-full");
    expect(await pack(plugin).count()).toBe(0);
    await cdp.send("Storage.overrideQuotaForOrigin", { origin });
    await plugin.getByTestId("resume").click();
    await pack(plugin).waitFor();
    await page.context().close();
  });

  it("installs a pack of 300 MB without holding it in memory, and can be stopped", async () => {
    const { playground, plugin } = await openModels();
    const bytes = 300 * 2 ** 20;
    const piece = (from: number, to: number): Uint8Array => {
      const some = new Uint8Array(to - from);
      for (let i = 0; i < some.length; i += 4096) some[i] = (from + i) >> 12;
      return some;
    };
    const hash = (await import("node:crypto")).createHash("sha256");
    for (let at = 0; at < bytes; at += 2 ** 22) hash.update(piece(at, Math.min(bytes, at + 2 ** 22)));
    const files = tinyFiles((manifest) => {
      manifest.id = "large";
      manifest.title = "Large pack";
      manifest.networks.gradient = { file: "large.onnx", bytes, sha256: hash.digest("hex") };
    });
    const address = serve("large", files);
    server.files.set("large/large.onnx", { bytes, piece });
    await pack(plugin, embeddedId()).getByTestId("unload").waitFor();
    const before = await peakOfRenderers(browser);
    await lookAt(plugin, address);
    await plugin.getByTestId("install-offer").click();
    await expect.poll(() => plugin.getByTestId("install-progress").textContent()).toMatch(/[1-9]\d MB of 315 MB/);
    await plugin.getByTestId("stop-installing").click();
    await plugin.getByTestId("unfinished").waitFor();
    await plugin.getByTestId("resume").click();
    await pack(plugin, "large").waitFor({ timeout: 240_000 });
    const after = await peakOfRenderers(browser);
    console.info(
      `Installing 315 MB: the page's peak memory went from ${before?.toFixed(0)} to ${after?.toFixed(0)} MB`,
    );
    if (before !== null && after !== null) expect(after - before).toBeLessThan(120);
    await pack(plugin, "large").getByTestId("remove-pack").click();
    await pack(plugin, "large").getByTestId("remove-yes").click();
    await expect.poll(() => plugin.getByTestId("storage-text").textContent()).toMatch(/Models 0\.0 MB/);
    await playground.page.context().close();
  });
});

function embeddedId(): string {
  const { id }: { id: string } = JSON.parse(readFileSync(join(root, "models/packs/embedded/pack.json"), "utf8"));
  return id;
}
