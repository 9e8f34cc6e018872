import { describe, expect, it } from "vitest";
import { sampled, secondsToGo } from "../../../ui/features/models/pace";
import { damagedOf, pausedOf } from "../../../ui/features/models/stored-packs";
import { address, folderOf, madeUpPack, serverOf } from "../../support/made-up-pack";
import { openWindow, settle } from "../../support/ui-window";

const site = { from: "url", url: address } as const;

async function withServer() {
  const window = await openWindow();
  const pack = madeUpPack();
  const server = serverOf(pack);
  window.engine.store.places.set(address, server.origin);
  const installedIds = () => window.session.packs.value.map(({ id }) => id);
  const contents = async () => (await window.engine.store.contents()).installed.map(({ id }) => id);
  return { ...window, pack, server, installedIds, contents };
}

describe("installing", () => {
  it("looks first, then installs, and the pack can be chosen", async () => {
    const { actions, session, pack, server, installedIds } = await withServer();
    await actions.lookAt(site);
    expect(session.offered.value).toMatchObject({ state: "found", offer: { id: "made-up", missing: pack.bytes } });
    expect(server.asked).toEqual(["pack.json 0"]);
    await actions.installOffered();
    expect(session.offered.value.state).toBe("none");
    expect(session.installing.value).toEqual([]);
    expect(session.announcement.value).toBe("Made-up pack is installed.");
    expect(installedIds()).toEqual(["embedded", "made-up"]);
    expect(session.store.value).toMatchObject({ state: "read", contents: { packBytes: pack.bytes } });
    expect(session.persisted.value).toBe(true);
    actions.choosePack("made-up");
    await actions.run();
    expect(session.results.value?.request.packId).toBe("made-up");
  });

  it("says why a place holds no pack, and what to do", async () => {
    const { actions, session } = await withServer();
    await actions.lookAt({ from: "url", url: "https://elsewhere.example/" });
    expect(session.offered.value).toMatchObject({ state: "failed", failure: { code: "not-a-pack" } });
    await actions.lookAt(site);
    expect(session.offered.value.state).toBe("found");
    actions.dropOffer();
    expect(session.offered.value.state).toBe("none");
    await actions.installOffered();
    expect(session.installing.value).toEqual([]);
  });

  it("shows only the place asked for last", async () => {
    const { actions, session, engine } = await withServer();
    engine.store.places.set("folder", folderOf(madeUpPack({ id: "other", title: "Other" })));
    const first = actions.lookAt(site);
    const second = actions.lookAt({ from: "files", name: "folder", files: [] });
    await Promise.all([first, second]);
    expect(session.offered.value).toMatchObject({ state: "found", offer: { id: "other" } });
  });

  it("is interrupted with a sentence, and goes on when asked", async () => {
    const { actions, session, server, pack, contents } = await withServer();
    server.breaksAfter = 2000;
    await actions.lookAt(site);
    await actions.installOffered();
    expect(session.installing.value).toMatchObject([
      { id: "made-up", state: "failed", failure: { code: "download-interrupted" }, received: 2340, total: pack.bytes },
    ]);
    expect(await contents()).toEqual([]);
    server.breaksAfter = null;
    await actions.resumePack("made-up");
    expect(session.installing.value).toEqual([]);
    expect(await contents()).toEqual(["made-up"]);
  });

  it("is offered to go on by the next window, or thrown away", async () => {
    const { actions, session, server } = await withServer();
    server.breaksAfter = 2000;
    await actions.lookAt(site);
    await actions.installOffered();
    session.installing.value = []; // As the next window begins.
    expect(pausedOf(session)).toMatchObject([{ id: "made-up", received: 2340 }]);
    await actions.discardPack("made-up");
    expect(pausedOf(session)).toEqual([]);
    await actions.resumePack("made-up");
    expect(session.installing.value).toEqual([]);
  });

  it("shows an installed pack that was damaged, and mends it where it came from", async () => {
    const { actions, session, engine } = await withServer();
    await actions.lookAt(site);
    await actions.installOffered();
    expect(damagedOf(session)).toEqual([]);
    const { bytes } = engine.store;
    const words = (await bytes.list()).find((each) => each.bytes === 40)?.name ?? "";
    await bytes.remove(words);
    await actions.readStore();
    expect(damagedOf(session)).toMatchObject([{ id: "made-up", damaged: ["words.json"] }]);
    await actions.mendPack("made-up");
    expect(damagedOf(session)).toEqual([]);
    // Damage that only reading shows: the engine does not list the pack.
    session.packs.value = session.packs.value.filter(({ id }) => id !== "made-up");
    expect(damagedOf(session)).toMatchObject([{ id: "made-up", damaged: [] }]);
  });

  it("can be stopped, also before its turn, and is no failure then", async () => {
    const { actions, session, engine, contents } = await withServer();
    engine.store.places.set("second", folderOf(madeUpPack({ id: "second", title: "Second" }, { seed: 3 })));
    let release = (): void => {};
    engine.store.beat = () => new Promise((resolve) => (release = resolve));
    await actions.lookAt(site);
    const first = actions.installOffered();
    await settle();
    await actions.lookAt({ from: "files", name: "second", files: [] });
    const second = actions.installOffered();
    await settle();
    expect(session.installing.value.map(({ state }) => state)).toEqual(["running", "waiting"]);
    actions.stopInstalling("second");
    actions.stopInstalling("made-up");
    expect(session.installing.value).toMatchObject([{ state: "stopping" }]);
    release();
    await Promise.all([first, second]);
    expect(session.installing.value).toEqual([]);
    expect(await contents()).toEqual([]);
  });

  it("leaves everything as it was when there is no room", async () => {
    const { actions, session, engine, contents } = await withServer();
    engine.store.places.set(address, serverOf(madeUpPack({}, { sizes: [40, 300, 60_000] })).origin);
    await actions.lookAt(site);
    await actions.installOffered();
    expect(session.installing.value).toMatchObject([{ state: "failed", failure: { code: "storage-full" } }]);
    expect(await contents()).toEqual([]);
    expect(pausedOf(session)).toEqual([]);
  });
});

