/** The job in Photopea's stand-in, on built files: open, select, fill, accept, undo. */
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { PhotopeaHooks } from "../../plugin/photopea-emulator/hooks";
import { decodePng } from "../../plugin/playground/document/png";
import { openBrowser } from "../support/browser";
import { openLake, openPhotopea, selectRectangle } from "../support/photopea-page";
import { changedBox, type Pixels } from "../support/playground";
import { screenshot } from "../support/screenshot";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Photopea {
  readonly page: Page;
  readonly plugin: Frame;
  readonly errors: readonly string[];
  layers(): Promise<ReturnType<PhotopeaHooks["layers"]>>;
  history(): Promise<ReturnType<PhotopeaHooks["history"]>>;
  flattened(): Promise<Pixels>;
}

async function opened(site: string): Promise<Photopea> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, colorScheme: "dark", serviceWorkers: "block" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const plugin = await openPhotopea(page, site);
  return {
    page,
    plugin,
    errors,
    layers: () => page.evaluate(() => window.blendfillPhotopea?.layers() ?? []),
    history: () => page.evaluate(() => window.blendfillPhotopea?.history() ?? { steps: [], index: 0 }),
    async flattened() {
      // As base64: an array of millions of numbers would take seconds to cross.
      const url = await page.evaluate(
        () =>
          new Promise<string>((resolve) => {
            const reader = new FileReader();
            reader.onload = () => resolve(String(reader.result));
            reader.readAsDataURL(new Blob([(window.blendfillPhotopea?.flattened() ?? "") as BlobPart]));
          }),
      );
      const bytes = new Uint8Array(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
      const { width, height, data } = decodePng(bytes);
      return { width, height, data: new Uint8Array(data.buffer) };
    },
  };
}

