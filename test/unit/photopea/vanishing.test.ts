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
