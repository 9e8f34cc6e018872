/** The same measurement in headless Chromium, through the built worker. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import type { PageMeasured, PageRun } from "./page";
import { serveSite } from "./site";

export interface ChromiumRun extends Omit<PageRun, "start"> {
  /** Folder of the pack. */
  readonly pack: string;
  readonly backend: "wasm" | "webgpu" | "auto";
}

/** @param root folder of package.json, with build/ui/worker.js in it */
export async function measureInChromium(
  browserPath: string,
  root: string,
  pictures: { readonly image: Uint8Array; readonly mask: Uint8Array },
  { pack, backend, packId, settings }: ChromiumRun,
): Promise<PageMeasured & { readonly peakMegabytes?: number }> {
  const ui = join(root, "build/ui");
  if (!existsSync(join(ui, "worker.js"))) {
    throw new Error("build/ui/worker.js is missing; run `npm run build` first.");
  }
  const script = await build({
    entryPoints: [join(root, "test/bench/page.ts")],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const png = (bytes: Uint8Array) => ({ type: "image/png", bytes });
  const site = await serveSite({
    folders: { "/ui/": ui, "/ort/": join(root, "node_modules/onnxruntime-web/dist"), "/pack/": pack },
    files: {
      "/": { type: "text/html", bytes: '<!doctype html><script type="module" src="/page.js"></script>' },
      "/page.js": { type: "text/javascript", bytes: script.outputFiles[0]?.text ?? "" },
      "/image.png": png(pictures.image),
      "/mask.png": png(pictures.mask),
    },
  });
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({
      executablePath: browserPath,
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--enable-unsafe-webgpu"],
    });
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(site.url);
    await page
      .waitForFunction(() => typeof window.bench === "function", undefined, { timeout: 20_000 })
      .catch(() => {
        throw new Error(`The bench page did not start: ${errors.join("; ") || "no error was reported"}`);
      });
    const run: PageRun = { start: { assets: site.url, packs: ["pack"], backend }, packId, settings };
    const measured = await page.evaluate((each) => window.bench(each), run);
    const peak = await peakOfRenderers(browser);
    return peak === null ? measured : { ...measured, peakMegabytes: peak };
  } finally {
    await browser?.close();
    await site.close();
  }
}

/** Largest resident memory any page's process has had, MB; null where the system does not tell (only Linux does). */
export async function peakOfRenderers(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => `/proc/${id}/status`)
    .filter((path) => existsSync(path))
    .map((path) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(path, "utf8"))?.[1] ?? 0) / 1024);
  return peaks.length === 0 ? null : Math.max(...peaks);
}
