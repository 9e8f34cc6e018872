import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { HostError, type KeptRun } from "../../../plugin/protocol/host";
import type { StoredEdit } from "../../../ui/stored/edit";
import { fromKept, promptsOf, searched, toKept } from "../../../ui/stored/kept";
import { openWindow, settle } from "../../support/ui-window";

describe("the history", () => {
  it("keeps each candidate as it comes, so that closing in the middle loses none", async () => {
    const { actions, engine, host, session } = await openWindow();
    actions.change({ prompt: "a boat", count: 3 });
    const kept: number[] = [];
    engine.beat = async (candidate, step) => {
      if (step !== 1) return;
      await settle();
      kept[candidate] = session.history.value[0]?.candidates.length ?? 0;
      if (candidate === 2) throw new EditError("engine-dead", "The window was closed.");
    };
    await actions.run();
    await settle();
    expect(kept).toEqual([0, 1, 2]);
    const [run] = host.runs.values();
    const entry = fromKept(run as KeptRun);
    expect(entry).toMatchObject({
      name: "Photo A",
      asked: 3,
      recalled: { state: "whole", edit: { prompt: "a boat" } },
    });
    expect(entry.candidates.map(({ seed, picture }) => [seed, picture.slice(0, 15)])).toEqual([
      [77, "data:image/jpeg"],
      [78, "data:image/jpeg"],
    ]);
  });

  it("is there again in the next window, and brings everything back", async () => {
    const first = await openWindow();
    first.actions.change({ prompt: "a boat" });
    first.actions.override({ steps: 5, feather: 7 });
    await first.actions.run();
    await settle();
    const { actions, engine, session } = await openWindow((host) => {
      for (const [id, run] of first.host.runs) host.runs.set(id, run);
    });
    const [entry] = session.history.value;
    actions.goTo("history");
    actions.reuse(entry?.id ?? "", 78);
    expect(session.page.value).toBe("edit");
    await actions.run();
    expect(engine.requests[0]).toMatchObject({
      prompt: "a boat",
      settings: { seed: 78, steps: 5, feather: 7 },
      mask: { from: "runs" }, // The shapes as they were.
    });
  });

  it("can be starred, which is kept, and forgotten, which stays so while the run goes on", async () => {
    const { actions, engine, host, session } = await openWindow();
    await actions.run();
    await settle();
    const id = session.history.value[0]?.id ?? "";
    await actions.star(id);
    expect(host.runs.get(id)?.starred).toBe(true);
    await actions.star(id);
    expect(host.runs.get(id)?.starred).toBe(false);
    engine.beat = async (candidate, step) => {
      if (candidate !== 1 || step !== 1) return;
      await settle();
      await actions.forgetRun(session.history.value[0]?.id ?? "");
    };
    await actions.run();
    await settle();
    expect([...host.runs.keys()]).toEqual([id]);
  });

  it("says in a plain sentence when nothing can be kept, and the work goes on", async () => {
    const { actions, host, session } = await openWindow();
    host.failing.keep = new HostError("storage-full", "x");
    await actions.run();
    await settle();
    expect(session.historyFailure.value).toMatchObject({
      code: "storage-full",
      sentence: expect.stringMatching(/\.$/),
    });
    expect(session.job.value).toEqual({ state: "idle" });
    expect(session.results.value?.shown.length).toBe(2);
    expect(session.history.value.length).toBe(1); // In sight until the window closes.
    await actions.accept();
    expect(host.placed.length).toBe(1);
  });

  it("says once that nothing can be kept, however many candidates come, and again only after keeping has worked", async () => {
    const { actions, host, session, logged } = await openWindow();
    const full = new HostError("storage-full", "x");
    const another = async (): Promise<void> => {
      await actions.run();
      await settle();
    };
    host.failing.keep = full;
    actions.change({ count: 3 });
    await another();
    expect(session.announcement.value).not.toBe("");
    expect(session.historyFailure.value?.code).toBe("storage-full");
    actions.dismissHistoryFailure();
    await another();
    expect(session.historyFailure.value).toBeNull();
    expect(logged.filter((one) => one === full).length).toBe(1);
    delete host.failing.keep;
    await another();
    host.failing.keep = full;
    await another();
    expect(session.historyFailure.value?.code).toBe("storage-full");
    expect(logged.filter((one) => one === full).length).toBe(2);
    // What the user asks for is always answered.
    actions.dismissHistoryFailure();
    await actions.star(session.history.value[0]?.id ?? "");
    expect(session.historyFailure.value?.code).toBe("storage-full");
  });

  it("has the run before its result is in the picture, so that closing right after accepting loses nothing", async () => {
    const { actions, host } = await openWindow();
    const { keep, place } = host;
    const order: string[] = [];
    let go: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    host.keep = async (run) => {
      await held;
      const gone = await keep.call(host, run);
      order.push("kept");
      return gone;
    };
    host.place = (one) => {
      order.push("placed");
      return place.call(host, one);
    };
    actions.change({ prompt: "a boat", count: 1 });
    await actions.run();
    const accepting = actions.accept();
    await settle();
    expect(order).toEqual([]);
    go();
    await accepting;
    expect(order).toEqual(["kept", "placed"]);
  });

  it("is not waited for forever: an editor that never answers gets the result all the same", async () => {
    const { actions, host, session, pass } = await openWindow();
    host.keep = () => new Promise(() => {});
    await actions.run();
    void actions.accept();
    await pass(2_999);
    expect(host.placed).toEqual([]);
    await pass(1);
    expect(host.placed.length).toBe(1);
    expect(session.placing.value.state).toBe("placed");
  });

  it("keeps a run whose thumbnail could not be made, and makes that the next time", async () => {
    let failures = 1;
    const { actions, engine, host, session, logged } = await openWindow(undefined, null, async () => {
      if (failures-- > 0) throw new Error("The canvas was lost.");
      return "data:image/jpeg;base64,AAAA";
    });
    actions.change({ count: 2 });
    const pictures = () =>
      [...host.runs.values()].flatMap((run) => fromKept(run).candidates.map(({ picture }) => picture));
    engine.beat = async (candidate, step) => {
      if (candidate !== 1 || step !== 1) return;
      await settle();
      expect(pictures()).toEqual([""]);
    };
    await actions.run();
    await settle();
    expect(pictures()).toEqual(["data:image/jpeg;base64,AAAA", "data:image/jpeg;base64,AAAA"]);
    expect(session.historyFailure.value).toBeNull();
    expect(logged.map(String)).toEqual(["Error: The canvas was lost."]);
  });

  it("keeps and shows what a newer version or another hand wrote", async () => {
    const newer = { version: 9, edit: { version: 9, prompt: "a lake", settings: { seed: 3 } }, magic: [] };
    const runs = [
      { id: "a", starred: true, value: JSON.stringify(newer) },
      { id: "b", starred: false, value: "no JSON" },
      // A moment that no date can be.
      { id: "c", starred: false, value: JSON.stringify({ version: 1, at: 1e300, name: "Photo", candidates: [] }) },
    ];
    const { actions, host, session } = await openWindow((fake) => {
      for (const run of runs) fake.runs.set(run.id, run);
    });
    expect(session.history.value.map(({ id, recalled }) => [id, recalled.state])).toEqual([
      ["c", "unreadable"],
      ["b", "unreadable"],
      ["a", "newer"],
    ]);
    expect(session.history.value.map(({ at }) => at)).toEqual([null, null, null]);
    await actions.star("b");
    expect(host.runs.get("b")).toEqual({ id: "b", starred: true, value: "no JSON" });
    actions.reuse("a");
    expect(session.draft.value).toMatchObject({ prompt: "a lake", seed: 3 });
  });
});

