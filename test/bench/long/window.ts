/** The built window in Chromium with a large picture open, in a process of its own as Figma's frames are. */
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import sharp from "sharp";
import { openPlayground, type Playground } from "../../support/playground";
import { type MemoryProbe, probeMemory, watchWorkers } from "./memory";

export interface LongWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly playground: Playground;
  readonly plugin: Frame;
  readonly memory: MemoryProbe;
  close(): Promise<void>;
}

/** So that the window's frame gets a process of its own, and its memory and tasks are its own. */
export const isolated = ["--site-per-process"];

/** A picture with detail at every scale, as JPEG: flat ones would make reading and drawing it too easy. */
async function photograph(width: number, height: number): Promise<Uint8Array> {
  const [w, h] = [width >> 3, height >> 3];
  const pixels = Buffer.alloc(w * h * 3);
  let state = 7;
  for (let i = 0; i < pixels.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const [x, y] = [Math.floor(i / 3) % w, Math.floor(i / 3 / w)];
    pixels[i] = 100 + 60 * Math.sin(x / 40 + (i % 3)) + 50 * Math.cos(y / 30) + (state >>> 27);
  }
  const file = await sharp(pixels, { raw: { width: w, height: h, channels: 3 } })
    .resize(width, height)
    .jpeg({ quality: 88 })
    .toBuffer();
  return new Uint8Array(file);
}

/**
 * @param url of the playground on localhost; it is opened by its number, so that it is another site than the window's
 * @param longest side of the picture, pixels
 */
export async function openLong(browser: Browser, url: string, longest: number): Promise<LongWindow> {
  const file = await photograph(longest, Math.round(longest * 0.75));
  const playground = await openPlayground(
    browser,
    url.replace("localhost", "127.0.0.1"),
    "light",
    watchWorkers,
    "allow",
  );
  const { page } = playground;
  await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    await window.blendfillPlayground?.openBytes("photo.jpg", bytes);
  }, Buffer.from(file).toString("base64"));
  await playground.draw("ellipse", [0.46, 0.44], [0.54, 0.56]);
  const plugin = await openPlugin(playground);
  const context = page.context();
  return {
    context,
    page,
    playground,
    plugin,
    memory: await probeMemory(context, plugin),
    close: () => context.close(),
  };
}

/** Starts the plugin and waits until it can paint. */
export async function openPlugin(playground: Playground): Promise<Frame> {
  await playground.run("fill", "a sunflower");
  const plugin = await playground.window();
  await plugin.getByTestId("viewport").getByTestId("base-picture").waitFor({ timeout: 120_000 });
  const welcome = plugin.getByTestId("welcome");
  if ((await welcome.count()) > 0) await welcome.getByRole("button").click();
  await plugin.getByTestId("count").getByRole("radio", { name: "1" }).check();
  await plugin.getByTestId("tab-models").click();
  await plugin.getByTestId("unload").waitFor({ timeout: 120_000 });
  await plugin.getByTestId("tab-edit").click();
  return plugin;
}
