import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type Layer, makeLayer, pageBounds } from "../../../plugin/playground/document/layer";
import { translation } from "../../../plugin/playground/document/matrix";
import { envelope } from "../../../plugin/protocol/messages";
import type { HostProcedures } from "../../../plugin/protocol/procedures";
import { noisePicture, pictureLayer, type Stage, type StageOptions, stage, uiOrigin } from "../../support/figma-stage";

const picture = noisePicture(60, 40);
const patch = noisePicture(20, 10, true);
const at = { x: 30, y: 45, width: 20, height: 10 };

let set: Stage | null = null;
afterEach(() => set?.dispose());

async function open(layers: readonly Layer[], more: Partial<StageOptions> = {}): Promise<Stage> {
  set = await stage({ layers, pictures: [picture], ...more });
  return set;
}
const source = (more: Partial<Layer> = {}): Layer => pictureLayer("1:1", picture, 20, 40, more);
const frame = (more: Partial<Layer>, children: Layer[] = [source({ transform: translation(10, 10) })]): Layer =>
  makeLayer({
    id: "1:50",
    type: "FRAME",
    name: "Frame",
    width: 300,
    height: 300,
    transform: translation(10, 30),
    children,
    ...more,
  });
const order = { sourceId: "1:1", at, image: patch.image, label: "Fill: a red kite", stored: '{"prompt":"a red kite"}' };

function find(id: string) {
  const placed = set?.document.find(id);
  if (!placed) throw new Error(`no layer ${id}`);
  return placed;
}

