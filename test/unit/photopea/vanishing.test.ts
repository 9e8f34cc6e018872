/** What the plugin works on goes away in the middle: every phase ends in a sentence, and nothing of the user's changes. */
import { afterEach, describe, expect, it } from "vitest";
import type { KeyValues } from "../../../plugin/hosts/photopea/storage";
import { rectangleSelection } from "../../../plugin/photopea-emulator/core/selecting";
import { noisePicture } from "../../support/figma-stage";
import { type PhotopeaStage, type PhotopeaStageOptions, photograph, photopeaStage } from "../../support/photopea-stage";

const picture = noisePicture(60, 40);
const patch = noisePicture(20, 10, true);

let set: PhotopeaStage | null = null;
afterEach(() => set?.dispose());

function open(options: PhotopeaStageOptions = {}) {
  const stage = photopeaStage(options);
  set = stage;
  const document = stage.pea.addPicture("lake.png", picture.pixels);
  document.commit("Rectangle Select", {
    selection: rectangleSelection(document.state, { x: 10, y: 8, width: 24, height: 16 }, 0),
  });
  return { stage, document };
}

async function selected(stage: PhotopeaStage) {
  const selection = await stage.host.selection();
  if (selection.state !== "ready") throw new Error(selection.problem);
  return selection;
}

const order = (sourceId: string) => ({
  sourceId,
  at: { x: 12, y: 9, width: 20, height: 10 },
  image: patch.image,
  label: "Fill: a kite",
  stored: "{}",
});
const aSentence = expect.stringMatching(/^[A-Z].*\.$/);

describe("in Photopea", () => {
  it("a document closed before it is read", async () => {
    const { stage, document } = open();
    const { source } = await selected(stage);
    stage.pea.documents.splice(stage.pea.documents.indexOf(document), 1);
    const other = stage.pea.addPicture("other.png", noisePicture(30, 30).pixels);
    const before = photograph(stage.pea);
    await expect(stage.host.read(source.nodeId, 4096)).rejects.toMatchObject({
      code: "layer-gone",
      message: aSentence,
    });
    expect(photograph(stage.pea)).toEqual(before);
    expect(other.state.layers).toHaveLength(1);
  });

  it("a selection dropped before it is read", async () => {
    const { stage, document } = open();
    const { shapes } = await selected(stage);
    document.commit("Deselect", { selection: null });
    const before = photograph(stage.pea);
    await expect(stage.host.read(shapes[0]?.nodeId ?? "", 4096)).rejects.toMatchObject({
      code: "layer-gone",
      message: aSentence,
    });
    expect(photograph(stage.pea)).toEqual(before);
  });

  it("a document closed before the result is placed: no other document gets it", async () => {
    const { stage, document } = open();
    const { source } = await selected(stage);
    stage.pea.documents.splice(stage.pea.documents.indexOf(document), 1);
    stage.pea.addPicture("other.png", noisePicture(30, 30).pixels);
    const before = photograph(stage.pea);
    await expect(stage.host.place(order(source.nodeId))).rejects.toMatchObject({
      code: "layer-gone",
      message: aSentence,
    });
    expect(photograph(stage.pea)).toEqual(before);
  });

  it.each(["read", "read small", "placed"])(
    "a document closed while it is %s: an end in a sentence, and no trace",
    async (doing) => {
      const { stage, document } = open({ quirks: { slowness: 10, openAfter: 60 } });
      const { source } = await selected(stage);
      const under =
        doing === "placed"
          ? stage.host.place(order(source.nodeId))
          : stage.host.read(source.nodeId, doing === "read" ? 4096 : 20);
      const end = under.then(
        () => null,
        (error: unknown) => error,
      );
      // After the question was asked, before Photopea looks at it; a result is then on its way.
      await new Promise((resolve) => setTimeout(resolve, doing === "placed" ? 25 : 1));
      stage.pea.close(document);
      const other = stage.pea.addPicture("other.png", noisePicture(30, 30).pixels);
      expect(await end).toMatchObject({ name: "HostError", message: aSentence });
      await stage.host.selection();
      expect(stage.pea.documents).toEqual([other]);
      expect(other.state.layers).toHaveLength(1);
      expect(other.steps).toHaveLength(1);
    },
  );

  it("a selection dropped while it is read: its picture or a sentence, and no trace", async () => {
    const { stage, document } = open({ quirks: { slowness: 10 } });
    const { shapes } = await selected(stage);
    const end = stage.host.read(shapes[0]?.nodeId ?? "", 4096).then(
      ({ bounds }) => bounds,
      (error: unknown) => error,
    );
    document.commit("Deselect", { selection: null });
    expect(await end).toMatchObject({ code: "layer-gone", message: aSentence });
    expect(stage.pea.documents).toEqual([document]);
    expect(document.state.layers).toHaveLength(1);
  });

  it("another selection during the run: the result goes where it was painted", async () => {
    const { stage, document } = open();
    const { source } = await selected(stage);
    document.commit("Rectangle Select", {
      selection: rectangleSelection(document.state, { x: 40, y: 20, width: 10, height: 10 }, 0),
    });
    const before = document.state.selection;
    await stage.host.place(order(source.nodeId));
    expect(document.state.layers[0]).toMatchObject({ name: "Fill: a kite", x: 12, y: 9 });
    expect(document.state.selection).toEqual(before);
  });

  it.each([
    ["denied", null],
    [
      "full",
      {
        getItem: () => null,
        setItem: () => {
          throw new DOMException("full", "QuotaExceededError");
        },
      } satisfies KeyValues,
    ],
  ])("storage %s: the result is placed all the same", async (_, storage) => {
    const { stage, document } = open({ storage });
    const { source } = await selected(stage);
    await stage.host.place(order(source.nodeId));
    expect(document.state.layers.map(({ name }) => name)).toContain("Fill: a kite");
    expect((await selected(stage)).source.nodeId).toBe(source.nodeId);
  });
});
