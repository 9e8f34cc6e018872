/** Drives Photopea's stand-in as a person does: opens the plugin beside it, opens a picture, selects a part of it. */
import type { Frame, Page } from "playwright-core";

/** Opens the stand-in; returns the plugin's window once one can type. @param site address of the playground */
export async function openPhotopea(page: Page, site: string): Promise<Frame> {
  await page.goto(new URL("photopea/", site).href);
  const plugin = await (await page.waitForSelector("iframe")).contentFrame();
  if (!plugin) throw new Error("The plugin has no frame.");
  await plugin.getByRole("textbox", { name: "Prompt" }).waitFor({ timeout: 30_000 });
  return plugin;
}

/** From the file that was drawn for all tests (e2e/site.ts): drawing it takes the page four seconds. */
export async function openLake(page: Page): Promise<void> {
  const file = await page.request.get(new URL("../examples/lake.png", page.url()).href);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open…" }).click();
  await (await chooser).setFiles({ name: "lake.png", mimeType: "image/png", buffer: await file.body() });
  await page.waitForFunction(() => (window.blendfillPhotopea?.layers().length ?? 0) > 0);
}

interface At {
  readonly x: number;
  readonly y: number;
}

/** Drags the rectangle tool between two pixels of the document. */
export async function selectRectangle(page: Page, from: At, to: At): Promise<void> {
  const [a, b] = await page.evaluate(
    (points) => points.map((point) => window.blendfillPhotopea?.toWindow(point) ?? point),
    [from, to],
  );
  if (!a || !b) throw new Error("No canvas.");
  await page.mouse.move(a.x, a.y);
  await page.mouse.down();
  await page.mouse.move(b.x, b.y, { steps: 4 });
  await page.mouse.up();
}
