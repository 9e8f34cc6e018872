/** The user's own reference pictures in the window: kept, found again, bounded, used, deleted. */
import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { HostError } from "../../../plugin/protocol/host";
import type { KeptTexts } from "../../../ui/engine/indexed";
import { MOST_BYTES, MOST_PICTURES } from "../../../ui/features/starts/own";
import { titleOf } from "../../../ui/features/starts/own-kept";
import { fromText, nameOf, toText } from "../../../ui/features/starts/own-text";
import { png } from "../../support/fake-host";
import { openWindow, settle, type Window } from "../../support/ui-window";

/** The site's storage, as a map. */
function memory(): KeptTexts & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: async (key) => values.get(key) ?? null,
    set: async (key, value) => void (value === "" ? values.delete(key) : values.set(key, value)),
  };
}

async function added(window: Window, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    window.host.layers = [{ name, image: png }];
    await window.actions.addOwn();
  }
}
const names = ({ session }: Window) => session.own.value.map(({ name }) => name);

describe("adding the selected layers", () => {
  it("keeps each under its layer's name, without a file's ending, and tells", async () => {
    const window = await openWindow(undefined, memory());
    window.host.layers = [
      { name: "Rex.png", image: png },
      { name: "Our logo", image: png },
    ];
    await window.actions.addOwn();
    expect(names(window)).toEqual(["Our logo", "Rex"]);
    expect(window.session.announcement.value).toBe("Added “Rex”, “Our logo” to your references.");
    expect(window.session.ownState.value).toEqual({ busy: false, failure: null });
  });

  it.each([
    ["nothing is selected", () => undefined, "No layer is selected."],
    [
      "nothing can be seen",
      (w: Window) => {
        w.engine.preparing = new EditError("bad-image", "x");
      },
      "This layer shows nothing to start from.",
    ],
    [
      "the editor cannot give it",
      (w: Window) => {
        w.host.failing.read = new HostError("unreadable", "x");
      },
      "The editor could not give us this layer's picture.",
    ],
  ])("says so where %s, and keeps what was there", async (name, prepare, sentence) => {
    const window = await openWindow(undefined, memory());
    await added(window, "Rex");
    window.host.layers = name === "nothing is selected" ? [] : [{ name: "Other", image: png }];
    prepare(window);
    await window.actions.addOwn();
    expect(window.session.ownState.value.failure?.sentence).toBe(sentence);
    expect(names(window)).toEqual(["Rex"]);
    await window.actions.dismissOwnFailure();
    expect(window.session.ownState.value.failure).toBeNull();
  });

  it("keeps the given name when the same picture is added again", async () => {
    const window = await openWindow(undefined, memory());
    window.engine.preparing = { id: "same" };
    await added(window, "IMG_1");
    await window.actions.renameOwn("same", "Rex, dog");
    await added(window, "IMG_1");
    expect(names(window)).toEqual(["Rex, dog"]);
  });
});

