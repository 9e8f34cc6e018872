/** Marking in the window in a real browser, on built files: with every tool by mouse, and by keyboard alone. */
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser";
import { drag, openPicture } from "../support/plugin-window";
import { screenshot } from "../support/screenshot";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** @param url with the real pack where the window's own words are in a picture of the README; nothing is painted */
const openTools = (url: string, scheme: "light" | "dark" = "light") => openPicture(browser, url, scheme);

/** Share of the mask's pixels that are marked, at least a little. */
const marked = (plugin: Frame): Promise<number> =>
  plugin.getByTestId("brush-surface").evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i]) count++;
    return count / (canvas.width * canvas.height);
  });

describe("marking in the window", () => {
  it("works with every tool by mouse, adds and takes away, and undoes", async () => {
    const { playground, plugin } = await openTools(inject("playgroundUrl"));
    const { keyboard } = playground.page;
    expect(await marked(plugin)).toBe(0);
    await drag(playground, plugin, [
      [0.2, 0.5],
      [0.5, 0.5],
    ]);
    const stroke = await marked(plugin);
    expect(stroke).toBeGreaterThan(0.01);
    await plugin.getByTestId("context-frame").waitFor();
    await plugin.getByTestId("tool-rectangle").click();
    await drag(playground, plugin, [
      [0.6, 0.2],
      [0.9, 0.6],
    ]);
    await expect.poll(() => marked(plugin)).toBeCloseTo(stroke + 0.12, 2);
    await plugin.getByTestId("tool-ellipse").click();
    await keyboard.down("Alt");
    await drag(playground, plugin, [
      [0.6, 0.2],
      [0.9, 0.6],
    ]);
    await keyboard.up("Alt");
    // What is left of the rectangle is its corners.
    await expect.poll(() => marked(plugin)).toBeLessThan(stroke + 0.04);
    await plugin.getByTestId("tool-lasso").click();
    await drag(playground, plugin, [
      [0.1, 0.7],
      [0.4, 0.7],
      [0.4, 0.95],
      [0.1, 0.95],
    ]);
    await expect.poll(() => marked(plugin)).toBeGreaterThan(stroke + 0.07);
    await screenshot(playground, "tools-mask");
    // With the pointer still over the picture: what a stroke was drawn with is what the keys go to.
    for (let i = 0; i < 3; i++) await keyboard.press("Control+z");
    await expect.poll(() => marked(plugin)).toBeCloseTo(stroke, 3);
    await plugin.getByTestId("mask-menu").click();
    await plugin.getByRole("button", { name: "Invert" }).click();
    await expect.poll(() => marked(plugin)).toBeGreaterThan(0.9);
    await plugin.getByTestId("undo").click();
    await plugin.getByTestId("tool-wand").click();
    await drag(playground, plugin, [[0.5, 0.1]]);
    await expect.poll(() => marked(plugin)).toBeGreaterThan(stroke + 0.001);
    expect(playground.errors).toEqual([]);
    await playground.page.context().close();
  });

  it("works by keyboard alone, at any zoom", async () => {
    const { playground, plugin } = await openTools(inject("smallUrl"), "dark");
    const { keyboard } = playground.page;
    await plugin.getByTestId("brush-surface").focus();
    await keyboard.press("Enter");
    for (let i = 0; i < 6; i++) await keyboard.press("ArrowRight");
    await keyboard.press("Enter");
    await expect.poll(() => marked(plugin)).toBeGreaterThan(0.005);
    const once = await marked(plugin);
    await keyboard.press("]");
    await keyboard.press("]");
    await keyboard.press("+");
    await keyboard.press("+");
    await expect.poll(() => plugin.getByTestId("zoom").textContent()).not.toBe("");
    await keyboard.press("Enter");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect.poll(() => marked(plugin)).toBeGreaterThan(once);
    await keyboard.press("Control+z");
    await expect.poll(() => marked(plugin)).toBeCloseTo(once, 4);
    await keyboard.press("Control+Shift+z");
    await expect.poll(() => marked(plugin)).toBeGreaterThan(once);
    await keyboard.press("r");
    expect(await plugin.getByTestId("tool-rectangle").getAttribute("aria-pressed")).toBe("true");
    await screenshot(playground, "tools-dark");
    // As narrow as the window gets, everything is still there.
    const handle = plugin.getByRole("button", { name: /^Resize/ });
    for (let i = 0; i < 5; i++) await handle.press("ArrowLeft");
    await expect.poll(() => plugin.evaluate(() => innerWidth)).toBe(280);
    expect(await plugin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(280);
    await screenshot(playground, "tools-narrow");
    await playground.page.context().close();
  });
});
