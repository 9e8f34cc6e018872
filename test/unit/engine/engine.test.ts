import { describe, expect, it } from "vitest";
import { measuringId } from "../../../models/contract/engine-api";
import type { EditEvent } from "../../../models/contract/events";
import type { BackendOpener } from "../../../models/engine/backend";
import type { EngineOptions } from "../../../models/engine/engine";
import { arithmeticEngine } from "../../support/node-engine";
import { arithmeticBackend, arithmeticFiles, memoryPack } from "../../support/node-packs";
import { asPng, pattern, picture, smallRequest } from "../../support/node-pictures";

function engineWith(backends: readonly BackendOpener[], options: Partial<EngineOptions> = {}) {
  let clock = 0;
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  return arithmeticEngine({ backends, now: () => clock++, pause, ...options });
}
const silent = () => undefined;

describe("an edit", () => {
  it("gives patches inside the mask, events on the way, and unknown words", async () => {
    const engine = engineWith([arithmeticBackend()]);
    const events: EditEvent[] = [];
    const request = smallRequest({
      prompt: "a red flower on a zorkblat",
      settings: { ...smallRequest().settings, count: 2 },
    });
    const result = await engine.edit(request, (event) => events.push(event));
    expect(result).toMatchObject({
      requestId: "one",
      packId: "arithmetic",
      backend: "wasm",
      source: { width: 40, height: 30 },
    });
    expect(result.candidates.map(({ seed }) => seed)).toEqual([7, 8]);
    expect(result.candidates[0]?.patch).toEqual({ x: 15, y: 10, width: 10, height: 10 });
    expect(result.unknownWords).toEqual(["zorkblat"]);
    expect(result.notices).toEqual([{ code: "word-unknown", word: "zorkblat", nearest: expect.any(Array) }]);
    expect(events.filter(({ type }) => type === "step")).toHaveLength(6);
    expect(events.some(({ type }) => type === "loading")).toBe(true);
    const stages = result.timings.map(({ stage }) => stage);
    expect(stages).toEqual(expect.arrayContaining(["decode", "load", "text", "painter", "total"]));
  });

  it("encodes a text once, and opens networks once, for any number of edits", async () => {
    const backend = arithmeticBackend();
    const engine = engineWith([backend]);
    await engine.edit(smallRequest(), silent);
    await engine.edit(smallRequest(), silent);
    expect(backend.counts.opened).toBe(2);
  });

  it("can be cancelled while it runs, within one step", async () => {
    const backend = arithmeticBackend();
    const engine = engineWith([backend]);
    const request = smallRequest({ settings: { ...smallRequest().settings, steps: 50 } });
    const running = engine.edit(request, (event) => {
      if (event.type === "step" && event.index === 3) engine.cancel("one");
    });
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(backend.counts.runs).toBe(3);
    await expect(engine.edit(smallRequest(), silent)).resolves.toMatchObject({ requestId: "one" });
  });

  it("can be cancelled while it waits for another", async () => {
    const engine = engineWith([arithmeticBackend()]);
    const first = engine.edit(smallRequest(), silent);
    const second = engine.edit(smallRequest({ id: "two" }), silent);
    engine.cancel("two");
    engine.cancel("unknown");
    await expect(first).resolves.toBeDefined();
    await expect(second).rejects.toMatchObject({ code: "cancelled" });
  });

  it("is refused for a pack that is not there, naming those that are", async () => {
    const engine = engineWith([arithmeticBackend()]);
    await expect(engine.edit(smallRequest({ packId: "photo" }), silent)).rejects.toMatchObject({
      code: "pack-missing",
      message: expect.stringContaining('"arithmetic"'),
    });
  });

  it("is refused when a file of the pack has another hash", async () => {
    const files = { ...arithmeticFiles(), "painter.onnx": "painter netwprk" };
    const engine = engineWith([arithmeticBackend()], { packs: [memoryPack(files)] });
    await expect(engine.edit(smallRequest(), silent)).rejects.toMatchObject({ code: "checksum-mismatch" });
  });
});

