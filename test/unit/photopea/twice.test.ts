/** Files bear no token: one that comes twice, or late, must not be taken for a later call's. */
import { afterEach, describe, expect, it } from "vitest";
import type { Quirks } from "../../../plugin/photopea-emulator/core/quirks";
import { rectangleSelection } from "../../../plugin/photopea-emulator/core/selecting";
import { decodePng } from "../../../plugin/playground/document/png";
import { noisePicture } from "../../support/figma-stage";
import { type PhotopeaStage, photopeaStage } from "../../support/photopea-stage";

let set: PhotopeaStage | null = null;
afterEach(() => set?.dispose());

const picture = noisePicture(40, 30);
const other = noisePicture(40, 30, true);

async function open(quirks: Partial<Quirks>) {
  const stage = photopeaStage({ quirks });
  set = stage;
  const document = stage.pea.addPicture("lake.png", picture.pixels);
  const selection = await stage.host.selection();
  if (selection.state !== "ready") throw new Error("Nothing selected");
  const read = async () => decodePng((await stage.host.read(selection.source.nodeId, 4096)).image.bytes).data;
  /** The user paints over everything. */
  const paint = (): void => document.commit("Brush Tool", { layers: [stage.pea.art("Background", other.pixels)] });
  return { ...stage, document, selection, read, paint };
}

describe.each<readonly [string, Partial<Quirks>]>([
  ["in order", {}],
  ["in order, twice", { twice: true }],
  ["after the strings", { picturesLast: true }],
  ["after the strings, twice", { twice: true, picturesLast: true }],
])("files that come %s", (_, quirks) => {
  it("are taken by the call that saved them, although the next is of the same size", async () => {
    const { read, paint } = await open(quirks);
    expect(await read()).toEqual(picture.pixels.data);
    paint();
    expect(await read()).toEqual(other.pixels.data);
    expect(await read()).toEqual(other.pixels.data); // And the same picture again.
  });

  it("are told apart in calls right behind each other, asked for at once", async () => {
    const { host, document, selection, pea } = await open(quirks);
    document.commit("Rectangle Select", {
      selection: rectangleSelection(document.state, { x: 4, y: 5, width: 20, height: 10 }, 0),
    });
    const now = await host.selection();
    const shape = now.state === "ready" ? (now.shapes[0]?.nodeId ?? "") : "";
    const both = await Promise.all([
      host.read(selection.source.nodeId, 4096),
      host.read(shape, 4096),
      host.read(selection.source.nodeId, 8),
      host.read(shape, 4096),
    ]);
    const sizes = both.map(({ image }) => decodePng(image.bytes)).map(({ width, height }) => [width, height]);
    expect(sizes).toEqual([
      [40, 30],
      [20, 10],
      [8, 6],
      [20, 10],
    ]);
    expect(pea.documents.length).toBe(1);
  });
});
