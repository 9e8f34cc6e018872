/** The document changes under the plugin in each phase: a sentence each time, and not one more undo step. */
import { afterEach, describe, expect, it } from "vitest";
import { noisePicture, pictureLayer, type Stage, stage } from "../../support/figma-stage";

const picture = noisePicture(40, 30);
let set: Stage | null = null;
afterEach(() => set?.dispose());

async function open(): Promise<Stage> {
  set = await stage({
    layers: [pictureLayer("1:1", picture, 0, 0), pictureLayer("1:2", picture, 50, 0)],
    pictures: [picture],
  });
  set.document.select(["1:1"]);
  return set;
}

const order = {
  sourceId: "1:1",
  at: { x: 0, y: 0, width: 40, height: 30 },
  image: picture.image,
  label: "Fill: a kite",
  stored: "{}",
};
const aSentence = expect.stringMatching(/^[A-Z].*\.$/);

describe("in Figma", () => {
  it("a layer deleted after it was selected and before it is read", async () => {
    const { host, document } = await open();
    expect(await host.selection()).toMatchObject({ state: "ready" });
    document.remove("1:1");
    await expect(host.read("1:1", 4096)).rejects.toMatchObject({ code: "layer-gone", message: aSentence });
  });

  it("a layer deleted while it is read: bytes or a sentence, never silence", async () => {
    const { host, document } = await open();
    const reading = host.read("1:1", 4096).then(
      ({ image }) => image.bytes.length > 0,
      (error: unknown) => error,
    );
    document.remove("1:1");
    const end = await reading;
    if (end !== true) expect(end).toMatchObject({ message: aSentence });
  });

  it("a layer deleted during the run: nothing is placed, nothing is added to history", async () => {
    const { host, document } = await open();
    await host.read("1:1", 4096);
    document.remove("1:1");
    document.commit();
    const [depth, layers] = [document.undoDepth, document.layers.length];
    await expect(host.place(order)).rejects.toMatchObject({ code: "layer-gone", message: aSentence });
    expect([document.undoDepth, document.layers.length]).toEqual([depth, layers]);
  });

  it("another selection during the run: the result goes to the picture it was made for", async () => {
    const { host, document } = await open();
    await host.read("1:1", 4096);
    document.select(["1:2"]);
    const id = await host.place(order);
    const names = document.layers.map(({ id: each }) => each);
    expect(names.indexOf(id)).toBe(names.indexOf("1:1") + 1);
  });

  it("a layer deleted while its result is placed: placed or a sentence, never both", async () => {
    const { host, document } = await open();
    const placing = host.place(order).then(
      () => null,
      (error: unknown) => error,
    );
    document.remove("1:1");
    document.commit();
    const end = await placing;
    const results = document.layers.filter(({ name }) => name === "Fill: a kite").length;
    if (end === null) expect(results).toBe(1);
    else {
      expect(end).toMatchObject({ code: "layer-gone", message: aSentence });
      expect(results).toBe(0);
    }
  });

  it("storage that can be read and never written: the result is placed all the same, and what is not kept is told", async () => {
    set = await stage({
      layers: [pictureLayer("1:1", picture, 0, 0)],
      pictures: [picture],
      storage: Object.freeze({}),
    });
    const { host, document } = set;
    await expect(host.remember("settings", "{}")).rejects.toMatchObject({ name: "HostError", message: aSentence });
    await host.place(order);
    expect(document.layers.map(({ name }) => name)).toContain("Fill: a kite");
  });
});
