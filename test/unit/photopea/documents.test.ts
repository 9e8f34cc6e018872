/** Which document and which layers are meant: names that occur twice, documents switched or closed, earlier results. */
import { encode } from "fast-png";
import { afterEach, describe, expect, it } from "vitest";
import { decodePng as readPng } from "../../../models/engine/png";
import type { Raster } from "../../../models/image/raster";
import type { PeaDocument } from "../../../plugin/photopea-emulator/core/pea-document";
import { rectangleSelection } from "../../../plugin/photopea-emulator/core/selecting";
import { decodePng } from "../../../plugin/playground/document/png";
import { noisePicture } from "../../support/figma-stage";
import { memoryStorage, type PhotopeaStage, photopeaStage } from "../../support/photopea-stage";

const patch = noisePicture(10, 6);

let set: PhotopeaStage | null = null;
afterEach(() => set?.dispose());

function open(storage = memoryStorage()): PhotopeaStage {
  set = photopeaStage({ quirks: { openAfter: 1 }, storage });
  return set;
}

async function ready({ host }: PhotopeaStage) {
  const selection = await host.selection();
  if (selection.state !== "ready") throw new Error(selection.problem);
  return selection;
}

const place = (stage: PhotopeaStage, sourceId: string, x = 2, label = "Fill: a kite") =>
  stage.host.place({
    sourceId,
    at: { x, y: 3, width: 10, height: 6 },
    image: patch.image,
    label,
    stored: `{"x":${x}}`,
  });
const names = (document: PeaDocument): readonly string[] => document.state.layers.map(({ name }) => name);
const topLeft = ({ data }: Raster): readonly number[] => [...data.slice(0, 4)];

describe("documents", () => {
  it("nothing open is nothing selected", async () => {
    expect(await open().host.selection()).toEqual({ state: "none", problem: "nothing-selected" });
  });

  it("tells two of one name and size apart", async () => {
    const stage = open();
    const [first, second] = [noisePicture(30, 20).pixels, noisePicture(30, 20, true).pixels];
    const [a, b] = [stage.pea.addPicture("new.psd", first), stage.pea.addPicture("new.psd", second)];
    const ofB = (await ready(stage)).source.nodeId;
    stage.pea.activate(a);
    const ofA = (await ready(stage)).source.nodeId;
    expect(ofA).not.toBe(ofB);
    expect(topLeft(decodePng((await stage.host.read(ofB, 4096)).image.bytes))).toEqual(topLeft(second));
    await place(stage, ofB);
    expect([names(a), names(b)]).toEqual([["Background"], ["Fill: a kite", "Background"]]);
    stage.pea.close(a);
    // The one left over is found, though it moved.
    await place(stage, ofB);
    expect(names(b)[0]).toBe("Fill: a kite 2");
  });

  it("tells two of one name apart by their selection, where objects are made anew", async () => {
    const stage = open();
    stage.quirks.freshObjects = true;
    stage.pea.addPicture("new.psd", noisePicture(30, 20).pixels);
    const second = stage.pea.addPicture("new.psd", noisePicture(30, 20).pixels);
    const selection = rectangleSelection(second.state, { x: 1, y: 1, width: 4, height: 4 }, 0);
    second.commit("Rectangle Select", { selection });
    await place(stage, (await ready(stage)).source.nodeId);
    expect(names(second)).toEqual(["Fill: a kite", "Background"]);
  });

  it("places into the document it was made for and lets the user stay where they are", async () => {
    const stage = open();
    const lake = stage.pea.addPicture("lake.jpg", noisePicture(30, 20).pixels);
    const { nodeId } = (await ready(stage)).source;
    const other = stage.pea.addPicture("other.jpg", noisePicture(50, 50).pixels);
    lake.name = "lake.psd"; // Saved meanwhile.
    await place(stage, nodeId);
    expect(stage.pea.active).toBe(other);
    expect(names(lake)).toEqual(["Fill: a kite", "Background"]);
    expect(names(other)).toEqual(["Background"]);
  });

  it.each([null, "saveToOE", "layer.duplicate"])(
    "comes back to the document the user looks at (failing: %s)",
    async (member) => {
      const stage = open();
      const open_ = (name: string) => stage.pea.addPicture(name, noisePicture(30, 20).pixels);
      const [first, , third] = [open_("first.png"), open_("second.png"), open_("third.png")];
      const { nodeId } = (await ready(stage)).source;
      const result = await place(stage, nodeId);
      stage.pea.activate(first);
      stage.quirks.throwsIn = member;
      const attempts = [
        () => stage.host.read(nodeId, 10),
        () => stage.host.read(result, 4096),
        () => place(stage, nodeId),
      ];
      for (const attempt of attempts) {
        await attempt().catch(() => undefined);
        expect(stage.pea.active).toBe(first);
      }
      await stage.host.selection();
      expect(stage.pea.documents.map(({ name }) => name)).toEqual(["first.png", "second.png", "third.png"]);
      expect(first.steps).toHaveLength(1);
      expect(names(third)).toHaveLength(member === "layer.duplicate" ? 2 : 3);
    },
  );

  it("never takes another document for one that was closed", async () => {
    const stage = open();
    const lake = stage.pea.addPicture("lake.png", noisePicture(30, 20).pixels);
    const { nodeId } = (await ready(stage)).source;
    const other = stage.pea.addPicture("other.png", noisePicture(30, 20).pixels);
    stage.pea.close(lake);
    await expect(place(stage, nodeId)).rejects.toMatchObject({ code: "layer-gone" });
    expect(names(other)).toEqual(["Background"]);
    expect(stage.pea.documents).toEqual([other]);
  });

  it("shrinks what is too large, and reads no more than the canvas", async () => {
    const stage = open();
    const document = stage.pea.addPicture("lake.png", noisePicture(40, 20).pixels);
    document.commit("Place", {
      layers: [stage.pea.art("Beyond", noisePicture(30, 30).pixels, 25, -10), ...document.state.layers],
    });
    const { source } = await ready(stage);
    const whole = decodePng((await stage.host.read(source.nodeId, 4096)).image.bytes);
    expect([whole.width, whole.height]).toEqual([40, 20]);
    const small = await stage.host.read(source.nodeId, 10);
    expect(small.bounds).toEqual({ x: 0, y: 0, width: 40, height: 20 });
    expect(decodePng(small.image.bytes)).toMatchObject({ width: 10, height: 5 });
  });
});

