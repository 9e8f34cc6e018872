import { afterEach, describe, expect, it } from "vitest";
import { type Layer, makeLayer, solid } from "../../../plugin/playground/document/layer";
import { translation } from "../../../plugin/playground/document/matrix";
import { decodePng } from "../../../plugin/playground/document/png";
import type { Selection } from "../../../plugin/protocol/host";
import { noisePicture, pictureLayer, type Stage, stage } from "../../support/figma-stage";

const picture = noisePicture(60, 40);
const other = noisePicture(30, 30);
const red = solid(1, 0, 0, 0.3);

function shape(id: string, x: number, y: number, more: Partial<Layer> = {}): Layer {
  return makeLayer({
    id,
    type: "RECTANGLE",
    name: id,
    width: 10,
    height: 10,
    transform: translation(x, y),
    fills: [red],
    ...more,
  });
}
const photo = (more: Partial<Layer> = {}): Layer => pictureLayer("1:1", picture, 0, 0, more);
const around = (type: "GROUP" | "FRAME", children: Layer[], more: Partial<Layer> = {}): Layer =>
  makeLayer({ id: "1:50", type, name: "Around", width: 200, height: 200, children, ...more });

let set: Stage | null = null;
afterEach(() => set?.dispose());

async function select(layers: readonly Layer[], ids: readonly string[]): Promise<Selection> {
  set?.dispose();
  set = await stage({ layers, pictures: [picture, other] });
  set.document.select(ids);
  return set.host.selection();
}

const problems: readonly [string, readonly Layer[], readonly string[], string][] = [
  ["nothing", [photo()], [], "nothing-selected"],
  ["a shape where there is no picture on the page", [shape("1:2", 0, 0)], ["1:2"], "no-image"],
  ["two pictures", [photo(), pictureLayer("1:3", other, 0, 0)], ["1:1", "1:3"], "several-images"],
  ["a picture and a shape beside it", [photo(), shape("1:2", 100, 0)], ["1:1", "1:2"], "shape-outside"],
  ["a shape beside every picture", [photo(), shape("1:2", 100, 0)], ["1:2"], "shape-outside"],
  ["a hidden picture", [photo({ visible: false })], ["1:1"], "hidden"],
  ["a picture in a hidden group", [around("GROUP", [photo()], { visible: false })], ["1:1"], "hidden"],
  ["a locked picture", [photo({ locked: true })], ["1:1"], "locked"],
  ["a picture in a locked frame", [around("FRAME", [photo()], { locked: true })], ["1:1"], "locked"],
  ["a picture without extent", [photo({ height: 0 })], ["1:1"], "zero-size"],
  ["a shape without extent", [photo(), shape("1:2", 5, 5, { width: 0, height: 0 })], ["1:2"], "zero-size"],
  ["a frame without pictures", [around("FRAME", [shape("1:2", 0, 0)])], ["1:50"], "no-image"],
];

describe("what cannot be edited", () => {
  it.each(problems)("says so for %s", async (_, layers, ids, problem) => {
    expect(await select(layers, ids)).toMatchObject({ state: "none", problem });
  });
});

describe("several pictures", () => {
  it("are told with the shapes that touch each, without those that cannot be edited", async () => {
    const layers = [
      photo(),
      pictureLayer("1:3", other, 100, 0),
      pictureLayer("1:4", other, 200, 0, { locked: true }),
      shape("1:5", 5, 5),
    ];
    const selection = await select(layers, ["1:1", "1:3", "1:4", "1:5"]);
    const told = selection.state === "none" ? (selection.pictures ?? []) : [];
    expect(told.map(({ source, shapes }) => [source.nodeId, shapes.map(({ nodeId }) => nodeId)])).toEqual([
      ["1:1", ["1:5"]],
      ["1:3", []],
    ]);
    expect(told[1]?.source).toMatchObject({ pixels: { width: 30, height: 30 }, bounds: { x: 100 } });
  });
});

describe("what can be edited", () => {
  async function ready(layers: readonly Layer[], ids: readonly string[]) {
    const selection = await select(layers, ids);
    if (selection.state !== "ready") throw new Error(selection.problem);
    return { source: selection.source.nodeId, shapes: selection.shapes.map(({ nodeId }) => nodeId), selection };
  }

  it("is a picture alone", async () => {
    const { source, shapes, selection } = await ready([photo()], ["1:1"]);
    expect([source, shapes]).toEqual(["1:1", []]);
    expect(selection.source).toMatchObject({
      bounds: { x: 0, y: 0, width: 60, height: 40 },
      pixels: { width: 60, height: 40 },
    });
  });

  it("is a picture with the shapes that lie over it", async () => {
    const layers = [photo(), shape("1:2", 0, 0), shape("1:3", 20, 5), shape("1:4", 300, 0)];
    expect(await ready(layers, ["1:1", "1:2", "1:3", "1:4"])).toMatchObject({ source: "1:1", shapes: ["1:2", "1:3"] });
  });

  it("is the topmost picture under a shape alone, in a frame too", async () => {
    const inFrame = around("FRAME", [pictureLayer("1:3", other, 0, 0)]);
    const layers = [photo(), inFrame, shape("1:2", 5, 5), pictureLayer("1:9", other, 0, 0)];
    expect(await ready(layers, ["1:2"])).toMatchObject({ source: "1:3", shapes: ["1:2"] });
  });

  it("is a locked background under a shape", async () => {
    expect(await ready([photo({ locked: true }), shape("1:2", 5, 5)], ["1:2"])).toMatchObject({ source: "1:1" });
  });

  it("is what a group holds", async () => {
    const layers = [around("GROUP", [photo(), shape("1:2", 5, 5)])];
    expect(await ready(layers, ["1:50"])).toMatchObject({ source: "1:1", shapes: ["1:2"] });
  });

  it("is a frame whose fill is a picture, under a shape in it", async () => {
    const layers = [around("FRAME", [shape("1:2", 5, 5)], { fills: photo().fills })];
    expect(await ready(layers, ["1:2"])).toMatchObject({ source: "1:50" });
  });

  it("is a turned picture, by the box around it", async () => {
    const turned = photo({
      transform: [
        [0, -1, 40],
        [1, 0, 0],
      ],
    });
    const { selection } = await ready([turned], ["1:1"]);
    expect(selection.source.bounds).toEqual({ x: 0, y: 0, width: 40, height: 60 });
  });

  it("has the picture's own pixels when the layer is scaled", async () => {
    const { selection } = await ready([photo({ width: 15, height: 10 })], ["1:1"]);
    expect(selection.source.pixels).toEqual({ width: 60, height: 40 });
  });
});