describe("a failing graphics card", () => {
  const broken = (paint: (run: number) => number) => arithmeticBackend({ backend: "webgpu", paint });

  it("gets one second chance on a new device", async () => {
    // Run 0 is the self-test; run 1 fails; after the rebuild everything works.
    const gpu = broken((run) => {
      if (run === 1) throw new Error("device was lost");
      return 0.5;
    });
    const result = await engineWith([gpu, arithmeticBackend()]).edit(smallRequest(), silent);
    expect(result.backend).toBe("webgpu");
    expect(gpu.counts.rebuilt).toBe(1);
    expect(result.notices).toEqual([]);
  });

  it("hands over to the processor when it fails again, and the user is told", async () => {
    const gpu = broken((run) => {
      if (run > 0) throw new Error("device was lost");
      return 0.5;
    });
    const engine = engineWith([gpu, arithmeticBackend()]);
    const result = await engine.edit(smallRequest(), silent);
    expect(result.backend).toBe("wasm");
    expect(result.notices).toEqual([{ code: "card-failed", cause: "device-lost" }]);
    expect(gpu.counts.opened).toBe(gpu.counts.released);
    // It is not tried again for this pack until the pack is released.
    const before = gpu.counts.opened;
    await engine.edit(smallRequest(), silent);
    expect(gpu.counts.opened).toBe(before);
    await engine.release();
    await engine.edit(smallRequest(), silent);
    expect(gpu.counts.opened).toBeGreaterThan(before);
  });

  it("never ends in a picture of values that are not numbers", async () => {
    const gpu = broken((run) => (run === 0 ? 0.5 : Number.NaN));
    const result = await engineWith([gpu, arithmeticBackend()]).edit(smallRequest(), silent);
    expect(result.backend).toBe("wasm");
    expect(result.notices).toHaveLength(1);
  });

  it("is not used when its self-test differs from the processor", async () => {
    const gpu = broken(() => 0.6);
    const result = await engineWith([gpu, arithmeticBackend()]).edit(smallRequest(), silent);
    expect(result.backend).toBe("wasm");
    expect(result.notices[0]).toEqual({ code: "card-wrong", difference: expect.closeTo(0.1, 2) });
  });

  it("is told about with the first edit when it showed while loading", async () => {
    const engine = engineWith([broken(() => 0.6), arithmeticBackend()]);
    expect(await engine.load("arithmetic", silent)).toBe("wasm");
    expect((await engine.edit(smallRequest(), silent)).notices).toHaveLength(1);
    expect((await engine.edit(smallRequest(), silent)).notices).toHaveLength(0);
  });

  it("is trusted without another test when it passed before", async () => {
    const kept = new Map<string, string>();
    const memory = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: string) => void kept.set(key, value),
    };
    const reference = arithmeticBackend();
    await engineWith([broken(() => 0.5), reference], { memory }).load("arithmetic", silent);
    expect(reference.counts).toMatchObject({ opened: 2, released: 2 });
    expect([...kept.keys()]).toEqual([expect.stringContaining("fake webgpu")]);
    await engineWith([broken(() => 0.5), reference], { memory }).load("arithmetic", silent);
    expect(reference.counts.opened).toBe(2);
  });

  it("ends in an error with a code when the processor fails too", async () => {
    const failing = arithmeticBackend({
      paint: () => {
        throw new Error("std::bad_alloc");
      },
    });
    await expect(engineWith([failing]).edit(smallRequest(), silent)).rejects.toMatchObject({ code: "out-of-memory" });
  });
});

describe("loading", () => {
  it("runs the networks once, and only the first time, so that the first edit starts at once", async () => {
    const backend = arithmeticBackend();
    const engine = engineWith([backend]);
    expect(await engine.load("arithmetic", silent)).toBe("wasm");
    await engine.load("arithmetic", silent);
    expect(backend.counts).toMatchObject({ runs: 1, opened: 2 });
  });
});

describe("packs", () => {
  it("are listed with what the user needs to choose", async () => {
    const [pack] = await engineWith([arithmeticBackend()]).packs();
    expect(pack).toMatchObject({
      id: "arithmetic",
      size: 16,
      names: [{ name: "flower" }, { name: "ball" }, { name: "sphere" }, { name: "cube" }, { name: "dragon" }],
    });
  });

  it("that are broken hide no other, and say what is wrong when asked for", async () => {
    const bad = memoryPack({ "pack.json": '{"format":1}' });
    const engine = engineWith([arithmeticBackend()], { packs: [bad, memoryPack(arithmeticFiles())] });
    expect(await engine.packs()).toHaveLength(1);
    await expect(engine.load("other", silent)).rejects.toMatchObject({ code: "pack-invalid" });
  });
});

