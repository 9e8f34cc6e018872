/** The window people live in, on built files: history, queue, batch, models, Korean; and axe on every main state. */
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { faults } from "../support/axe";
import { openBrowser } from "../support/browser";
import { openExample, openPlayground, type Playground } from "../support/playground";
import { chooseCount, entries, generate, goTo, openPlate } from "../support/plugin-window";
import { screenshot } from "../support/screenshot";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(
  url: string,
  scheme: "light" | "dark" = "light",
): Promise<{ playground: Playground; plugin: Frame }> {
  const opened = await openPlate(browser, url, scheme);
  await chooseCount(opened.plugin, 1);
  return opened;
}

const finished = (plugin: Frame) => generate(plugin).waitFor({ timeout: 240_000 });

/** To a width, by the handle in the corner and the keyboard, as a user would. */
async function resizeTo(plugin: Frame, width: number): Promise<void> {
  const step = 20;
  for (let turn = 0; turn < 40; turn++) {
    const now = await plugin.evaluate(() => innerWidth);
    if (Math.abs(now - width) < step) return;
    await plugin.locator(".resize-handle").press(now < width ? "ArrowRight" : "ArrowLeft");
    await expect.poll(() => plugin.evaluate(() => innerWidth)).not.toBe(now);
  }
}

describe("the plugin's window", () => {
  it("queues, keeps a history over a reload, finds and reuses it, and passes axe on the way", async () => {
    const { playground, plugin } = await open(inject("playgroundUrl"));
    const { page } = playground;
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      for (const fault of await faults(plugin)) found.push(`${state}: ${fault}`);
    };
    expect(await plugin.getByTestId("welcome").textContent()).toContain("nothing is uploaded");
    await look("first run");
    await plugin.getByTestId("welcome").getByRole("button").click();
    await look("ready");
    // Before any run, so that the picture shows no speed of a machine that was busy with tests.
    await goTo(plugin, "models");
    await plugin.getByTestId("pack").waitFor();
    await expect.poll(() => plugin.getByTestId("pack-state").textContent()).toBe("Ready in memory");
    await goTo(plugin, "edit");

    // Three presses are three runs; one is taken out again.
    const prompt = plugin.getByRole("textbox", { name: "Prompt" });
    await plugin.getByTestId("generate").click();
    await plugin.getByTestId("cancel").waitFor();
    await prompt.fill("a pizza");
    await plugin.getByTestId("generate").click();
    await prompt.fill("a boat");
    await plugin.getByTestId("generate").click();
    await plugin.getByTestId("queue").click();
    await expect.poll(() => plugin.getByTestId("queued").count()).toBeGreaterThan(0);
    await look("running");
    await screenshot(playground, "window-queue", "window");
    await plugin.getByTestId("queued").last().getByTestId("unqueue").click();
    await finished(plugin);
    await look("results");
    expect(await plugin.getByTestId("runs-bar").textContent()).toMatch(/Run 2 of 2/);
    await plugin.getByRole("button", { name: "Previous run" }).click();
    expect(await plugin.getByTestId("runs-bar").textContent()).toMatch(/Run 1 of 2.*doughnut/);

    await goTo(plugin, "history");
    await expect.poll(() => entries(plugin).count()).toBe(2);
    await entries(plugin).first().getByTestId("history-star").click();
    await look("history");
    await screenshot(playground, "window-history", "window");
    await goTo(plugin, "models");
    await plugin.getByTestId("pack").waitFor();
    expect(await plugin.getByTestId("pack-pace").textContent()).toMatch(/ s a candidate here/);
    expect(await plugin.getByTestId("storage-text").textContent()).toMatch(/Models 0\.0 MB.*Free \d/);
    await plugin.getByTestId("unload").click();
    await expect.poll(() => plugin.getByTestId("pack-state").textContent()).toContain("Not in memory");
    await plugin.getByTestId("load").click();
    await expect.poll(() => plugin.getByTestId("pack-state").textContent()).toBe("Ready in memory");
    await look("models");
    await goTo(plugin, "settings");
    await look("settings");

    // Accepting takes the history along into the document; a reload finds it there.
    await goTo(plugin, "edit");
    await plugin.getByRole("button", { name: "Accept" }).click();
    await plugin.getByTestId("placed").waitFor({ timeout: 30_000 });
    await page.evaluate(() => window.blendfillPlayground?.keep());
    await page.reload();
    await page.waitForFunction(() => (window.blendfillPlayground?.layers().length ?? 0) >= 2);
    await playground.run("open");
    const again = await playground.window();
    expect(await again.getByTestId("welcome").count()).toBe(0);
    await goTo(again, "history");
    await expect.poll(() => entries(again).count()).toBe(2);
    expect(await entries(again).first().getAttribute("data-starred")).toBe("true");
    await again.getByTestId("history-search").fill("dough");
    await expect.poll(() => entries(again).count()).toBe(1);
    await entries(again).first().getByTestId("history-reuse").click();
    await expect.poll(() => again.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("a doughnut");
    // Earlier prompts come back with the arrow.
    await again.getByRole("textbox", { name: "Prompt" }).fill("");
    await again.getByRole("textbox", { name: "Prompt" }).press("ArrowUp");
    expect(await again.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("a pizza");
    expect(found).toEqual([]);
    expect(playground.errors).toEqual([]);
    await page.context().close();
  });

  it("speaks Korean, is remembered, and fits 280 and 600 pixels, light and dark, by axe", async () => {
    const { playground, plugin } = await open(inject("smallUrl"), "dark");
    const found: string[] = [];
    await goTo(plugin, "settings");
    await plugin.getByTestId("language").selectOption("ko");
    await goTo(plugin, "edit");
    await plugin.getByRole("textbox", { name: "프롬프트" }).waitFor();
    expect(await plugin.evaluate(() => document.documentElement.lang)).toBe("ko");
    for (const width of [280, 600]) {
      await resizeTo(plugin, width);
      for (const page of ["edit", "history", "models", "settings"] as const) {
        await goTo(plugin, page);
        const wide = await plugin.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([page, width, wide]).toEqual([page, width, 0]);
        for (const fault of await faults(plugin)) found.push(`${page} ${width}: ${fault}`);
        if (page === "edit") await screenshot(playground, `window-korean-${width}`, "window");
      }
    }
    await goTo(plugin, "edit");
    await plugin.getByTestId("words-open").click();
    await plugin.getByTestId("words-search").fill("boat");
    await plugin.getByTestId("words").getByRole("button").first().click();
    for (const fault of await faults(plugin)) found.push(`words: ${fault}`);
    expect(found).toEqual([]);
    await playground.page.context().close();
  });

  it("paints several selected pictures in one go", async () => {
    const playground = await openPlayground(browser, inject("smallUrl"));
    const { page } = playground;
    const ids = [await openExample(page, "table"), await openExample(page, "lake")];
    await page.evaluate((all) => window.blendfillPlayground?.select(all), ids);
    expect((await playground.layers()).map(({ id }) => id)).toEqual(ids);
    await playground.run("fill", "grass");
    const plugin = await playground.window();
    await plugin.getByTestId("several").waitFor();
    expect(await faults(plugin)).toEqual([]);
    await chooseCount(plugin, 1);
    await plugin.getByTestId("generate").click();
    await plugin.getByTestId("cancel").waitFor();
    await finished(plugin);
    expect(await plugin.getByTestId("runs-bar").textContent()).toMatch(/Run 2 of 2/);
    await playground.page.context().close();
  });
});