describe("filling in Photopea's stand-in", () => {
  it("fills a soft selection as one layer in one step, and leaves no trace otherwise", async () => {
    const photopea = await opened(inject("playgroundUrl"));
    const { page, plugin } = photopea;
    await openLake(page);
    await page.getByRole("spinbutton", { name: "Feather" }).fill("10");
    await selectRectangle(page, { x: 560, y: 380 }, { x: 720, y: 500 });
    const selection = await page.evaluate(() => window.blendfillPhotopea?.selection());
    const original = await photopea.flattened();
    await plugin.getByTestId("context-frame").waitFor({ timeout: 30_000 });
    await screenshot({ page }, "photopea-before");

    // A material covers the whole selection; a thing would start from a narrower reference.
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("bricks");
    await plugin.getByTestId("count").getByRole("radio", { name: "1" }).check();
    await plugin.getByRole("button", { name: "Generate" }).click();
    await plugin.getByRole("button", { name: "Accept" }).waitFor({ timeout: 120_000 });
    // Reading and painting are not steps.
    expect(await photopea.history()).toEqual({ steps: ["Open", "Rectangle Select"], index: 1 });
    expect(changedBox(original, await photopea.flattened())).toBeNull();

    await plugin.getByRole("button", { name: "Accept" }).click();
    await page.waitForFunction(() => window.blendfillPhotopea?.layers().length === 2, null, { timeout: 20_000 });
    await expect.poll(() => page.evaluate(() => window.blendfillPhotopea?.documents())).toEqual(["lake.png"]);
    expect(await photopea.history()).toEqual({ steps: ["Open", "Rectangle Select", "Duplicate Layer"], index: 2 });
    expect(await page.evaluate(() => window.blendfillPhotopea?.selection())).toEqual(selection);
    const [result] = await photopea.layers();
    expect(result?.name).toBe("Fill: bricks");
    const changed = changedBox(original, await photopea.flattened());
    if (!changed || !result || !selection) throw new Error("Nothing was painted.");
    const { box } = result;
    expect(changed.x).toBeGreaterThanOrEqual(box.x);
    expect(changed.y).toBeGreaterThanOrEqual(box.y);
    expect(changed.right).toBeLessThanOrEqual(box.x + box.width);
    expect(changed.bottom).toBeLessThanOrEqual(box.y + box.height);
    // Around the selection, and no more than its soft edge wider.
    expect(changed.x).toBeLessThan(600);
    expect(changed.right).toBeGreaterThan(680);
    expect(box.x).toBeGreaterThan(selection.x - 40);
    expect(box.x + box.width).toBeLessThan(selection.x + selection.width + 40);
    await screenshot({ page }, "photopea-after");

    // The browser kept the request: the window offers it while the layer is active.
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("something else");
    await plugin.getByRole("button", { name: "Discard" }).click();
    await plugin.getByTestId("edit-again").click({ timeout: 20_000 });
    await expect.poll(() => plugin.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("bricks");
    expect((await photopea.history()).index).toBe(2);

    await page.getByRole("button", { name: "Undo" }).click();
    expect(changedBox(original, await photopea.flattened())).toBeNull();
    expect(photopea.errors).toEqual([]);
    await page.context().close();
  });
});

describe("scribbling on a layer in Photopea's stand-in", () => {
  it("takes the active layer, reads the picture without it, and hides it with the result", async () => {
    const photopea = await opened(inject("smallUrl"));
    const { page, plugin } = photopea;
    await openLake(page);
    await plugin.getByTestId("base-picture").waitFor({ timeout: 30_000 });
    const original = await photopea.flattened();
    await plugin.getByTestId("jobs").getByRole("radio", { name: "Scribble" }).check({ force: true });
    // The picture itself is no drawing: what to do is said.
    await plugin.getByTestId("take-layer").click();
    await plugin.getByTestId("layer-failure").getByText("draw on a new layer above the picture").waitFor();

    const box = { x: 560, y: 380, width: 160, height: 120 };
    await page.evaluate((at) => window.blendfillPhotopea?.drawOnNewLayer("My strokes", at, [214, 48, 36]), box);
    await plugin.getByTestId("take-layer").click();
    await plugin.getByTestId("hide-drawing").waitFor({ timeout: 30_000 });
    expect(await plugin.getByTestId("layer-failure").count()).toBe(0);
    await plugin.getByTestId("context-frame").waitFor({ timeout: 30_000 });
    // Under the drawing lies the picture, not the drawing again.
    const middle = () =>
      plugin.getByTestId("base-picture").evaluate(
        (canvas: HTMLCanvasElement, at) => {
          const scale = canvas.width / at.of;
          const data = canvas.getContext("2d")?.getImageData(at.x * scale, at.y * scale, 1, 1).data;
          return [...(data?.slice(0, 3) ?? [])];
        },
        { x: 640, y: 440, of: original.width },
      );
    await expect.poll(middle).not.toEqual([214, 48, 36]);
    await screenshot({ page }, "photopea-scribble-layer");

    await plugin.getByRole("textbox", { name: "Prompt" }).fill("a red apple");
    await plugin.getByTestId("count").getByRole("radio", { name: "1" }).check();
    await plugin.getByRole("button", { name: "Generate" }).click();
    await plugin.getByRole("button", { name: "Accept" }).waitFor({ timeout: 120_000 });
    expect(await photopea.history()).toEqual({ steps: ["Open", "Brush Tool"], index: 1 });
    await plugin.getByRole("button", { name: "Accept" }).click();
    await page.waitForFunction(() => window.blendfillPhotopea?.layers().length === 3, null, { timeout: 20_000 });
    await expect.poll(() => page.evaluate(() => window.blendfillPhotopea?.documents())).toEqual(["lake.png"]);
    const [result, strokes] = await photopea.layers();
    expect(result?.name).toBe("Scribble: a red apple");
    expect(strokes).toMatchObject({ name: "My strokes", visible: false });
    const changed = changedBox(original, await photopea.flattened());
    expect(changed && changed.x > 400 && changed.right < 880).toBe(true);
    await screenshot({ page }, "photopea-scribble-layer-after");

    // Undoing takes the result away, then brings the drawing back.
    await page.getByRole("button", { name: "Undo" }).click();
    expect((await photopea.layers()).map(({ name, visible }) => [name, visible])[0]).toEqual(["My strokes", false]);
    await page.getByRole("button", { name: "Undo" }).click();
    expect((await photopea.layers())[0]).toMatchObject({ name: "My strokes", visible: true });
    expect(photopea.errors).toEqual([]);
    await page.context().close();
  });
});
