/**
 * WebGPU against the processor, in a real browser on SwiftShader: the same picture, also when the device is lost.
 * Skips, with a message, only where the browser offers no WebGPU adapter at all.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { standardSettings } from "../../models/contract/settings";
import { openBrowser } from "../support/browser";
import type { PageEdit, PagePixels, PageRequest } from "../support/engine-page";
import { type EngineTab, openEngineTab, tinyPackId } from "../support/engine-tab";
import { asPng, pattern } from "../support/node-pictures";

const size = { width: 64, height: 48 };
const photo = asPng(pattern(size));
const request: PageRequest = {
  id: "one",
  kind: "fill",
  packId: tinyPackId,
  prompt: "a red car",
  size,
  source: { type: photo.type, bytes: [...photo.bytes] },
  mask: { from: "runs", width: 4, height: 3, runs: [5, 2, 5] },
  settings: {
    ...standardSettings,
    seed: 7,
    count: 1,
    steps: 10,
    strength: 1,
    guidance: 2,
    feather: 2,
    grow: 2,
    context: null,
  },
};

let browser: Browser;
let adapter = false;
let expected: PageEdit;
let tab: EngineTab | null = null;
beforeAll(async () => {
  browser = await openBrowser({ webgpu: true });
  const reference = await openEngineTab(browser, inject("uiUrl"));
  adapter = await reference.page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null);
  await reference.start("wasm");
  expected = await reference.edit(request);
  await reference.page.close();
});
afterAll(() => browser?.close());

/** Mean absolute difference of the painted pixels' colours, on a scale of 0 to 1. */
function difference(one: PagePixels | undefined, other: PagePixels | undefined): number {
  if (!one || !other) throw new Error("A candidate is missing.");
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  let [sum, count] = [0, 0];
  for (let i = 0; i < other.data.length; i++) {
    if (i % 4 === 3 || other.data[i - (i % 4) + 3] === 0) continue;
    sum += Math.abs((one.data[i] ?? 0) - (other.data[i] ?? 0)) / 255;
    count += 1;
  }
  return sum / count;
}

function expectSamePictures(edit: PageEdit): void {
  expect(edit.candidates.length).toBe(expected.candidates.length);
  edit.candidates.forEach((candidate, i) => {
    expect(difference(candidate, expected.candidates[i])).toBeLessThan(1e-2);
    // The soft edge is made on the processor in any case.
    const alpha = ({ data }: PagePixels) => data.filter((_, at) => at % 4 === 3);
    expect(alpha(candidate)).toEqual(alpha(expected.candidates[i] ?? candidate));
  });
}

interface DeviceCount {
  readonly opened: number;
  readonly lost: number;
}

/** The engine on WebGPU, with the devices it opens and loses counted. */
async function openGpuTab(): Promise<EngineTab> {
  const opened = await openEngineTab(browser, inject("uiUrl"));
  const worker = opened.page.workers()[0] ?? (await opened.page.waitForEvent("worker"));
  await worker.evaluate(() => {
    const count = { opened: 0, lost: 0 };
    const original = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (descriptor) {
      const device = await original.call(this, descriptor);
      count.opened += 1;
      void device.lost.then(() => {
        count.lost += 1;
      });
      return device;
    };
    Object.assign(globalThis, { deviceCount: count });
  });
  expect((await opened.start("webgpu")).backends).toEqual(["webgpu", "wasm"]);
  return opened;
}

async function devices(): Promise<DeviceCount | undefined> {
  return tab?.page
    .workers()[0]
    ?.evaluate(() => (globalThis as unknown as { readonly deviceCount: DeviceCount }).deviceCount);
}

/** Ends the process that holds every device, as a driver's crash does. */
async function crashGraphicsProcess(): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send("Browser.crashGpuProcess");
  await session.detach();
}

/** One tab for both tests, in order: opening a device compiles every shader anew, which is what takes the time here. */
describe("WebGPU", () => {
  it("paints the processor's picture", async (context) => {
    if (!adapter) return context.skip("This browser offers no WebGPU adapter.");
    tab = await openGpuTab();
    const edit = await tab.edit(request);
    expect(edit).toMatchObject({ backend: "webgpu", notices: [] });
    expectSamePictures(edit);
    expect(await devices()).toEqual({ opened: 1, lost: 0 });
  });

  it("ends with the right picture when the graphics process crashes in the middle", async (context) => {
    if (tab === null) return context.skip("This browser offers no WebGPU adapter.");
    let crashed = false;
    await tab.page.exposeFunction("heardStep", async (index: number) => {
      if (index < 2 || crashed) return;
      crashed = true;
      await crashGraphicsProcess();
    });
    const edit = await tab.edit(request);
    expectSamePictures(edit);
    // Lost while it painted, not after: the run itself had to go elsewhere.
    const count = await devices();
    expect(count?.lost).toBe(1);
    expect(edit.backend === "wasm" || count?.opened === 2).toBe(true);
  });
});