it("previews the coverage and the frame at the size asked for", async () => {
  const engine = engineWith([arithmeticBackend()]);
  const { source, mask } = smallRequest();
  const region = { source, mask, packId: "arithmetic", settings: { feather: 2, grow: 2, context: null } };
  const preview = await engine.preview(region, 20);
  expect(preview).toMatchObject({ source: { width: 40, height: 30 }, working: { width: 16, height: 16 } });
  expect(preview.picture).toMatchObject({ width: 20, height: 15 });
  expect(preview.coverage.data[3]).toBe(0);
  expect(preview.coverage.data[(7 * 20 + 10) * 4 + 3]).toBe(255);
  expect(preview.enlargement).toBeCloseTo(preview.crop.width / 16);
});

describe("measuring", () => {
  it("paints one candidate with the pack's own steps and tells how long it took", async () => {
    let now = 0;
    const backend = arithmeticBackend({
      paint: () => {
        now += 10;
        return 0.5;
      },
    });
    const engine = engineWith([backend], { now: () => now });
    await engine.load("arithmetic", silent);
    const steps: number[] = [];
    const pace = await engine.measure("arithmetic", (event) => {
      if (event.type === "step") steps.push(event.index);
    });
    expect(pace.backend).toBe("wasm");
    expect(steps).toHaveLength((await engine.packs())[0]?.defaults.steps ?? 0);
    // A pass or two a step; loading and warming up are not counted.
    expect(pace.milliseconds).toBe((backend.counts.runs - 1) * 10);
  });

  it("can be stopped", async () => {
    const engine = engineWith([arithmeticBackend()]);
    const running = engine.measure("arithmetic", (event) => {
      if (event.type === "step") engine.cancel(measuringId("arithmetic"));
    });
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("installed packs", () => {
  it("come and go while the engine lives; those that come along win, and a missing one is named", async () => {
    const installed = [{ revision: "1", source: memoryPack(arithmeticFiles("mine")), address: null }];
    const engine = engineWith([arithmeticBackend()], { installed: async () => [...installed] });
    expect((await engine.packs()).map(({ id, builtIn }) => [id, builtIn])).toEqual([
      ["arithmetic", true],
      ["mine", false],
    ]);
    expect((await engine.edit({ ...smallRequest(), packId: "mine" }, silent)).packId).toBe("mine");
    installed.pop();
    expect(await engine.packs()).toHaveLength(1);
    await expect(engine.edit({ ...smallRequest(), packId: "mine" }, silent)).rejects.toMatchObject({
      code: "pack-missing",
      about: "mine",
    });
  });
});

it("previews a frame for each region that is painted by itself, as the edit then plans them", async () => {
  const size = { width: 160, height: 120 };
  const mask = { from: "picture", image: asPng(twoCorners(size)) } as const;
  const source = { image: asPng(pattern(size)), bounds: { x: 0, y: 0, ...size } };
  const request = smallRequest({ source, mask });
  const engine = engineWith([arithmeticBackend()]);
  const { frames, crop, patch } = await engine.preview(request, 80);
  expect(frames).toHaveLength(2);
  for (const frame of frames) expect(frame.width).toBeLessThan(60);
  expect(patch).toEqual({ x: 0, y: 0, width: 160, height: 12 });
  const planned: EditEvent[] = [];
  await engine.edit(request, (event) => event.type === "planned" && planned.push(event));
  expect(planned).toEqual([expect.objectContaining({ crop })]);
  expect((await engine.preview({ ...request, kind: "background" }, 80)).frames).toHaveLength(1);
});

/** Two marks at the ends of the upper edge. */
const twoCorners = (size: { readonly width: number; readonly height: number }) =>
  picture(size, (x, y) => (y < 12 && (x < 12 || x >= size.width - 12) ? [255, 255, 255, 255] : [0, 0, 0, 255]));