describe("placing", () => {
  it("puts the result right above its source and selects it", async () => {
    const { host, document } = await open([source(), pictureLayer("1:9", picture, 0, 0)]);
    const id = await host.place(order);
    expect(document.layers.map((layer) => layer.id)).toEqual(["1:1", id, "1:9"]);
    expect(document.selection).toEqual([id]);
    expect(find(id).layer).toMatchObject({
      name: "Fill: a red kite",
      pluginData: { request: order.stored, source: "1:1" },
      relaunch: { "edit-again": expect.any(String) },
    });
  });

  it("puts a second result above the first", async () => {
    const { host, document } = await open([source()]);
    const [one, two] = [await host.place(order), await host.place(order)];
    expect(document.layers.map((layer) => layer.id)).toEqual(["1:1", one, two]);
  });

  it("puts it above results copied along with the picture, which remember the original", async () => {
    const copied = pictureLayer("1:8", picture, 20, 40, { pluginData: { request: "{}", source: "9:9" } });
    const { host, document } = await open([source(), copied, pictureLayer("1:9", picture, 0, 0)]);
    const id = await host.place(order);
    expect(document.layers.map((layer) => layer.id)).toEqual(["1:1", "1:8", id, "1:9"]);
  });

  it.each([
    ["a frame", frame({})],
    [
      "a turned frame",
      frame({
        transform: [
          [0, -1, 90],
          [1, 0, 30],
        ],
      }),
    ],
    ["a frame with auto layout", frame({ layoutMode: "HORIZONTAL" })],
    ["a group", frame({ type: "GROUP" }, [source()])],
    [
      "a group in a frame",
      frame({}, [
        makeLayer({ id: "1:51", type: "GROUP", name: "Group", children: [source({ transform: translation(10, 10) })] }),
      ]),
    ],
  ])("lands at the same place of the page in %s", async (_, layer) => {
    const { host } = await open([layer]);
    const placed = find(await host.place(order));
    expect(placed.ancestors.map(({ id }) => id)).toEqual(find("1:1").ancestors.map(({ id }) => id));
    expect(pageBounds(placed)).toMatchObject({ x: expect.closeTo(30), y: expect.closeTo(45) });
  });

  it("goes above the outermost instance the source is in", async () => {
    const inner = frame({ id: "1:51", type: "INSTANCE", transform: translation(0, 0) });
    const { host, document } = await open([frame({ type: "INSTANCE" }, [inner])]);
    const id = await host.place(order);
    expect(document.layers.map((layer) => layer.id)).toEqual(["1:50", id]);
    expect(pageBounds(find(id))).toEqual(at);
  });

  it("names the locked parent and changes nothing", async () => {
    const { host, document } = await open([frame({ locked: true })]);
    await expect(host.place(order)).rejects.toMatchObject({
      code: "locked",
      message: expect.stringContaining("“Frame” is locked"),
    });
    expect(document.undoDepth).toBe(0);
    expect(document.placed()).toHaveLength(2);
  });

  it("keeps the user's own unfinished change as a step of its own", async () => {
    const { host, document } = await open([source()]);
    document.change(() => {
      find("1:1").layer.name = "Renamed";
    });
    await host.place(order);
    document.undo();
    expect(document.layers.map(({ name }) => name)).toEqual(["Renamed"]);
    document.undo();
    expect(document.layers.map(({ name }) => name)).toEqual(["Picture 1:1"]);
  });

  it("hides what was drawn on, and never the picture nor what holds it", async () => {
    const drawing = makeLayer({ id: "1:71", type: "GROUP", name: "Strokes", width: 9, height: 9 });
    const holder = makeLayer({ id: "1:72", type: "FRAME", name: "Frame", width: 99, height: 99, children: [source()] });
    const { host } = await open([holder, drawing]);
    await host.place({ ...order, hide: ["1:71", "1:72", "1:1"] });
    expect(["1:71", "1:72", "1:1"].map((id) => find(id).layer.visible)).toEqual([false, true, true]);
  });

  it("hides the shapes that marked the region, and nothing else, in the same step", async () => {
    const mark = makeLayer({
      id: "1:70",
      type: "ELLIPSE",
      name: "E",
      transform: translation(32, 46),
      width: 9,
      height: 9,
    });
    const { host, document } = await open([source(), mark]);
    await host.place({ ...order, hide: ["1:70", "1:1", "gone"] });
    expect([find("1:70").layer.visible, find("1:1").layer.visible]).toEqual([false, true]);
    document.undo();
    expect(find("1:70").layer.visible).toBe(true);
    expect(document.layers).toHaveLength(2);
  });

  it.each([
    ["a picture over 4096 pixels", noisePicture(4097, 1).image, "too-large"],
    ["a WebP picture", { type: "image/webp", bytes: patch.image.bytes }, "cannot-place"],
    ["a damaged picture", { type: "image/png", bytes: new Uint8Array([1, 2, 3]) }, "cannot-place"],
  ] as const)("refuses %s with a sentence", async (_, image, code) => {
    const { host, document } = await open([source()]);
    await expect(host.place({ ...order, image })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/\.$/),
    });
    expect(document.layers).toHaveLength(1);
  });
});

describe("editing again", () => {
  it("finds the next picture below when the source was deleted", async () => {
    const { host, document } = await open([pictureLayer("1:9", picture, 0, 20), source()]);
    await host.place(order);
    document.remove("1:1");
    expect(await host.selection()).toMatchObject({ state: "ready", source: { nodeId: "1:9" }, stored: order.stored });
  });

  it("treats a result without any picture left as a picture", async () => {
    const { host, document } = await open([source()]);
    const id = await host.place(order);
    document.remove("1:1");
    expect(await host.selection()).toMatchObject({ state: "ready", source: { nodeId: id }, stored: null });
  });

  it("paints again on the picture when a shape lies over an earlier result", async () => {
    const { host, document } = await open([source()]);
    await host.place(order);
    document.change(() =>
      document.layers.push(
        makeLayer({ id: "1:70", type: "ELLIPSE", name: "E", transform: translation(32, 46), width: 9, height: 9 }),
      ),
    );
    document.select(["1:70"]);
    expect(await host.selection()).toMatchObject({
      source: { nodeId: "1:1" },
      shapes: [{ nodeId: "1:70" }],
      stored: null,
    });
  });
});

