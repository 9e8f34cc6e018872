/** The window's advanced choices on built files: a guided, ranked and recorded run. */
import { readFileSync } from "node:fs";
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { faults } from "../support/axe";
import { openBrowser } from "../support/browser";
import { openExample, openPlayground, type Playground } from "../support/playground";
import { screenshot } from "../support/screenshot";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openMarked(prompt: string): Promise<{ playground: Playground; plugin: Frame }> {
  const playground = await openPlayground(browser, inject("smallUrl"));
  await openExample(playground.page, "table");
  await playground.draw("ellipse", [0.35, 0.3], [0.6, 0.7]);
  await playground.run("open", prompt);
  const plugin = await playground.window();
  await plugin.getByTestId("viewport").getByTestId("base-picture").waitFor({ timeout: 60_000 });
  return { playground, plugin };
}

/** The file a button saves. */
async function saved({ page }: Playground, plugin: Frame, button: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), plugin.getByTestId(button).click()]);
  return readFileSync(await download.path());
}

it("guides, ranks and records a run, and says what was changed", async () => {
  const { playground, plugin } = await openMarked("a red apple");
  await plugin.getByRole("textbox", { name: "Prompt" }).fill("a red apple");
  await plugin.getByTestId("more").click();
  await plugin.getByTestId("quality").getByRole("radio", { name: "Fast" }).check({ force: true });
  await plugin.getByTestId("trajectory").check();
  await plugin.getByTestId("advanced").click();
  await plugin.getByTestId("rank").check();
  await plugin.getByTestId("rank-by").getByRole("radio", { name: "Whole" }).check({ force: true });
  await plugin.getByTestId("guide").check();
  await plugin.getByTestId("guide-copies").fill("2");
  await plugin.getByTestId("sampler").getByRole("radio", { name: "Every step" }).check({ force: true });
  await plugin.getByTestId("soft-mask").getByRole("radio", { name: "Change less" }).check({ force: true });
  await plugin.getByTestId("shrink").fill("2");
  expect(await plugin.getByTestId("advanced").textContent()).toMatch(/5 changed/);
  await plugin.getByTestId("advanced").scrollIntoViewIfNeeded();
  await screenshot(playground, "advanced");
  expect(await faults(plugin)).toEqual([]);
  await plugin.getByTestId("count").getByRole("radio", { name: "2" }).check();
  await plugin.getByRole("button", { name: "Generate" }).click();
  await expect.poll(() => plugin.getByTestId("score").count(), { timeout: 180_000 }).toBe(2);
  await plugin.getByRole("button", { name: "Generate" }).waitFor({ timeout: 180_000 });
  const scores = (await plugin.getByTestId("score").allTextContents()).map(Number);
  expect(scores[0]).toBeGreaterThanOrEqual(scores[1] ?? 1);
  await screenshot(playground, "advanced-after");
  const moving = await saved(playground, plugin, "save-moving");
  // Before, four steps, after.
  expect(moving.readUInt32BE(moving.indexOf("acTL") + 4)).toBe(6);
  const strip = await saved(playground, plugin, "save-strip");
  expect(strip.indexOf("acTL")).toBe(-1);
  expect(strip.readUInt32BE(16)).toBeGreaterThan(4 * strip.readUInt32BE(20));
  expect(playground.errors).toEqual([]);
  await playground.page.context().close();
});
