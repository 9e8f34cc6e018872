/** What was painted outlives the plugin: closed and opened again, in both editors; history and queue in Photopea. */
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser";
import { openLake, openPhotopea, selectRectangle } from "../support/photopea-page";
import { changedBox } from "../support/playground";
import { candidates, chooseCount, entries, generate, goTo, openPlate } from "../support/plugin-window";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Everything painted, and kept. */
async function painted(plugin: Frame, runs: number): Promise<void> {
  await generate(plugin).waitFor({ timeout: 240_000 });
  await goTo(plugin, "history");
  await expect.poll(() => plugin.getByTestId("lasting").textContent()).toContain(`of ${runs} run`);
  await goTo(plugin, "edit");
}

describe("in the playground", () => {
  it("candidates are there again after the plugin was closed, and are accepted without painting", async () => {
    const { playground, plugin } = await openPlate(browser, inject("playgroundUrl"));
    const { page } = playground;
    await chooseCount(plugin, 2);
    await plugin.getByTestId("generate").click();
    await plugin.getByTestId("cancel").waitFor();
    // Closed in the middle of the run, with one candidate finished.
    await candidates(plugin).first().waitFor({ timeout: 120_000 });
    const seed = await candidates(plugin).first().getAttribute("data-seed");
    await goTo(plugin, "history");
    await expect.poll(() => plugin.getByTestId("lasting").textContent()).toContain("of 1 run");
    await page.evaluate(() => window.blendfillPlayground?.stop());
    const before = await playground.flattened();

    await playground.run("open");
    const again = await playground.window();
    await again.getByTestId("from-before").waitFor({ timeout: 30_000 });
    expect(await candidates(again).first().getAttribute("data-seed")).toBe(seed);
    await again.getByTestId("accept").click();
    await again.getByTestId("placed").waitFor({ timeout: 30_000 });
    const [box, layers] = [changedBox(before, await playground.flattened()), await playground.layers()];
    expect(layers.map(({ name }) => name)).toEqual(["Plate on a table", "Fill: a doughnut", "Ellipse 1"]);
    expect(box).not.toBeNull();
    // The marks are hidden, as when it was accepted at once.
    expect(layers.filter(({ type, visible }) => type === "ELLIPSE" && visible)).toEqual([]);

    // Taken: it does not come back by itself, but lies in the history.
    await page.evaluate(() => window.blendfillPlayground?.stop());
    await playground.run("open");
    const third = await playground.window();
    await goTo(third, "history");
    await entries(third).first().getByTestId("history-show").click();
    await candidates(third).first().waitFor();
    expect(playground.errors).toEqual([]);
    await page.context().close();
  });
});

describe("in Photopea's stand-in", () => {
  it("edits queue and are taken out, and the history is there after a reload, with its pictures", async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const plugin = await openPhotopea(page, inject("playgroundUrl"));
    await openLake(page);
    await selectRectangle(page, { x: 560, y: 380 }, { x: 680, y: 480 });
    await plugin.getByTestId("context-frame").waitFor({ timeout: 30_000 });
    await chooseCount(plugin, 1);
    const prompt = plugin.getByRole("textbox", { name: "Prompt" });
    for (const words of ["bricks", "grass", "a boat"]) {
      await prompt.fill(words);
      await plugin.getByTestId("generate").click();
    }
    await plugin.getByTestId("queue").click();
    await plugin.getByTestId("queued").last().getByTestId("unqueue").click();
    await painted(plugin, 2);
    expect(await plugin.getByTestId("runs-bar").textContent()).toMatch(/Run 2 of 2.*grass/);
    const steps = await page.evaluate(() => window.blendfillPhotopea?.history().steps);
    expect(steps).toEqual(["Open", "Rectangle Select"]);

    const again = await openPhotopea(page, inject("playgroundUrl"));
    await openLake(page);
    await selectRectangle(page, { x: 560, y: 380 }, { x: 680, y: 480 });
    // The picture with its region, or with what was left unaccepted, when it was opened before the window looked.
    await again.getByTestId("picture-size").waitFor({ timeout: 30_000 });
    await goTo(again, "history");
    await expect.poll(() => entries(again).count()).toBe(2);
    await again.getByTestId("history-search").fill("brick");
    await entries(again).first().getByTestId("history-show").click();
    await candidates(again).first().waitFor();
    await again.getByTestId("accept").click();
    await page.waitForFunction(() => window.blendfillPhotopea?.layers().length === 2, null, { timeout: 30_000 });
    expect(await page.evaluate(() => window.blendfillPhotopea?.layers()[0]?.name)).toBe("Fill: bricks");
    expect(errors).toEqual([]);
    await context.close();
  });
});