describe("the plugin as a whole", () => {
  it("knows how it was started", async () => {
    expect(await (await open([], { command: "fill", prompt: "  a red kite " })).host.command()).toEqual({
      verb: "fill",
      prompt: "a red kite",
    });
    set?.dispose();
    expect(await (await open([], { command: "edit-again" })).host.command()).toEqual({
      verb: "edit-again",
      prompt: null,
    });
  });

  it("opens a page that goes on to the site with the plugin's id", async () => {
    const { opened } = await open([]);
    expect(opened).toHaveLength(1);
    expect(opened[0]).toContain(`window.location.href = "${uiOrigin}/#plugin=1000000000000000001"`);
  });

  it("hears its own site only", async () => {
    const { inject, host, document } = await open([source()]);
    await host.ready;
    const call = envelope({ kind: "call", id: 1, method: "place", args: [order] });
    for (const origin of ["null", "https://evil.example", `${uiOrigin}.evil.example`]) inject(call, origin);
    await new Promise((done) => setTimeout(done, 30));
    expect(document.layers).toHaveLength(1);
    inject(call, uiOrigin);
    await expect.poll(() => document.layers.length).toBe(2);
  });

  it("answers wrong arguments with bad-message", async () => {
    const { host } = await open([source()]);
    const wrong = { ...order, at: { x: Number.NaN, y: 0, width: 1, height: 1 } };
    await expect(host.place(wrong)).rejects.toMatchObject({ code: "bad-message" });
    await expect(host.recall(7 as unknown as string)).rejects.toMatchObject({ code: "bad-message" });
  });

  it("answers any nonsense with a sentence and leaves the document alone", async () => {
    const { host, document, log } = await open([source()]);
    const before = JSON.stringify(document.layers);
    const calls: Pick<HostProcedures, keyof typeof host & keyof HostProcedures> = host;
    const nonsense = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.uint8Array({ maxLength: 4 }));
    const method = fc.constantFrom("read", "place", "remember", "recall", "notify", "resize");
    await fc.assert(
      fc.asyncProperty(method, fc.array(nonsense, { maxLength: 3 }), async (name, args) => {
        const call = calls[name] as (...given: readonly unknown[]) => Promise<unknown>;
        const failure: unknown = await call(...args).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure === null) return; // Texts and sizes may happen to be right.
        expect(failure).toMatchObject({ name: "HostError", message: expect.stringMatching(/\.$/) });
        expect(failure).not.toMatchObject({ code: "internal" });
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(JSON.stringify(document.layers)).toBe(before);
    expect(log).toEqual([]);
  });

  it("tells about selection changes, joined, newest last", async () => {
    const { host, document } = await open([source()]);
    await host.ready;
    const heard: string[] = [];
    host.on("selection", (selection) => heard.push(selection.state));
    for (let i = 0; i < 20; i++) document.select(i % 2 === 0 ? ["1:1"] : []);
    document.select(["1:1"]);
    await expect.poll(() => heard[heard.length - 1]).toBe("ready");
    expect(heard.length).toBeLessThan(4);
  });

  it("says when Figma's storage is full, and keeps what was there", async () => {
    const { host } = await open([]);
    await host.remember("small", "kept");
    await expect(host.remember("large", "x".repeat(5_000_001))).rejects.toMatchObject({ code: "storage-full" });
    expect(await host.recall("small")).toBe("kept");
  });

  it("keeps the window within reason, shortens notices, and closes", async () => {
    const { host, sizes, notices, closed } = await open([]);
    await host.resize({ width: 1, height: 99_999 });
    expect(sizes).toEqual([{ width: 280, height: 1000 }]);
    await host.notify("a".repeat(150));
    await host.notify(`${"a".repeat(98)}🌻🌻`);
    expect(notices).toEqual([`${"a".repeat(99)}…`, `${"a".repeat(98)}…`]);
    host.close().catch(() => undefined);
    await expect.poll(closed).toBe(true);
  });

  it("logs nothing when all goes well", async () => {
    const { host, log } = await open([source()]);
    await host.place(order);
    expect(log).toEqual([]);
  });
});