describe("what is kept", () => {
  it("is there in the next window: in the site's storage, else in the editor's", async () => {
    for (const texts of [memory(), null]) {
      const first = await openWindow(undefined, texts);
      first.engine.preparing = { use: "covers", opaque: true, seen: { by: "pair", vector: [0.6, Math.fround(0.1)] } };
      await added(first, "Wall", "Rex");
      const second = await openWindow((host) => {
        for (const [key, value] of first.host.memory) host.memory.set(key, value);
      }, texts);
      expect(second.session.own.value).toEqual(first.session.own.value);
      expect(first.host.memory.size > 1).toBe(texts === null);
    }
  });

  it("goes when it is deleted, in storage too", async () => {
    const texts = memory();
    const window = await openWindow(undefined, texts);
    await added(window, "Rex", "Wall");
    const [wall] = window.session.own.value;
    await window.actions.removeOwn(wall?.id ?? "");
    expect(names(window)).toEqual(["Rex"]);
    expect([...texts.values.keys()]).toHaveLength(2); // The list and Rex.
    expect(names(await openWindow(undefined, texts))).toEqual(["Rex"]);
  });

  it("is left out where it cannot be read, and the rest is there", async () => {
    const texts = memory();
    await added(await openWindow(undefined, texts), "Rex", "Wall");
    const [broken] = [...texts.values.keys()].filter((key) => key.startsWith("reference "));
    texts.values.set(broken ?? "", '{"version":9}');
    expect(names(await openWindow(undefined, texts))).toEqual(["Wall"]);
  });

  it("is bounded by bytes and by number; a full store refuses and keeps what it has", async () => {
    const large = { type: "image/png", bytes: new Uint8Array(Math.ceil((MOST_BYTES.editor * 3) / 4 / 2)) } as const;
    const window = await openWindow();
    window.engine.preparing = { image: large };
    await added(window, "one", "two");
    expect(names(window)).toEqual(["one"]);
    expect(window.session.ownState.value.failure).toMatchObject({
      code: "storage-full",
      sentence: "There is no room for another picture.",
    });
    const many = await openWindow(undefined, memory());
    await added(many, ...Array.from({ length: MOST_PICTURES + 1 }, (_, i) => `picture ${i}`));
    expect(names(many)).toHaveLength(MOST_PICTURES);
    expect(many.session.ownState.value.failure?.code).toBe("storage-full");
    // Renaming one needs no more room.
    await many.actions.renameOwn(many.session.own.value[3]?.id ?? "", "Rex");
    expect(names(many)[3]).toBe("Rex");
  });

  it("says the same when the browser's own quota ends first", async () => {
    const texts = memory();
    const full = {
      ...texts,
      set: async () => Promise.reject(Object.assign(new Error("full"), { name: "QuotaExceededError" })),
    };
    const window = await openWindow(undefined, full);
    await added(window, "Rex");
    expect(window.session.ownState.value.failure?.sentence).toBe("There is no room for another picture.");
  });

  it("keeps its name where the new one is none", async () => {
    const window = await openWindow(undefined, memory());
    await added(window, "Rex");
    const id = window.session.own.value[0]?.id ?? "";
    for (const name of ["", "  ", " , "]) await window.actions.renameOwn(id, name);
    expect(names(window)).toEqual(["Rex"]);
  });

  it("comes back from its text whole; anything else is no picture", () => {
    const picture = {
      id: "a-1",
      name: "Rex",
      image: png,
      use: "stands",
      opaque: false,
      thumbnail: "data:image/png;base64,AAAA",
      at: 5,
    } as const;
    expect(fromText(toText(picture))).toEqual(picture);
    for (const text of [null, "", "{", "[]", toText({ ...picture, id: "../x" }), toText({ ...picture, name: "" })]) {
      expect(fromText(text)).toBeNull();
    }
    expect([nameOf(" a.b.JPG ", "x"), nameOf(".png", "x"), titleOf({ name: "Rex, dog" })]).toEqual(["a.b", "x", "Rex"]);
  });
});

describe("a fill with own pictures", () => {
  it("takes them all along for the words to choose from; none where references are off", async () => {
    const window = await openWindow(undefined, memory());
    await added(window, "Rex", "Wall");
    window.actions.change({ prompt: "rex" });
    await window.actions.run();
    const [request] = window.engine.fills;
    expect(request?.own?.always).toBe(false);
    expect(request?.own?.pictures.map(({ name }) => name)).toEqual(["Wall", "Rex"]);
    expect(request?.own?.pictures[0]).not.toHaveProperty("thumbnail");
    window.actions.change({ reference: "none" });
    await window.actions.run();
    expect(window.engine.fills[1]?.own).toBeUndefined();
  });

  it("takes the chosen one alone, until the words choose again or it is deleted", async () => {
    const window = await openWindow(undefined, memory());
    await added(window, "Rex", "Wall");
    const rex = window.session.own.value[1]?.id ?? "";
    window.actions.change({ reference: "none" });
    await window.actions.chooseOwn(rex);
    await window.actions.run();
    expect(window.engine.fills[0]).toMatchObject({ reference: "auto", own: { always: true, pictures: [{ id: rex }] } });
    await window.actions.removeOwn(rex);
    await window.actions.run();
    expect(window.engine.fills[1]?.own?.always).toBe(false);
  });

  it("is edited again with the same picture, and says when that is gone", async () => {
    const window = await openWindow(undefined, memory());
    await added(window, "Rex", "Wall");
    const rex = window.session.own.value[1]?.id ?? "";
    window.engine.reference = { name: "Rex", source: "your own picture", own: rex };
    await window.actions.chooseOwn(rex);
    await window.actions.run();
    await settle();
    await window.actions.chooseOwn(null);
    const [entry] = window.session.history.value;
    window.actions.reuse(entry?.id ?? "");
    expect(window.session.draft.value.picture).toEqual({ id: rex, name: "Rex", always: true });
    await window.actions.run();
    expect(window.engine.fills[1]?.own).toEqual(window.engine.fills[0]?.own);
    await window.actions.removeOwn(rex);
    window.actions.reuse(entry?.id ?? "");
    // The window tells from this that it is no longer here; the words choose.
    expect(window.session.draft.value.picture?.name).toBe("Rex");
    await window.actions.run();
    expect(window.engine.fills[2]?.own).toMatchObject({ always: false, pictures: [{ name: "Wall" }] });
  });
});