describe("earlier results", () => {
  const result = (id: string, x: number, more: Partial<Layer> = {}): Layer =>
    pictureLayer(id, other, x, 0, { pluginData: { request: "{}", source: "1:1" }, ...more });

  async function above(layers: readonly Layer[], ids: readonly string[]) {
    const selection = await select(layers, ids);
    if (selection.state !== "ready") throw new Error(selection.problem);
    return selection.above?.map(({ nodeId, selected }) => (selected ? `${nodeId} selected` : nodeId));
  }

  it("directly above the picture are told bottom first, those that show on it", async () => {
    const layers = [
      photo(),
      result("1:2", 0),
      result("1:3", 5, { visible: false }),
      result("1:4", 500),
      result("1:5", 10, { pluginData: { request: "{}", source: "gone" } }),
      shape("1:6", 5, 5),
      result("1:7", 5),
    ];
    expect(await above(layers, ["1:6"])).toEqual(["1:2", "1:5"]);
    expect(await above(layers, ["1:1"])).toEqual(["1:2", "1:5"]);
  });

  it("include the selected one, marked", async () => {
    expect(await above([photo(), result("1:2", 0), result("1:3", 5)], ["1:2"])).toEqual(["1:2 selected", "1:3"]);
  });

  it("are read at their own size", async () => {
    await above([photo(), result("1:2", 7)], ["1:1"]);
    const read = await set?.host.read("1:2", 4096);
    expect(read?.bounds).toEqual({ x: 7, y: 0, width: 30, height: 30 });
    expect(read && decodePng(read.image.bytes).data).toEqual(other.pixels.data);
  });

  it("above another picture are not this one's", async () => {
    const second = pictureLayer("1:9", other, 0, 0);
    expect(await above([photo(), second, result("1:2", 0), shape("1:6", 40, 30)], ["1:1", "1:6"])).toEqual([]);
  });
});

describe("reading a shape", () => {
  async function mask(layer: Layer) {
    const selection = await select([photo({ width: 30, height: 20 }), layer], ["1:1", layer.id]);
    if (selection.state !== "ready" || set === null) throw new Error("not ready");
    const count = set.document.layers.length;
    const { image, bounds } = await set.host.read(layer.id, 4096);
    expect(set.document.layers.length).toBe(count);
    const raster = decodePng(image.bytes);
    return { bounds, raster, alpha: (x: number, y: number) => raster.data[(y * raster.width + x) * 4 + 3] };
  }

  it.each([
    ["translucent", [red]],
    ["unfilled", []],
    ["solid", [solid(0, 1, 0)]],
  ])("gives its whole inside when it is %s, at the picture's scale", async (_, fills) => {
    const { raster, alpha } = await mask(shape("1:2", 5, 5, { fills, opacity: 0.5 }));
    expect([raster.width, raster.height]).toEqual([20, 20]);
    const alphas = [alpha(0, 0), alpha(10, 10), alpha(19, 19)];
    // Even, but not always full: the engine stretches each shape's alpha to its largest.
    expect(alphas[0]).toBeGreaterThan(0);
    expect(new Set(alphas).size).toBe(1);
  });

  it("gives an ellipse without its corners", async () => {
    const { alpha } = await mask(shape("1:2", 5, 5, { type: "ELLIPSE", fills: [solid(0, 0, 0)] }));
    expect([alpha(0, 0), alpha(10, 10), alpha(19, 0)]).toEqual([0, 255, 0]);
  });

  it("gives a brush stroke with its width, outside its geometric box", async () => {
    const stroke = shape("1:2", 5, 10, {
      type: "VECTOR",
      height: 0.01,
      fills: [],
      strokes: [red],
      strokeWeight: 4,
      paths: [{ points: [0, 0, 10, 0], closed: false }],
    });
    const { bounds, raster, alpha } = await mask(stroke);
    expect(bounds).toMatchObject({ x: 3, y: 8, width: 14 });
    expect(alpha(raster.width >> 1, raster.height >> 1)).toBe(255);
    expect(alpha(0, 0)).toBe(0);
  });
});