it("a document of 16 bits a channel is read by its high bytes", async () => {
  const { pixels } = noisePicture(30, 20, true);
  set = photopeaStage({
    encode({ width, height, data }) {
      const wide = Uint16Array.from(data, (value, i) => value * 256 + ((i * 37) & 255));
      return new Uint8Array(encode({ width, height, data: wide, depth: 16, channels: 4 }));
    },
  });
  set.pea.addPicture("deep.psd", pixels);
  const { source } = await ready(set);
  const { image } = await set.host.read(source.nodeId, 4096);
  const { width, height, data } = readPng(image.bytes);
  expect([width, height]).toEqual([30, 20]);
  expect(Buffer.from(data).equals(Buffer.from(pixels.data))).toBe(true);
});

describe("earlier results", () => {
  it("lie above the picture, each by itself, and are found again", async () => {
    const storage = memoryStorage();
    const stage = open(storage);
    const document = stage.pea.addPicture("lake.png", noisePicture(30, 20).pixels);
    const { nodeId } = (await ready(stage)).source;
    const before = (await stage.host.read(nodeId, 4096)).image.bytes;
    await place(stage, nodeId, 2);
    await place(stage, nodeId, 8);
    const after = await ready(stage);
    expect(after.source.nodeId).toBe(nodeId);
    expect(after.above).toMatchObject([
      { name: "Fill: a kite", bounds: { x: 2, y: 3 }, selected: false },
      { name: "Fill: a kite 2", bounds: { x: 8, y: 3 }, selected: true },
    ]);
    expect(after.stored).toBe('{"x":8}');
    expect((await stage.host.read(nodeId, 4096)).image.bytes).toEqual(before);
    const read = await stage.host.read(after.above?.[0]?.nodeId ?? "", 4096);
    expect(decodePng(read.image.bytes)).toEqual(patch.pixels);

    // Another window of the plugin's, later: the browser has kept the requests.
    const again = open(storage);
    const copy = again.pea.addPicture("lake.psd", noisePicture(30, 20).pixels);
    copy.commit("Open", { layers: document.state.layers, active: document.state.layers[1]?.id ?? null });
    expect(await ready(again)).toMatchObject({ stored: '{"x":2}', above: [{ selected: true }, { selected: false }] });
  });

  it("count as picture under a layer of the user's, and are left out while hidden", async () => {
    const stage = open();
    const document = stage.pea.addPicture("lake.png", noisePicture(30, 20).pixels);
    const { nodeId } = (await ready(stage)).source;
    await place(stage, nodeId);
    const top = document.state.layers[0]?.id ?? 0;
    document.changeLayer("Layer Visibility", top, (layer) => ({ ...layer, visible: false }));
    expect((await ready(stage)).above).toEqual([]);
    document.changeLayer("Layer Visibility", top, (layer) => ({ ...layer, visible: true }));
    document.commit("New Layer", { layers: [stage.pea.blank("Mine", document.state), ...document.state.layers] });
    const selection = await ready(stage);
    expect(selection.above).toEqual([]);
    const { data } = decodePng((await stage.host.read(nodeId, 4096)).image.bytes);
    expect([...data.slice((3 * 30 + 2) * 4, (3 * 30 + 2) * 4 + 4)]).toEqual(topLeft(patch.pixels));
  });
});
