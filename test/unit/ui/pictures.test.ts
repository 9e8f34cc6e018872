/** Pictures that stored edits name: kept once, found again, and told when they are gone. */
import { describe, expect, it } from "vitest";
import { memoryStore } from "../../../models/packs/store/memory-store";
import { HostError } from "../../../plugin/protocol/host";
import { largestPicture, type PictureStore } from "../../../plugin/protocol/pictures";
import { fileResults } from "../../../ui/engine/file-results";
import { picturesHere, picturesIn } from "../../../ui/engine/pictures";
import { blankRaster, draw } from "../../../ui/painter/sketch";
import { fromStored } from "../../../ui/stored/format";
import { hashOf } from "../../../ui/stored/hash";
import { selectionOf } from "../../support/fake-host";
import { openWindow } from "../../support/ui-window";

const bytes = new Uint8Array([1, 2, 3]);
/** SHA-256 of these bytes, as `printf "\\1\\2\\3" | sha256sum` gives it. */
const name = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";

/** Keeps in memory, and counts what was written. */
function counted() {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const written: string[] = [];
  const store: PictureStore = {
    read: async (hash) => kept.get(hash) ?? null,
    async write(hash, content) {
      written.push(hash);
      kept.set(hash, content);
    },
  };
  return { kept, written, store };
}

/** A scribble painted and placed; what its layer then carries. */
async function scribbled(pictures: PictureStore | null) {
  const window = await openWindow((host, engine) => {
    host.now = selectionOf("A");
    host.pictures = pictures;
    engine.size = { width: 64, height: 48 };
  });
  const { actions, session, host } = window;
  actions.chooseJob("scribble");
  const reading = session.reading.value;
  if (reading.state !== "read") throw new Error(reading.state);
  const picture = blankRaster(reading.base.picture);
  const box = draw(picture, { x: 9, y: 9, radius: 6 }, { x: 30, y: 20, radius: 6 }, 0, [222, 72, 55]);
  if (!box) throw new Error("Nothing was drawn.");
  actions.drawStroke(picture, box);
  await window.pass(400);
  await actions.run();
  await actions.accept();
  return { window, stored: host.placed[0]?.stored ?? "" };
}

describe("in this browser", () => {
  it("are found by their hash, are written once, and none makes room for another", async () => {
    const store = picturesIn(fileResults(memoryStore(), 5000));
    expect(await store.read(name)).toBeNull();
    await store.write(name, bytes);
    await store.write(name, bytes);
    expect(await store.read(name)).toEqual(bytes);
    await expect(store.write("a".repeat(64), new Uint8Array(6000))).rejects.toMatchObject({ code: "storage-full" });
    await expect(store.write("b".repeat(64), new Uint8Array(largestPicture + 1))).rejects.toMatchObject({
      code: "too-large",
    });
    expect(await store.read(name)).toEqual(bytes);
  });

  it("are kept only where the editor's document does not keep them", async () => {
    const { store, kept } = counted();
    await picturesHere(async () => Promise.reject(new Error("asked")), store).write(name, bytes);
    expect([...kept.keys()]).toEqual([name]);
    const none = picturesHere(async () => Promise.reject(new Error("denied")), null);
    expect(await none.read(name)).toBeNull();
    await expect(none.write(name, bytes)).rejects.toBeInstanceOf(HostError);
  });

  it("have the name that SHA-256 gives them everywhere", () => expect(hashOf(bytes)).toBe(name));
});

describe("a scribble's strokes", () => {
  it("are named by the layer and the history, kept once, and drawn again", async () => {
    const { store, written, kept } = counted();
    const { window, stored } = await scribbled(store);
    const recalled = fromStored(stored);
    if (recalled.state !== "whole" || recalled.edit.kind !== "scribble") throw new Error(recalled.state);
    const [hash] = [...kept.keys()];
    expect(recalled.edit.strokes).toEqual({ hash });
    expect(written).toEqual([hash]);
    expect(stored.length).toBeLessThan(2000);
    const { host, actions, session, pass } = window;
    actions.clearStrokes();
    host.select(selectionOf("A", 0, stored));
    await pass(400);
    actions.editAgain();
    await pass(400);
    expect(session.draft.value.drawn).not.toBeNull();
    expect(session.layerState.value.failure).toBeNull();
  });

  it("that are gone, or are not what they were, are told of; the rest of the edit is there", async () => {
    const { store, kept } = counted();
    const { window, stored } = await scribbled(store);
    const { host, actions, session, pass } = window;
    for (const spoil of [(hash: string) => kept.set(hash, bytes), (hash: string) => kept.delete(hash)]) {
      actions.dismissLayerFailure();
      for (const hash of [...kept.keys()]) spoil(hash);
      host.select(selectionOf("A", 0, stored));
      await pass(400);
      actions.editAgain();
      await pass(400);
      expect(session.draft.value).toMatchObject({ job: "scribble", drawn: null });
      expect(session.layerState.value.failure).toMatchObject({ code: "gone" });
    }
  });

  it("stay in the edit itself where no place takes them", async () => {
    const full: PictureStore = {
      read: async () => null,
      write: async () => Promise.reject(new HostError("storage-full", "x")),
    };
    const recalled = fromStored((await scribbled(full)).stored);
    if (recalled.state !== "whole" || recalled.edit.kind !== "scribble") throw new Error(recalled.state);
    expect(typeof recalled.edit.strokes).toBe("string");
  });
});
