/** A tab with the built worker and nothing else, on the window's own origin. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import type { EngineStart, EngineStarted } from "../../models/engine/wire";
import type { PageDecoded, PageEdit, PageImage, PageRequest } from "./engine-page";

/** The pack that site.ts puts beside the embedded one. */
export const tinyPackId = "blendfill-tiny-test";

export interface EngineTab {
  readonly page: Page;
  start(backend: EngineStart["backend"]): Promise<EngineStarted>;
  decode(image: PageImage): Promise<PageDecoded>;
  edit(request: PageRequest): Promise<PageEdit>;
}

/** Opens the tab; nothing is started yet. */
export async function openEngineTab(browser: Browser, uiUrl: string): Promise<EngineTab> {
  const script = await build({
    entryPoints: [fileURLToPath(new URL("./engine-page.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const page = await browser.newPage();
  const address = new URL("engine-tab", uiUrl).href;
  const body = `<!doctype html><script type="module">${script.outputFiles[0]?.text ?? ""}</script>`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(address);
  await page.waitForFunction(() => window.enginePage !== undefined);
  const engine = await page.evaluateHandle(() => {
    if (window.enginePage === undefined) throw new Error("The engine's tab did not load.");
    return window.enginePage;
  });
  return {
    page,
    start: (backend = "auto") =>
      engine.evaluate((tab, options) => tab.start(options), { assets: uiUrl, packs: ["packs/tiny"], backend }),
    decode: (image) =>
      engine.evaluate((tab, [picture, pack]) => tab.decode(picture, pack), [image, tinyPackId] as const),
    edit: (request) => engine.evaluate((tab, asked) => tab.edit(asked), request),
  };
}
