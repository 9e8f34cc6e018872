/** The whole job without a mouse, on built files; whatever has the focus on the way can be seen to have it. */
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser";
import { openExample, openPlayground } from "../support/playground";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What has the focus: its test id or name, and whether one sees it; a hidden radio shows on its label. */
const focused = (plugin: Frame) =>
  plugin.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement)) return { name: "", seen: false };
    const face = at instanceof HTMLInputElement && at.type === "radio" ? (at.nextElementSibling ?? at) : at;
    const style = getComputedStyle(face);
    const seen = (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1) || at === document.body;
    const group = at.closest("[role=radiogroup]")?.getAttribute("data-testid");
    return { name: group ?? at.dataset.testid ?? at.getAttribute("aria-label") ?? at.textContent ?? "", seen };
  });

async function tabTo(page: Page, plugin: Frame, name: string, back = false): Promise<void> {
  const passed: string[] = [];
  for (let turn = 0; turn < 80; turn++) {
    const now = await focused(plugin);
    expect(now).toEqual({ ...now, seen: true });
    if (now.name === name) return;
    passed.push(now.name);
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`"${name}" cannot be reached with Tab; passed ${passed.join(", ")}`);
}

/** The candidate as it is drawn over the picture. */
const shown = (plugin: Frame): Promise<number> =>
  plugin.getByTestId("patch").evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let sum = 0;
    for (let i = 0; i < data.length; i++) sum = (sum * 31 + (data[i] ?? 0)) % 1_000_000_007;
    return sum;
  });

it("marks, frames, writes, generates, stops, compares, chooses, finishes, accepts and finds again by keys alone", async () => {
  const playground = await openPlayground(browser, inject("playgroundUrl"));
  const { page } = playground;
  const { keyboard } = page;
  await openExample(page, "table");
  await playground.run("open");
  const plugin = await playground.window();
  await plugin.getByTestId("viewport").getByTestId("base-picture").waitFor({ timeout: 60_000 });
  await plugin.getByTestId("prompt").focus();

  // The first-run sentence, then another job and back.
  await tabTo(page, plugin, "Got it", true);
  await keyboard.press("Enter");
  await expect.poll(() => plugin.getByTestId("welcome").count()).toBe(0);
  await plugin.getByTestId("prompt").focus();
  await tabTo(page, plugin, "jobs", true);
  await keyboard.press("ArrowRight");
  await expect.poll(() => plugin.getByTestId("shadow").count()).toBe(1);
  await keyboard.press("ArrowLeft");

  // A rectangle in the middle, and the frame around it.
  await tabTo(page, plugin, "brush-surface");
  await keyboard.press("r");
  await keyboard.press("Enter");
  for (const key of ["ArrowRight", "ArrowDown"]) for (let i = 0; i < 4; i++) await keyboard.press(`Shift+${key}`);
  await keyboard.press("Enter");
  await plugin.getByTestId("context-grip").waitFor();
  await tabTo(page, plugin, "context-grip");
  const before = await plugin.getByTestId("context-frame").boundingBox();
  await keyboard.press("Shift+ArrowLeft");
  await keyboard.press("Shift+ArrowLeft");
  await plugin.getByTestId("reset-frame").waitFor();
  await expect
    .poll(async () => (await plugin.getByTestId("context-frame").boundingBox())?.width)
    .toBeLessThan((before?.width ?? 0) - 4);
  const smaller = await plugin.getByTestId("context-frame").boundingBox();
  await keyboard.press("ArrowLeft");
  await expect
    .poll(async () => (await plugin.getByTestId("context-frame").boundingBox())?.x)
    .toBeLessThan((smaller?.x ?? 0) - 1);
  await keyboard.press("Backspace");
  await expect.poll(() => plugin.getByTestId("reset-frame").count()).toBe(0);

  // Words, two candidates, a run that is stopped and one that is not.
  await tabTo(page, plugin, "prompt");
  // Nothing of our own drawing: those are lit by their place, and no finish changes them.
  await keyboard.type("a red octopus");
  await tabTo(page, plugin, "count");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowLeft");
  expect(await plugin.getByTestId("count").getByRole("radio", { name: "2" }).isChecked()).toBe(true);
  await keyboard.press("Control+Enter");
  await plugin.getByTestId("cancel").waitFor();
  await keyboard.press("Escape");
  await plugin.getByRole("button", { name: "Generate" }).waitFor({ timeout: 60_000 });
  await keyboard.press("Control+Enter");
  await expect.poll(() => plugin.getByRole("option").count(), { timeout: 180_000 }).toBe(2);
  await plugin.getByRole("button", { name: "Generate" }).waitFor({ timeout: 180_000 });

  // Choose by number and arrow, compare while held.
  await tabTo(page, plugin, "finish", true);
  await keyboard.press("2");
  await expect.poll(() => plugin.getByRole("option").nth(1).getAttribute("aria-selected")).toBe("true");
  await keyboard.press("ArrowLeft");
  await expect.poll(() => plugin.getByRole("option").nth(0).getAttribute("aria-selected")).toBe("true");
  await keyboard.down("\\");
  await expect.poll(() => plugin.getByTestId("patch").count()).toBe(0);
  await keyboard.up("\\");
  await plugin.getByTestId("patch").waitFor();

  // Another finish shows at once, and back it is the same picture.
  const seamless = await shown(plugin);
  await keyboard.press("Enter");
  await tabTo(page, plugin, "finish-colour");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await expect.poll(() => shown(plugin)).not.toBe(seamless);
  expect(await plugin.getByTestId("status").count()).toBe(0);
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowLeft");
  await expect.poll(() => shown(plugin)).toBe(seamless);

  // Into the document, and back from the history.
  const layers = (await playground.layers()).length;
  await keyboard.press("Control+Shift+Enter");
  await plugin.getByTestId("placed").waitFor({ timeout: 30_000 });
  expect((await playground.layers()).length).toBe(layers + 1);
  await tabTo(page, plugin, "tab-edit", true);
  await keyboard.press("ArrowRight");
  await expect.poll(() => plugin.getByTestId("history-entry").count()).toBeGreaterThan(0);
  await tabTo(page, plugin, "history-reuse");
  await keyboard.press("Enter");
  await expect.poll(() => plugin.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("a red octopus");
  expect(playground.errors).toEqual([]);
  await page.context().close();
});
