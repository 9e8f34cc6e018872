/** Which of the selected layers become references, and as what. */
import { afterEach, describe, expect, it } from "vitest";
import { makeLayer, solid } from "../../../plugin/playground/document/layer";
import { translation } from "../../../plugin/playground/document/matrix";
import { decodePng } from "../../../plugin/playground/document/png";
import { noisePicture, pictureLayer, type Stage, stage } from "../../support/figma-stage";

let set: Stage | null = null;
afterEach(() => set?.dispose());

describe("the layers picked as references", () => {
  it("are the pictures where shapes are selected with them, and the shapes where they are alone", async () => {
    const picture = noisePicture(64, 48, true);
    const shape = makeLayer({
      id: "1:2",
      type: "RECTANGLE",
      name: "Mark",
      width: 16,
      height: 8,
      transform: translation(20, 20),
      fills: [solid(1, 0, 0, 1)],
    });
    set = await stage({ layers: [pictureLayer("1:1", picture, 10, 20), shape], pictures: [picture] });
    set.document.select(["1:1", "1:2"]);
    expect(await set.host.picked(512)).toMatchObject([{ name: set.document.find("1:1")?.layer.name }]);
    set.document.select(["1:2"]);
    const [alone] = await set.host.picked(512);
    if (alone === undefined) throw new Error("nothing was picked");
    // What has no pixels of its own is drawn as large as asked for.
    const { width, height } = decodePng(alone.image.bytes);
    expect([width, height]).toEqual([512, 256]);
  });

  it("are none where nothing is selected, or nothing can be seen", async () => {
    const picture = noisePicture(64, 48);
    const hidden = { ...pictureLayer("1:1", picture, 0, 0), visible: false };
    set = await stage({ layers: [hidden], pictures: [picture] });
    expect(await set.host.picked(512)).toEqual([]);
    set.document.select(["1:1"]);
    expect(await set.host.picked(512)).toEqual([]);
  });
});
