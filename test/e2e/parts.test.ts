/** The window comes in parts: what it loads when, and what it says where one does not come. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { faults } from "../support/axe";
import { openBrowser } from "../support/browser";
import { openExample, openPlayground, type Playground } from "../support/playground";
import { screenshot } from "../support/screenshot";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const site = () => inject("smallUiUrl");

/** The plugin's frame on its site, whatever it shows. */
async function frameOf({ page }: Playground): Promise<Frame> {
  const isOurs = (frame: Frame): boolean => frame.url().startsWith(site());
  await expect.poll(() => page.frames().some(isOurs)).toBe(true);
  const frame = page.frames().find(isOurs);
  if (frame === undefined) throw new Error("The plugin's window did not open.");
  return frame;
}

/** No request for such a file is answered until the result is called. */
async function without(context: BrowserContext, part: string): Promise<() => Promise<void>> {
  const built = readdirSync(join(inject("smallFolder"), "ui/chunks")).filter((file) => file.startsWith(`${part}-`));
  expect(built.some((file) => file.endsWith(".js"))).toBe(true);
  const pattern = `${site()}chunks/${part}-*.js`;
  await context.route(pattern, (route) => route.abort());
  return () => context.unroute(pattern);
}

async function open(): Promise<Playground> {
  const playground = await openPlayground(browser, inject("smallUrl"));
  await openExample(playground.page, "table");
  return playground;
}

describe("the window in parts", () => {
  it("says what to do where a page, or a setting, does not come, and shows it when tried again", async () => {
    const playground = await open();
    const context = playground.page.context();
    const comes = [await without(context, "history-page"), await without(context, "more-settings")];
    const lastAhead = playground.page.waitForRequest(/\/chunks\/settings-page-/);
    await playground.run("open");
    const plugin = await playground.window();
    await plugin.getByTestId("more").click();
    await plugin.getByTestId("unloaded").waitFor();
    expect(await plugin.getByTestId("unloaded").textContent()).toMatch(/could not be loaded.*Check the connection/);
    expect(await faults(plugin)).toEqual([]);
    await plugin.getByTestId("tab-history").click();
    await plugin.getByTestId("page-history").getByTestId("unloaded").waitFor();
    await screenshot(playground, "unloaded", "window");
    // Once the window has tried all its parts by itself, nothing but the button tries again.
    await lastAhead;
    for (const come of comes) await come();
    await plugin.getByTestId("unloaded-retry").click();
    await plugin.getByTestId("history-search").waitFor();
    await plugin.getByTestId("tab-edit").click();
    await plugin.getByTestId("more").click();
    await plugin.getByTestId("setting-steps").first().waitFor();
    expect(await plugin.getByTestId("unloaded").count()).toBe(0);
    await context.close();
  });

  it("asks for another try where what talks to the editor does not come", async () => {
    const playground = await open();
    const context = playground.page.context();
    const comes = await without(context, "figma");
    await playground.run("open");
    const plugin = await frameOf(playground);
    await plugin.getByTestId("unloaded").waitFor();
    await comes();
    await plugin.getByTestId("unloaded-retry").click();
    await plugin.getByRole("textbox", { name: "Prompt" }).waitFor();
    await context.close();
  });

  it("speaks Korean from its first word on, and says so where Korean does not come", async () => {
    const playground = await open();
    const { page } = playground;
    await playground.run("open");
    const plugin = await playground.window();
    await plugin.getByTestId("tab-settings").click();
    const comes = await without(page.context(), "ko");
    await plugin.getByTestId("language").selectOption("ko");
    await plugin.getByTestId("missing-language").waitFor();
    expect(await plugin.getByTestId("missing-language").textContent()).toContain("한국어 could not be loaded.");
    expect(await plugin.evaluate(() => document.documentElement.lang)).toBe("en");
    expect(await faults(plugin)).toEqual([]);
    await comes();
    await plugin.getByTestId("missing-language-retry").click();
    await plugin.getByRole("tab", { name: "설정" }).waitFor();
    expect(await plugin.getByTestId("missing-language").count()).toBe(0);

    // Whatever is shown at any time from the start is written down, before the window's own scripts run.
    await page.context().addInitScript(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => {
        const words = document.querySelector("[data-testid=tab-edit]")?.textContent;
        if (words && said.at(-1) !== words) said.push(words);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.evaluate(() => window.blendfillPlayground?.stop());
    await playground.run("open");
    const again = await frameOf(playground);
    await again.getByTestId("environment").waitFor();
    const said = await again.evaluate(() => (window as unknown as { readonly said: readonly string[] }).said);
    expect(said).toEqual([await again.getByTestId("tab-edit").textContent()]);
    expect(said[0]).toMatch(/[가-힣]/);
    await page.context().close();
  });
});
