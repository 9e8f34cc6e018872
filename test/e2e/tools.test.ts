/** The window's tools in a real browser, on built files: marking by mouse and keyboard, and the jobs that need more. */
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser";
import { changedBox, openPlayground, type Pixels, type Playground } from "../support/playground";
import { screenshot } from "../support/screenshot";

/** A picture open, nothing drawn over it, and the plugin's window beside it. */
async function openTools(
  scheme: "light" | "dark" = "light",
  example = "lake",
): Promise<{ playground: Playground; plugin: Frame }> {
  const playground = await openPlayground(browser, inject("playgroundUrl"), scheme);
  await playground.page.evaluate((id) => window.blendfillPlayground?.openExample(id), example);
  await playground.run("open");
  const plugin = await playground.window();
  await plugin.getByTestId("viewport").getByTestId("base-picture").waitFor({ timeout: 60_000 });
  await plugin.getByTestId("welcome").getByRole("button").click();
  return { playground, plugin };
}

const chooseJob = (plugin: Frame, name: string) =>
  plugin.getByTestId("jobs").getByRole("radio", { name }).check({ force: true });
const generate = (plugin: Frame) => plugin.getByRole("button", { name: "Generate" });

async function runOne(plugin: Frame): Promise<void> {
  await plugin.getByTestId("count").getByRole("radio", { name: "1" }).check();
  await generate(plugin).click();
  await plugin.getByRole("button", { name: "Cancel" }).waitFor();
  await plugin.getByTestId("accept").waitFor({ timeout: 180_000 });
  await generate(plugin).waitFor({ timeout: 180_000 });
}

async function accept(playground: Playground, plugin: Frame) {
  const before = (await playground.layers()).length;
  await plugin.getByTestId("accept").click();
  await plugin.getByTestId("placed").waitFor({ timeout: 30_000 });
  const layers = await playground.layers();
  expect(layers.length).toBe(before + 1);
  const placed = layers[layers.findIndex(({ name }) => /^(Fill|Background|Scribble|Extend|Remove)/.test(name))];
  if (!placed) throw new Error("No result layer.");
  const [, , left] = placed.transform[0];
  const [, , top] = placed.transform[1];
  return { name: placed.name, left, top, right: left + placed.width, bottom: top + placed.height };
}

/** Share of the mask's pixels that are marked, at least a little. */
const marked = (plugin: Frame): Promise<number> =>
  plugin.getByTestId("brush-surface").evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i]) count++;
    return count / (canvas.width * canvas.height);
  });

/** Where anything is drawn on the scribble's canvas, by shares of it: left, top, right, bottom. */
const drawnBox = (plugin: Frame): Promise<readonly number[]> =>
  plugin.getByTestId("sketch-surface").evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const data = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
    const [xs, ys]: [number[], number[]] = [[], []];
    for (let i = 0; i < width * height; i++) {
      if (!data[i * 4 + 3]) continue;
      xs.push(i % width);
      ys.push(Math.floor(i / width));
    }
    const least = (all: number[]) => all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const most = (all: number[]) => all.reduce((a, b) => Math.max(a, b), 0) + 1;
    return [least(xs) / width, least(ys) / height, most(xs) / width, most(ys) / height];
  });

