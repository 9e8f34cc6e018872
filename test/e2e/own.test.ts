/** Own reference pictures on built files: a layer becomes one, its name fetches it, and it stays on this machine. */
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { faults } from "../support/axe";
import { openBrowser } from "../support/browser";
import { asPng, picture } from "../support/node-pictures";
import { openExample, openPlayground, type Playground } from "../support/playground";
import { chooseCount, generate, runToEnd } from "../support/plugin-window";
import { screenshot } from "../support/screenshot";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A blue mug with a pale band and a handle, transparent around it and through the handle. */
const mug = asPng(
  picture({ width: 300, height: 280 }, (x, y) => {
    const far = Math.hypot(x - 215, y - 145);
    if (far < 70 && far > 42 && x > 210) return [35, 65, 150, 255];
    if (x < 30 || x > 215 || y < 20 || y > 265) return [0, 0, 0, 0];
    return y > 120 && y < 165 ? [250, 235, 190, 255] : [45 + x / 6, 80 + x / 8, 175 + x / 6, 255];
  }),
);

async function addLayer({ page }: Playground, name: string, image = mug): Promise<void> {
  const bytes = Buffer.from(image.bytes).toString("base64");
  await page.evaluate(
    ([file, text]) =>
      window.blendfillPlayground?.openBytes(
        file ?? "",
        Uint8Array.from(atob(text ?? ""), (letter) => letter.charCodeAt(0)),
      ),
    [name, bytes] as const,
  );
}

async function openMore(plugin: Frame): Promise<void> {
  await plugin.getByTestId("more").click();
  await plugin.getByTestId("own-pictures").waitFor();
}

describe("own reference pictures in the playground", () => {
  it("adds a layer, starts from it by its name, keeps it for the next visit, and deletes it", async () => {
    const playground = await openPlayground(browser, inject("playgroundUrl"), "dark");
    const { page } = playground;
    const table = await openExample(page, "table");
    await addLayer(playground, "Studio mug.png");
    await playground.run("fill");
    const plugin = await playground.window();
    await openMore(plugin);
    await plugin.getByTestId("add-own").click();
    await plugin.getByTestId("own-picture").waitFor({ timeout: 60_000 });
    expect(await plugin.getByTestId("own-name").inputValue()).toBe("Studio mug");
    expect(await plugin.getByTestId("announcer").textContent()).toContain("Added “Studio mug”");
    await plugin.getByTestId("own-pictures").scrollIntoViewIfNeeded();
    await screenshot(playground, "own-references");
    expect(await faults(plugin)).toEqual([]);

    // The layer has served; what is filled is the table.
    await page.evaluate(() => {
      const own = window.blendfillPlayground;
      const layer = own?.layers().find(({ name }) => name.startsWith("Studio mug"));
      own?.remove(layer?.id ?? "");
    });
    await page.evaluate((id) => window.blendfillPlayground?.select([id]), table);
    await playground.draw("ellipse", [0.42, 0.4], [0.6, 0.68]);
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("a studio mug on the table");
    await chooseCount(plugin, 1);
    await runToEnd(plugin);
    expect(await plugin.getByTestId("reference").textContent()).toContain("Started from your picture “Studio mug”");
    await plugin.getByRole("button", { name: "Accept" }).click();
    await plugin.getByTestId("placed").waitFor({ timeout: 30_000 });
    await screenshot(playground, "own-reference");

    // Chosen it counts more than the words; without it the words paint alone.
    await plugin.getByTestId("own-choose").click();
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("");
    await plugin.getByTestId("own-chosen").waitFor();
    await runToEnd(plugin);
    expect(await plugin.getByTestId("reference").textContent()).toContain("your picture “Studio mug”");
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("an apple");
    await plugin.getByTestId("without-reference").click();
    await plugin.getByRole("button", { name: "Cancel" }).waitFor();
    await generate(plugin).waitFor({ timeout: 180_000 });
    expect(await plugin.getByTestId("reference").count()).toBe(0);

    // The next visit finds it; deleted, the accepted layer says what is missing.
    await page.evaluate(() => window.blendfillPlayground?.keep());
    await page.reload();
    await page.waitForFunction(() => (window.blendfillPlayground?.layers().length ?? 0) >= 2);
    const result = (await playground.layers()).find(({ name }) => name.startsWith("Fill:"));
    await page.evaluate((id) => window.blendfillPlayground?.select([id ?? ""]), result?.id);
    await playground.run("open");
    const again = await playground.window();
    await openMore(again);
    await again.getByTestId("own-remove").click();
    await again.getByTestId("own-picture").waitFor({ state: "detached" });
    await again.getByTestId("edit-again").click({ timeout: 20_000 });
    await again.getByTestId("own-missing").waitFor();
    expect(await again.getByTestId("own-missing").textContent()).toContain("“Studio mug”, which is no longer here");
    expect(playground.errors).toEqual([]);
    await page.context().close();
  });

  it("says what is wrong with a layer that shows nothing", async () => {
    const playground = await openPlayground(browser, inject("smallUrl"));
    await addLayer(playground, "empty.png", asPng(picture({ width: 30, height: 30 }, () => [9, 9, 9, 0])));
    await playground.run("fill");
    const plugin = await playground.window();
    await openMore(plugin);
    await plugin.getByTestId("add-own").click();
    await plugin.getByTestId("own-failure").waitFor({ timeout: 60_000 });
    expect(await plugin.getByTestId("own-failure").textContent()).toContain("shows nothing to start from");
    await playground.page.context().close();
  });
});