const edit: StoredEdit = {
  kind: "fill",
  packId: "p",
  prompt: "Ein Drachen 🪁",
  reference: "auto",
  mask: { from: "runs", width: 400, height: 400, runs: Array.from({ length: 160_000 }, () => 1) },
  settings: {
    seed: 1,
    count: 4,
    steps: 8,
    strength: 1,
    guidance: 2,
    feather: 1,
    grow: 1,
    context: null,
    aside: { x: 0, y: 0 },
    sampler: "deterministic",
    guide: null,
    rank: "none",
    softMask: false,
    shrink: 0,
    match: true,
    grain: true,
    blend: "poisson" as const,
    sharper: false,
  },
};

describe("a kept run", () => {
  it("fits 90,000 bytes whatever the mask and the thumbnails, and can be read again", () => {
    const picture = `data:image/jpeg;base64,${"A".repeat(9_000)}`;
    const candidates = [1, 2, 3, 4].map((seed) => ({ seed, picture, score: 0.25 }));
    const value = toKept({ at: 5, name: "Foto".repeat(500), candidates, asked: 4, edit });
    expect(new TextEncoder().encode(value).length).toBeLessThanOrEqual(90_000);
    const entry = fromKept({ id: "a", starred: false, value });
    expect(entry.recalled).toMatchObject({ state: "whole", edit: { prompt: edit.prompt, settings: edit.settings } });
    expect(entry.candidates.map((one) => [one.seed, one.picture === picture])).toEqual([
      [1, true],
      [2, true],
      [3, false],
      [4, false],
    ]);
  });

  it("does not let a foreign address in as a picture", () => {
    const value = JSON.stringify({ version: 1, candidates: [{ seed: 1, picture: "https://x.example/a.png" }] });
    expect(fromKept({ id: "a", starred: false, value }).candidates[0]?.picture).toBe("");
  });

  it("is found by its words and its picture's name", () => {
    const entries = ["a red kite", "Red boat", ""].map((prompt, n) =>
      fromKept({
        id: `${n}`,
        starred: n === 1,
        value: toKept({ at: n, name: `Lake ${n}`, candidates: [], asked: 1, edit: { ...edit, prompt } }),
      }),
    );
    const found = (query: string, starred = false) => searched(entries, query, starred).map(({ id }) => id);
    expect([found("red"), found("RED lake 1"), found(""), found("", true), found("sea")]).toEqual([
      ["0", "1"],
      ["1"],
      ["0", "1", "2"],
      ["1"],
      [],
    ]);
    expect(promptsOf([...entries, ...entries])).toEqual(["a red kite", "Red boat"]);
  });
});