describe("an installed pack", () => {
  it("is removed with its memory, its pace and its being chosen", async () => {
    const { actions, session, installedIds } = await withServer();
    await actions.lookAt(site);
    await actions.installOffered();
    actions.choosePack("made-up");
    await actions.measurePack("made-up");
    expect(session.paces.value["made-up"]).toBe(1.5);
    await actions.removePack("made-up");
    expect(installedIds()).toEqual(["embedded"]);
    expect(session.draft.value.packId).toBeNull();
    expect(session.paces.value["made-up"]).toBeUndefined();
    expect(session.loaded.value["made-up"]).toBeUndefined();
    expect(session.announcement.value).toBe("Made-up pack was removed.");
  });

  it("is chosen again for the document it painted, whatever was chosen elsewhere", async () => {
    const { actions, session, host, engine } = await withServer();
    await actions.lookAt(site);
    await actions.installOffered();
    actions.choosePack("made-up");
    await actions.run();
    await settle();
    const open = (kept: boolean) =>
      openWindow((other, fresh) => {
        for (const [key, value] of host.memory) other.memory.set(key, value);
        if (kept) for (const [key, run] of host.runs) other.runs.set(key, run);
        fresh.packs = () => engine.packs();
      });
    // The same document, and a new one: chosen last.
    expect((await open(true)).session.draft.value.packId).toBe("made-up");
    expect((await open(false)).session.draft.value.packId).toBe("made-up");
    // Chosen after the run, in this document.
    actions.choosePack("embedded");
    expect((await open(true)).session.draft.value.packId).not.toBe("made-up");
    // Chosen in another document: this one's run says more.
    session.history.value = [];
    actions.choosePack("embedded");
    expect((await open(true)).session.draft.value.packId).toBe("made-up");
  });

  it("that is gone is named by what it painted, with what to do", async () => {
    const { actions, session, host, engine } = await withServer();
    await actions.lookAt(site);
    await actions.installOffered();
    actions.choosePack("made-up");
    await actions.run();
    await settle();
    const next = await openWindow((other) => {
      for (const [key, run] of host.runs) other.runs.set(key, run);
    });
    expect(next.session.packs.value.map(({ id }) => id)).toEqual(["embedded"]);
    next.actions.reuse(next.session.history.value[0]?.id ?? "");
    expect(next.session.wanted.value).toEqual({ id: "made-up", title: "Made-up pack", address });
    await next.actions.run();
    expect(next.session.results.value?.request.packId).toBe("embedded");
    next.actions.change({ packId: null });
    expect(next.session.wanted.value).toBeNull();
    expect(engine.requests).toHaveLength(1);
    expect(session.wanted.value).toBeNull();
  });
});

describe("measuring", () => {
  it("tells how far it is, is kept, and can be stopped", async () => {
    const { actions, session, engine, host } = await withServer();
    const shares: number[] = [];
    engine.beat = () => {
      const { value } = session.measuring;
      if (value?.state === "running") shares.push(value.share);
    };
    await actions.measurePack("embedded");
    expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
    expect(session.measuring.value).toBeNull();
    expect(host.memory.get("preferences")).toContain('"embedded":1.5');
    engine.beat = (_, step) => {
      if (step === 2) actions.stopMeasuring();
    };
    session.paces.value = {};
    await actions.measurePack("embedded");
    expect(session.measuring.value).toBeNull();
    expect(session.paces.value).toEqual({});
  });
});

describe("time left", () => {
  it("follows the last seconds, and says nothing before it knows", () => {
    let samples = sampled([], { at: 0, bytes: 0 });
    expect(secondsToGo(samples, 1000)).toBeNull();
    samples = sampled(samples, { at: 500, bytes: 50 });
    expect(secondsToGo(samples, 1000)).toBeNull();
    samples = sampled(samples, { at: 2000, bytes: 200 });
    expect(secondsToGo(samples, 1000)).toBeCloseTo(8);
    // Ten times slower from here on: the fast beginning is forgotten.
    for (let at = 3000; at <= 12_000; at += 1000) samples = sampled(samples, { at, bytes: 200 + (at - 2000) / 100 });
    expect(secondsToGo(samples, 1000)).toBeCloseTo(70);
    // After a silence longer than the window the last sample still counts.
    samples = sampled(samples, { at: 60_000, bytes: 400 });
    expect(secondsToGo(samples, 1000)).toBeGreaterThan(0);
  });
});
