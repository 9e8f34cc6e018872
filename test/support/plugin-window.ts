/** Uses the plugin's window as a person does. */
import type { Browser, Frame, Locator } from "playwright-core";
import { expect } from "vitest";
import { openExample, openPlayground, type Playground } from "./playground";

export const goTo = (plugin: Frame, page: "edit" | "history" | "models" | "settings"): Promise<void> =>
  plugin.getByTestId(`tab-${page}`).click();

export const chooseCount = (plugin: Frame, count: 1 | 2 | 3 | 4): Promise<void> =>
  plugin
    .getByTestId("count")
    .getByRole("radio", { name: `${count}` })
    .check();

export const generate = (plugin: Frame): Locator => plugin.getByRole("button", { name: "Generate" });

export const candidates = (plugin: Frame): Locator => plugin.getByTestId("candidates").getByRole("option");

/** Of the history, newest first. */
export const entries = (plugin: Frame): Locator => plugin.getByTestId("history-entry");

/** Runs what is set in the window and waits for every candidate. */
export async function runToEnd(plugin: Frame): Promise<void> {
  await generate(plugin).click();
  await plugin.getByRole("button", { name: "Cancel" }).waitFor();
  await generate(plugin).waitFor({ timeout: 180_000 });
}

/** The plate on a table with an ellipse over its middle, and the plugin's window with the words "a doughnut". */
export async function openPlate(
  browser: Browser,
  url: string,
  scheme: "light" | "dark" = "light",
): Promise<{ readonly playground: Playground; readonly plugin: Frame }> {
  const playground = await openPlayground(browser, url, scheme);
  await openExample(playground.page, "table");
  await playground.draw("ellipse", [0.44, 0.44], [0.56, 0.66]);
  await playground.run("fill", "a doughnut");
  const plugin = await playground.window();
  // The window can be used before the command's words have come.
  await expect.poll(() => plugin.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("a doughnut");
  return { playground, plugin };
}

/** A picture open, nothing drawn over it, and the plugin's window beside it. */
export async function openPicture(
  browser: Browser,
  url: string,
  scheme: "light" | "dark" = "light",
  example: "lake" | "table" = "lake",
): Promise<{ readonly playground: Playground; readonly plugin: Frame }> {
  const playground = await openPlayground(browser, url, scheme);
  await openExample(playground.page, example);
  await playground.run("open");
  const plugin = await playground.window();
  await plugin.getByTestId("viewport").getByTestId("base-picture").waitFor({ timeout: 60_000 });
  await plugin.getByTestId("welcome").getByRole("button").click();
  return { playground, plugin };
}

/** Drags over the picture in the window, by shares of it. */
export async function drag(
  playground: Playground,
  plugin: Frame,
  points: readonly (readonly [number, number])[],
  surface = "brush-surface",
) {
  const box = await plugin.getByTestId(surface).boundingBox();
  if (!box) throw new Error("No surface.");
  const { mouse } = playground.page;
  for (const [index, [x, y]] of points.entries()) {
    await mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: index === 0 ? 1 : 4 });
    if (index === 0) await mouse.down();
  }
  await mouse.up();
}
