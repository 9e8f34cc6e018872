/** The jobs that need more than a mask in a real browser, on built files: background, scribble, extend. */
import type { Browser, Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser";
import { changedBox, type Pixels, type Playground } from "../support/playground";
import { chooseCount, drag, generate, openPicture } from "../support/plugin-window";
import { screenshot } from "../support/screenshot";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** @param url the small site where another test paints this job with the real pack */
const openTools = (example: "lake" | "table", url = inject("playgroundUrl")) =>
  openPicture(browser, url, "light", example);

const chooseJob = (plugin: Frame, name: string) =>
  plugin.getByTestId("jobs").getByRole("radio", { name }).check({ force: true });

async function runOne(plugin: Frame): Promise<void> {
  await chooseCount(plugin, 1);
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
    const { playground, plugin } = await openTools("table");
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
    const { playground, plugin } = await openTools("lake");
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
    const { playground, plugin } = await openTools("lake", inject("smallUrl"));
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
    const { playground, plugin } = await openTools("lake");
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
