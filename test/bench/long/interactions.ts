/** What a user does while a run goes, with everything open, and how fast the window answers each of it. */
import type { Browser, Page } from "playwright-core";
import { type Answered, answering, watchAnswers } from "./answering";
import { startTrace, stopTrace } from "./tasks";
import type { LongWindow } from "./window";

/** Edits put in the queue first, so that something runs all the while. */
export async function fillQueue({ plugin }: LongWindow, edits: number): Promise<void> {
  const generate = plugin.getByTestId("generate");
  for (let n = 0; n <= edits; n++) await generate.click();
  await plugin.getByTestId("queue").click();
}

/** Each interaction under its own name, in the order a user might do them. */
export async function interactions(browser: Browser, window: LongWindow): Promise<readonly Answered[]> {
  const { plugin, page } = window;
  await watchAnswers(plugin);
  await startTrace(browser, page);
  const all: Answered[] = [];
  const go = async (doing: string, act: () => Promise<void>): Promise<void> => {
    all.push(await answering(plugin, all.length, doing, act));
  };
  const tab = (name: string) => plugin.getByTestId(`tab-${name}`).click();
  const prompt = plugin.getByTestId("prompt");

  await go("nothing (the run alone)", () => new Promise((rested) => setTimeout(rested, 3000)));
  await go("queue: an edit up, one taken out", async () => {
    await plugin.getByTestId("queued").nth(3).getByRole("button").first().click();
    await plugin.getByTestId("queued").last().getByTestId("unqueue").click();
  });
  await go("queue: one more edit", () => plugin.getByTestId("generate").click());
  await go("history: open", () => tab("history"));
  await go("history: all entries", async () => {
    const more = plugin.getByTestId("history").locator("xpath=following-sibling::button");
    while ((await more.count()) > 0) await more.first().click();
  });
  await go("history: search", () => typed(page, plugin.getByTestId("history-search"), "sun flower"));
  await go("history: star", async () => {
    await plugin.getByTestId("history-search").fill("");
    await plugin.getByTestId("history-star").first().click();
  });
  await go("models: open", () => tab("models"));
  await go("settings: open", () => tab("settings"));
  await go("edit: open", () => tab("edit"));
  await go("typing a prompt", () => typed(page, prompt, "a red balloon over the lake in the evening"));
  await go("words: open", () => plugin.getByTestId("words-open").click());
  await go("words: search", () => typed(page, plugin.getByTestId("words-search"), "balloon"));
  await go("words: take one, close", async () => {
    await plugin.getByTestId("words").getByRole("button").first().click();
    await plugin.getByTestId("words-open").click();
  });
  await go("preview: prepare the next", () => plugin.getByTestId("follow").click());
  await go("mask: paint it here", () => plugin.getByTestId("where").getByRole("radio").nth(1).check({ force: true }));
  await plugin.getByTestId("brush-surface").waitFor();
  await go("mask: brush strokes", async () => {
    for (let stroke = 0; stroke < 4; stroke++) await drag(window, 0.2 + stroke * 0.15, 0.2, 0.3 + stroke * 0.15, 0.8);
  });
  await go("mask: lasso", async () => {
    await plugin.getByTestId("tool-lasso").click();
    await drag(window, 0.2, 0.2, 0.8, 0.8);
  });
  await go("mask: wand", async () => {
    await plugin.getByTestId("tool-wand").click();
    await drag(window, 0.5, 0.5, 0.5, 0.5);
  });
  await go("mask: undo and redo", async () => {
    for (const key of ["Control+z", "Control+z", "Control+Shift+z"]) await page.keyboard.press(key);
  });
  // The picture is read again, 34 MB of PNG at 4096 px, after the selection has settled.
  await go("editor: undo", async () => {
    await page.locator("#tool-bar").getByRole("button", { name: /^Undo/ }).click();
    await new Promise((settled) => setTimeout(settled, 2500));
  });
  await go("preview: zoom and pan", async () => {
    const at = await boxOf(plugin.getByTestId("viewport"));
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.keyboard.down("Control");
    for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -100);
    for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, 100);
    await page.keyboard.up("Control");
  });
  await go("preview: watch the run again", () => plugin.getByTestId("follow").click());
  await go("results: the run before, the next", async () => {
    const runs = plugin.getByTestId("runs-bar").getByRole("button");
    await runs.first().click();
    await runs.last().click();
  });
  const processor = await stopTrace(browser, all.length);
  return all.map((one, index) => ({ ...one, processor: processor[index] ?? Number.NaN }));
}

async function typed(page: Page, field: ReturnType<LongWindow["plugin"]["locator"]>, words: string): Promise<void> {
  await field.fill("");
  await field.click();
  await page.keyboard.type(words, { delay: 40 });
}

async function boxOf(part: ReturnType<LongWindow["plugin"]["locator"]>) {
  // Else the mouse would meet whatever of the editor lies there.
  await part.scrollIntoViewIfNeeded();
  const box = await part.boundingBox();
  if (!box) throw new Error("There is nothing to point at.");
  return box;
}

/** By shares of the picture. */
async function drag(window: LongWindow, x: number, y: number, toX: number, toY: number): Promise<void> {
  const box = await boxOf(window.plugin.getByTestId("brush-surface"));
  const { mouse } = window.page;
  await mouse.move(box.x + x * box.width, box.y + y * box.height);
  await mouse.down();
  await mouse.move(box.x + toX * box.width, box.y + toY * box.height, { steps: 20 });
  await mouse.up();
}
