/** Drives the playground as a person does: opens a picture, draws, uses the plugin's window. */
import { decode } from "fast-png";
import type { Browser, Frame, Page } from "playwright-core";
import { examples } from "../../plugin/playground/examples/examples";
import type { PlaygroundHooks } from "../../plugin/playground/hooks";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA bytes. */
  readonly data: Uint8Array;
}

export interface Playground {
  readonly page: Page;
  /** The plugin's window, once it runs. */
  window(): Promise<Frame>;
  /** Draws with a tool between two points of the picture, given as shares of its width and height. */
  draw(tool: "rectangle" | "ellipse", from: readonly [number, number], to: readonly [number, number]): Promise<void>;
  /** Starts a command of the plugin's menu. */
  run(command: string, prompt?: string): Promise<void>;
  /** What is visible, flattened by the playground in bytes. */
  flattened(): Promise<Pixels>;
  layers(): Promise<ReturnType<PlaygroundHooks["layers"]>>;
  /** Everything the page or the window reported as an error. */
  readonly errors: readonly string[];
}

/**
 * Opens an example picture from the file that was drawn for all tests (e2e/site.ts): drawing it takes the page seconds.
 * Resolves to its layer's id.
 */
export async function openExample(page: Page, id: (typeof examples)[number]["id"]): Promise<string> {
  const title = examples.find((example) => example.id === id)?.title ?? "";
  const layer = await page.evaluate(
    async ([file, name]) => {
      const answer = await fetch(file);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return answer.ok ? window.blendfillPlayground?.openBytes(name, bytes) : null;
    },
    [`examples/${id}.png`, `${title}.png`] as const,
  );
  if (!layer) throw new Error(`The example "${id}" did not open.`);
  return layer;
}

const KEYS = { rectangle: "r", ellipse: "o" } as const;

/**
 * Opens the playground at 1440 × 900. Errors of the page collect in `errors`; `prepare` comes before its first load.
 * Without `serviceWorkers` nothing is kept for offline use: every test would hash and store the whole site first.
 */
export async function openPlayground(
  browser: Browser,
  url: string,
  scheme: "light" | "dark" = "light",
  prepare: (page: Page) => Promise<void> = async () => {},
  serviceWorkers: "allow" | "block" = "block",
): Promise<Playground> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, colorScheme: scheme, serviceWorkers });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await prepare(page);
  await page.goto(url);
  await page.waitForFunction(() => window.blendfillPlayground !== undefined);
  return {
    page,
    errors,
    async window() {
      const frame = await page.waitForSelector("iframe");
      const content = await frame.contentFrame();
      if (!content) throw new Error("The plugin's window has no frame.");
      await content.waitForURL(/^http/);
      await content.getByRole("textbox", { name: "Prompt" }).waitFor({ timeout: 60_000 });
      return content;
    },
    async draw(tool, from, to) {
      await page.locator("#canvas").focus();
      await page.keyboard.press(KEYS[tool]);
      const [start, end] = await pictureToScreen(page, [from, to]);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 6 });
      await page.mouse.up();
    },
    run: (command, prompt) =>
      page.evaluate(([name, words]) => window.blendfillPlayground?.run(name ?? "", words), [command, prompt] as const),
    async flattened() {
      // As base64: an array of millions of numbers would take seconds to cross.
      const text = await page.evaluate(async () => {
        const bytes = window.blendfillPlayground?.flattened();
        const url = await new Promise<string>((resolve) => {
          const reader = new FileReader();
          reader.onload = () => resolve(String(reader.result));
          reader.readAsDataURL(new Blob(bytes ? [bytes as BlobPart] : []));
        });
        return url.slice(url.indexOf(",") + 1);
      });
      return pixelsOf(Buffer.from(text, "base64"));
    },
    layers: () => page.evaluate(() => window.blendfillPlayground?.layers() ?? []),
  };
}

/** Where shares of the bottom layer's picture lie on the screen: found through the page's own fitted view. */
async function pictureToScreen(
  page: Page,
  points: readonly [readonly [number, number], readonly [number, number]],
): Promise<[{ x: number; y: number }, { x: number; y: number }]> {
  const box = await page.locator("#canvas").boundingBox();
  const view = await page.evaluate(() => window.blendfillPlayground?.view() ?? { zoom: 1, x: 0, y: 0 });
  const size = await page.evaluate(() => {
    const bottom = window.blendfillPlayground?.layers()[0];
    return bottom ? { width: bottom.width, height: bottom.height } : { width: 0, height: 0 };
  });
  const place = ([x, y]: readonly [number, number]) => ({
    x: (box?.x ?? 0) + view.x + x * size.width * view.zoom,
    y: (box?.y ?? 0) + view.y + y * size.height * view.zoom,
  });
  return [place(points[0]), place(points[1])];
}

/** Decodes an 8-bit PNG to RGBA. */
function pixelsOf(png: Uint8Array): Pixels {
  const { width, height, data, channels } = decode(png);
  if (channels === 4) return { width, height, data: Uint8Array.from(data) };
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) rgba[i * 4 + c] = data[i * channels + (channels === 3 ? c : 0)] ?? 0;
  }
  return { width, height, data: rgba };
}

/** Box of the pixels that differ, or null. */
export function changedBox(a: Pixels, b: Pixels): { x: number; y: number; right: number; bottom: number } | null {
  let box: { x: number; y: number; right: number; bottom: number } | null = null;
  for (let i = 0; i < a.data.length; i++) {
    if (a.data[i] === b.data[i]) continue;
    const x = (i >> 2) % a.width;
    const y = Math.floor((i >> 2) / a.width);
    box = box
      ? {
          x: Math.min(box.x, x),
          y: Math.min(box.y, y),
          right: Math.max(box.right, x + 1),
          bottom: Math.max(box.bottom, y + 1),
        }
      : { x, y, right: x + 1, bottom: y + 1 };
  }
  return box;
}
