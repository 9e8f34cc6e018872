/** Which of the selected layers become references, and which a drawing; and as what. */
import { afterEach, describe, expect, it } from "vitest";
import { type Layer, makeLayer, solid } from "../../../plugin/playground/document/layer";
import { translation } from "../../../plugin/playground/document/matrix";
import { decodePng } from "../../../plugin/playground/document/png";
import { mostDrawings } from "../../../plugin/protocol/host";
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

describe("the layers taken as a drawing over a picture", () => {
  const picture = noisePicture(64, 48);
  const red = [solid(1, 0, 0, 1)];
  const shape = (id: string, x: number, y: number, more: Partial<Layer> = {}): Layer =>
    makeLayer({
      id,
      type: "RECTANGLE",
      name: id,
      width: 8,
      height: 8,
      transform: translation(x, y),
      fills: red,
      ...more,
    });
  const around = (type: "GROUP" | "FRAME", id: string, children: Layer[], more: Partial<Layer> = {}): Layer =>
    makeLayer({ id, type, name: id, width: 40, height: 30, children, ...more });
  const photo = (more: Partial<Layer> = {}): Layer => pictureLayer("1:1", picture, 0, 0, more);

  async function drawn(layers: readonly Layer[], ids: readonly string[], maxSide = 64) {
    set = await stage({ layers, pictures: [picture] });
    set.document.select(ids);
    const picked = await set.host.picked(maxSide, "1:1");
    return picked.map(({ nodeId }) => nodeId);
  }

  it("come bottom first, however they were selected, without the picture", async () => {
    const layers = [photo(), shape("1:2", 0, 0), shape("1:3", 4, 4), shape("1:4", 8, 8)];
    expect(await drawn(layers, ["1:4", "1:1", "1:2", "1:3"])).toEqual(["1:2", "1:3", "1:4"]);
  });

  it("are groups, frames and pictures as wholes", async () => {
    const layers = [
      photo(),
      around("GROUP", "1:5", [shape("1:2", 0, 0), shape("1:3", 4, 4)]),
      around("FRAME", "1:6", [shape("1:4", 0, 0)]),
      pictureLayer("1:7", picture, 5, 5),
    ];
    expect(await drawn(layers, ["1:7", "1:6", "1:5", "1:1"])).toEqual(["1:5", "1:6", "1:7"]);
  });

  it("are the others in a group that holds the picture, and nothing of a frame that does", async () => {
    const inside = () => [photo(), shape("1:2", 0, 0), shape("1:3", 4, 4, { visible: false })];
    expect(await drawn([around("GROUP", "1:5", inside())], ["1:5"])).toEqual(["1:2"]);
    set?.dispose();
    expect(await drawn([around("FRAME", "1:5", inside())], ["1:5"])).toEqual([]);
  });

  it("are at most a hundred", async () => {
    const many = Array.from({ length: mostDrawings + 5 }, (_, i) => shape(`2:${i}`, i % 50, 0));
    const ids = many.map(({ id }) => id);
    expect(await drawn([photo(), ...many], ids, 16)).toEqual(ids.slice(0, mostDrawings));
  });

  it("are not seen in the picture when they lie in its own frame, and the document stays as it is", async () => {
    const alone = photo({ type: "FRAME" });
    const within = photo({
      type: "FRAME",
      children: [around("GROUP", "1:5", [shape("1:2", 6, 6)]), shape("1:3", 20, 9)],
    });
    set = await stage({ layers: [alone], pictures: [picture] });
    const plain = decodePng((await set.host.read("1:1", 64)).image.bytes);
    set.dispose();
    set = await stage({ layers: [within], pictures: [picture] });
    const before = structuredClone(set.document.layers);
    const seen = decodePng((await set.host.read("1:1", 64)).image.bytes);
    expect(Buffer.from(seen.data).equals(Buffer.from(plain.data))).toBe(false);
    const without = decodePng((await set.host.read("1:1", 64, ["1:2", "1:3", "gone"])).image.bytes);
    expect(Buffer.from(without.data).equals(Buffer.from(plain.data))).toBe(true);
    expect(set.document.layers).toEqual(before);
  });
});