/** Drags over the picture in the window, by shares of it. */
async function drag(
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

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("marking in the window", () => {
  it("works with every tool by mouse, adds and takes away, and undoes", async () => {
    const { playground, plugin } = await openTools();
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
    for (let i = 0; i < 3; i++) await plugin.getByTestId("undo").click();
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
    const { playground, plugin } = await openTools("dark");
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

/** Pixels that differ inside a box of the plane, as a share. */
function changedShare(a: Pixels, b: Pixels, box: { x: number; y: number; right: number; bottom: number }): number {
  let [changed, all] = [0, 0];
  for (let y = Math.ceil(box.y); y < Math.floor(box.bottom); y++) {
    for (let x = Math.ceil(box.x); x < Math.floor(box.right); x++) {
      const at = (y * a.width + x) * 4;
      all++;
      if ([0, 1, 2].some((c) => a.data[at + c] !== b.data[at + c])) changed++;
    }
  }
  return changed / Math.max(1, all);
}

/** A layer's picture as a short text. */
const digest = (playground: Playground, id: string): Promise<string> =>
  playground.page.evaluate(async (layer) => {
    const bytes = window.blendfillPlayground?.layerBytes(layer) ?? new Uint8Array();
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
    return String.fromCharCode(...sum);
  }, id);

describe("jobs in the window", () => {
  it("background: paints all but the subject", async () => {
    const { playground, plugin } = await openTools("light", "table");
    const bare = await playground.flattened();
    await chooseJob(plugin, "Background");
    await plugin.getByTestId("tool-rectangle").click();
    await drag(playground, plugin, [
      [0.3, 0.3],
      [0.7, 0.8],
    ]);
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("brick wall");
    await screenshot(playground, "job-background");
    await runOne(plugin);
    const layer = await accept(playground, plugin);
    expect(layer.name).toBe("Background: brick wall");
    const after = await playground.flattened();
    const { width, height } = bare;
    const subject = { x: 0.33 * width, y: 0.33 * height, right: 0.67 * width, bottom: 0.77 * height };
    expect(changedShare(bare, after, subject)).toBe(0);
    expect(changedShare(bare, after, { x: 0, y: 0, right: 0.25 * width, bottom: height })).toBeGreaterThan(0.9);
    expect(playground.errors).toEqual([]);
    await playground.page.context().close();
  });

  it("scribble: what is drawn becomes a layer where it was drawn", async () => {
    const { playground, plugin } = await openTools("light", "lake");
    const bare = await playground.flattened();
    await chooseJob(plugin, "Scribble");
    expect(await plugin.getByTestId("palette").getByRole("button").count()).toBeGreaterThan(3);
    await plugin.getByTestId("colour").fill("#e0483a");
    await drag(
      playground,
      plugin,
      [
        [0.3, 0.55],
        [0.42, 0.6],
        [0.36, 0.66],
      ],
      "sketch-surface",
    );
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("a red apple");
    await plugin.getByTestId("context-frame").waitFor();
    await screenshot(playground, "job-scribble");
    await runOne(plugin);
    const layer = await accept(playground, plugin);
    expect(layer.name).toBe("Scribble: a red apple");
    const box = changedBox(bare, await playground.flattened());
    expect(box).not.toBeNull();
    expect(box && box.x > 0.1 * bare.width && box.right < 0.65 * bare.width).toBe(true);
    expect(playground.errors).toEqual([]);
    await playground.page.context().close();
  });

  it("scribble: what was drawn on a layer over the picture is taken, and hidden with the result", async () => {
    const { playground, plugin } = await openTools("light", "lake");
    const bare = await playground.flattened();
    await playground.draw("ellipse", [0.3, 0.5], [0.42, 0.66]);
    const photo = (await playground.layers())[0];
    const drawing = (await playground.layers())[1];
    if (!photo || !drawing) throw new Error("Nothing was drawn.");
    await playground.page.evaluate((ids) => window.blendfillPlayground?.select(ids), [photo.id, drawing.id]);
    await chooseJob(plugin, "Scribble");
    await plugin.getByTestId("take-layer").click();
    await plugin.getByTestId("hide-drawing").waitFor({ timeout: 30_000 });
    const inked = await drawnBox(plugin);
    expect(inked.map((share) => Math.round(share * 100) / 100)).toEqual([0.3, 0.5, 0.42, 0.66]);
    await plugin.getByRole("textbox", { name: "Prompt" }).fill("a red apple");
    await plugin.getByTestId("context-frame").waitFor();
    await screenshot(playground, "job-scribble-layer", "playground");
    await runOne(plugin);
    await accept(playground, plugin);
    const after = await playground.layers();
    expect(after.find(({ id }) => id === drawing.id)?.visible).toBe(false);
    const box = changedBox(bare, await playground.flattened());
    expect(box && box.x > 0.1 * bare.width && box.right < 0.65 * bare.width).toBe(true);
    expect(playground.errors).toEqual([]);
    await playground.page.context().close();
  });

  it("extend: two sides with their own words, as a layer that leaves the old picture alone", async () => {
    const { playground, plugin } = await openTools("light", "lake");
    const picture = (await playground.layers())[0];
    const before = await digest(playground, picture?.id ?? "");
    await chooseJob(plugin, "Extend");
    const handle = await plugin.getByTestId("extend-right").boundingBox();
    if (!handle) throw new Error("No handle.");
    const { mouse } = playground.page;
    await mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await mouse.down();
    await mouse.move(handle.x + 24, handle.y + handle.height / 2, { steps: 4 });
    await mouse.up();
    await expect.poll(async () => Number(await plugin.getByTestId("side-right").inputValue())).toBeGreaterThan(20);
    // The exact numbers are typed.
    for (const side of ["left", "right"]) {
      await plugin.getByTestId(`side-${side}`).fill("96");
      await plugin.getByTestId(`side-${side}`).press("Enter");
      await plugin.getByTestId(`words-${side}`).fill(side === "left" ? "snow" : "grass");
    }
    expect(await plugin.getByTestId("extended-size").textContent()).toMatch(/, \+96 left, \+96 right$/);
    await screenshot(playground, "job-extend");
    await runOne(plugin);
    const layer = await accept(playground, plugin);
    expect(layer.name).toBe("Extend: snow, grass");
    const [left, top] = [picture?.transform[0][2] ?? 0, picture?.transform[1][2] ?? 0];
    expect(layer.left).toBeCloseTo(left - 96, 0);
    expect(layer.right).toBeCloseTo(left + (picture?.width ?? 0) + 96, 0);
    expect(layer.top).toBeCloseTo(top, 0);
    expect(await digest(playground, picture?.id ?? "")).toBe(before);
    await screenshot(playground, "job-extend-after");
    expect(playground.errors).toEqual([]);
    await playground.page.context().close();
  });
});
