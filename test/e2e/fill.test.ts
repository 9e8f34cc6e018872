/** The whole job in a real browser, on built files: open, draw, fill, cancel, fill, accept, undo, redo, reload, edit again. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser";
import { changedBox, openExample, openPlayground, type Pixels, type Playground } from "../support/playground";
import { chooseCount, generate, openPlate, runToEnd } from "../support/plugin-window";
import { screenshot } from "../support/screenshot";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** Real photographs, which the repository does not hold. */
const photographs = join(root, "../shared/data/photos_demo.zip");
const readPhotograph =
  "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('kitten-on-lawn.jpg'))";

const accept = (plugin: Frame) => plugin.getByRole("button", { name: "Accept" });

async function acceptResult(playground: Playground, plugin: Frame): Promise<void> {
  const before = (await playground.layers()).length;
  await accept(plugin).click();
  // The layer appears before the marks are hidden; the window tells when all of it is done.
  await plugin.getByTestId("placed").waitFor({ timeout: 30_000 });
  expect((await playground.layers()).length).toBe(before + 1);
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("filling a photograph in the playground", () => {
  it("paints, cancels, accepts, undoes, redoes, reloads and edits again", async () => {
    const playground = await openPlayground(browser, inject("playgroundUrl"));
    const { page } = playground;
    // The picture is drawn inside the click: seconds of processor time, and as many times longer on a busy machine.
    await page.getByRole("button", { name: /Mountain lake/ }).click({ timeout: 120_000 });
    await page.waitForFunction(() => window.blendfillPlayground?.layers().length === 1);
    const bare = await playground.flattened();
    await playground.draw("ellipse", [0.3, 0.46], [0.47, 0.72]);
    await playground.run("fill");
    const plugin = await playground.window();
    const original = await playground.flattened();
    await plugin.getByTestId("welcome").getByRole("button").click();
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("a sailboat");
    await chooseCount(plugin, 2);
    await plugin.getByTestId("context-frame").waitFor({ timeout: 60_000 });
    await page.mouse.move(720, 860); // Away from the window, where it would light something up.
    await screenshot(playground, "playground-before");

    // Cancelling changes nothing and offers to generate again.
    await generate(plugin).click();
    await plugin.getByRole("button", { name: "Cancel" }).waitFor();
    await plugin.getByTestId("progress").waitFor({ timeout: 60_000 });
    await plugin.getByRole("button", { name: "Cancel" }).click();
    await generate(plugin).waitFor({ timeout: 30_000 });
    expect(changedBox(original, await playground.flattened())).toBeNull();

    // A whole run: two candidates, one accepted as a layer right above the picture.
    await runToEnd(plugin);
    expect(await plugin.getByRole("listbox", { name: "Candidates" }).getByRole("option").count()).toBe(2);
    expect(changedBox(original, await playground.flattened())).toBeNull();
    await acceptResult(playground, plugin);
    await screenshot(playground, "playground-after");
    const names = (await playground.layers()).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(["Mountain lake", "Fill: a sailboat"]);
    const filled = await playground.flattened();
    // The mark is hidden, so what differs from the bare picture is the result.
    await expectOnlyInside(playground, bare, filled);

    // One undo step, both ways.
    await page.locator("#canvas").focus();
    await page.keyboard.press("Control+z");
    expect(changedBox(original, await playground.flattened())).toBeNull();
    await page.keyboard.press("Control+Shift+z");
    expect(changedBox(filled, await playground.flattened())).toBeNull();

    // The document survives a reload, and the stored request paints the same bytes again.
    await page.evaluate(() => window.blendfillPlayground?.keep());
    await page.reload();
    await page.waitForFunction(() => (window.blendfillPlayground?.layers().length ?? 0) >= 3);
    expect(changedBox(filled, await playground.flattened())).toBeNull();
    await editAgain(playground, filled);
    expect(playground.errors).toEqual([]);
    await page.context().close();
  });

  it("fills from quick actions: the prompt arrives in the window", async () => {
    const playground = await openPlayground(browser, inject("smallUrl"), "dark");
    await openExample(playground.page, "table");
    await playground.draw("rectangle", [0.4, 0.5], [0.62, 0.75]);
    await playground.run("fill", "two ripe oranges");
    const plugin = await playground.window();
    await expect.poll(() => plugin.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("two ripe oranges");
    await playground.page.context().close();
  });

  it("says when a reference was used, and paints without it when asked", async () => {
    const { playground, plugin } = await openPlate(browser, inject("playgroundUrl"), "dark");
    await chooseCount(plugin, 1);
    await runToEnd(plugin);
    expect(await plugin.getByTestId("reference").textContent()).toContain("library picture of “donut”");
    await acceptResult(playground, plugin);
    await screenshot(playground, "playground-dark-after");
    await plugin.getByTestId("without-reference").click();
    await plugin.getByRole("button", { name: "Cancel" }).waitFor();
    await generate(plugin).waitFor({ timeout: 180_000 });
    expect(await plugin.getByTestId("reference").count()).toBe(0);
    await playground.page.context().close();
  });

  it("hides the shapes that marked the region, or keeps them, and one undo takes either back", async () => {
    const { playground, plugin } = await openPlate(browser, inject("smallUrl"));
    const { page } = playground;
    await chooseCount(plugin, 1);
    const marked = await page.evaluate(() => window.blendfillPlayground?.selection() ?? []);
    const state = async () => {
      const layers = await playground.layers();
      return [layers.length, layers.find(({ type }) => type === "ELLIPSE")?.visible];
    };
    const undo = async () => {
      await page.locator("#canvas").focus();
      await page.keyboard.press("Control+z");
    };
    expect(await plugin.getByTestId("hide-shapes").isChecked()).toBe(true);
    await plugin.getByTestId("hide-shapes").uncheck();
    await runToEnd(plugin);
    await acceptResult(playground, plugin);
    expect(await state()).toEqual([3, true]);
    await undo();
    expect(await state()).toEqual([2, true]);

    // The same result again, the other way.
    await page.evaluate((ids) => window.blendfillPlayground?.select(ids), marked);
    if ((await plugin.getByTestId("hide-shapes").count()) === 0) await plugin.getByTestId("toggle-mask").click();
    await plugin.getByTestId("hide-shapes").check();
    await acceptResult(playground, plugin);
    expect(await state()).toEqual([3, false]);
    await undo();
    expect(await state()).toEqual([2, true]);
    expect(playground.errors).toEqual([]);
    await page.context().close();
  });

  it("fills a camera's JPEG, words and no words, and changes it nowhere else", async (context) => {
    if (!existsSync(photographs)) return context.skip("No photographs at ../shared/data: nothing to open.");
    const photograph = execFileSync("python3", ["-c", readPhotograph, photographs], { encoding: "base64" });
    const playground = await openPlayground(browser, inject("playgroundUrl"));
    await playground.page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      await window.blendfillPlayground?.openBytes("kitten.jpg", bytes);
    }, photograph);
    const bare = await playground.flattened();
    await playground.draw("ellipse", [0.18, 0.6], [0.4, 0.85]);
    await playground.run("fill", "a soccer ball");
    const plugin = await playground.window();
    await expect.poll(() => plugin.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("a soccer ball");
    await chooseCount(plugin, 1);
    await runToEnd(plugin);
    await acceptResult(playground, plugin);
    await expectOnlyInside(playground, bare, await playground.flattened());
    await screenshot(playground, "photograph");
    // With no words what was just added goes again; the second result lies over the first.
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("");
    await runToEnd(plugin);
    await acceptResult(playground, plugin);
    expect((await playground.layers()).filter(({ name }) => name.startsWith("Fill")).length).toBe(2);
    await screenshot(playground, "photograph-removed");
    expect(playground.errors).toEqual([]);
    await playground.page.context().close();
  });

  it("says what to select when nothing is", async () => {
    const playground = await openPlayground(browser, inject("smallUrl"));
    await openExample(playground.page, "poster");
    await playground.page.evaluate(() => window.blendfillPlayground?.select([]));
    await playground.run("open");
    const frame = await (await playground.page.waitForSelector("iframe")).contentFrame();
    const empty = frame?.getByTestId("empty");
    await expect.poll(() => empty?.getAttribute("data-problem")).toBe("nothing-selected");
    await playground.page.context().close();
  });

  it("keeps the result when the picture vanishes during the run", async () => {
    const playground = await openPlayground(browser, inject("playgroundUrl"));
    const { page } = playground;
    const picture = await openExample(page, "poster");
    await playground.draw("rectangle", [0.4, 0.4], [0.6, 0.6]);
    await playground.run("fill", "a balloon");
    const plugin = await playground.window();
    await chooseCount(plugin, 1);
    await generate(plugin).click();
    await plugin.getByTestId("progress").waitFor({ timeout: 60_000 });
    await page.evaluate((id) => window.blendfillPlayground?.remove(id), picture);
    await accept(plugin).waitFor({ timeout: 180_000 });
    await accept(plugin).click();
    await plugin.getByTestId("place-failed").waitFor({ timeout: 30_000 });
    expect(await plugin.getByRole("listbox", { name: "Candidates" }).getByRole("option").count()).toBe(1);
    await plugin.getByTestId("save-png").waitFor();
    await page.context().close();
  });
});

/** Pixels changed by accepting lie inside the accepted layer's box, and the box is near the drawn ellipse. */
async function expectOnlyInside(playground: Playground, original: Pixels, filled: Pixels): Promise<void> {
  const layer = (await playground.layers()).find((one) => one.name.startsWith("Fill:"));
  if (!layer) throw new Error("No result layer.");
  const [, , left] = layer.transform[0];
  const [, , top] = layer.transform[1];
  const box = changedBox(original, filled);
  expect(box).not.toBeNull();
  if (!box) return;
  expect(box.x).toBeGreaterThanOrEqual(left);
  expect(box.y).toBeGreaterThanOrEqual(top);
  expect(box.right).toBeLessThanOrEqual(left + layer.width);
  expect(box.bottom).toBeLessThanOrEqual(top + layer.height);
  expect(layer.width).toBeLessThan(0.4 * original.width);
}

/**
 * Selects the result and edits it again with nothing changed. The stored mask is binary, so only the outermost rim of
 * the soft edge may differ: the model sees the same mask and paints the same picture.
 */
async function editAgain(playground: Playground, filled: Pixels): Promise<void> {
  const { page } = playground;
  const layers = await playground.layers();
  const result = layers.find((one) => one.name.startsWith("Fill:"));
  await page.evaluate((id) => window.blendfillPlayground?.select([id ?? ""]), result?.id);
  await playground.run("edit-again");
  const plugin = await playground.window();
  const takeBack = plugin.getByTestId("edit-again");
  if (await takeBack.isVisible()) await takeBack.click();
  await expect.poll(() => plugin.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("a sailboat");
  await chooseCount(plugin, 1);
  await runToEnd(plugin);
  await page.evaluate((id) => window.blendfillPlayground?.remove(id ?? ""), result?.id);
  await acceptResult(playground, plugin);
  const again = await playground.flattened();
  const box = changedBox(filled, again);
  if (!box) return;
  const sum = filled.data.reduce((total, value, i) => total + Math.abs(value - (again.data[i] ?? 0)), 0);
  expect(sum / ((box.right - box.x) * (box.bottom - box.y) * 3)).toBeLessThan(0.5);
}
