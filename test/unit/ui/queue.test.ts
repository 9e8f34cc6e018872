import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { HostError, type Selection } from "../../../plugin/protocol/host";
import { moved, type Queue, type Queued, waitingOf } from "../../../ui/features/queue/queue";
import { fakePack } from "../../support/fake-engine";
import { selectionOf } from "../../support/fake-host";
import { openWindow, settle } from "../../support/ui-window";

const item = (id: string, failed = false): Queued => ({
  id,
  label: id,
  name: "Photo",
  work: { selection: selectionOf("A") as Extract<Selection, { state: "ready" }>, draft: null as never },
  failure: failed ? { code: "internal", sentence: "x", next: "y" } : null,
});
const ids = (queue: Queue): string => queue.map(({ id }) => id).join("");

describe("the queue's order", () => {
  it("changes by one place among those that wait, and keeps everybody", () => {
    const queue = [item("a"), item("x", true), item("b"), item("c")];
    expect(ids(moved(queue, "b", -1))).toBe("bxac");
    expect(ids(moved(queue, "b", 1))).toBe("axcb");
    expect(ids(moved(queue, "a", -1))).toBe("axbc");
    expect(ids(moved(queue, "x", 1))).toBe("axbc");
    const list = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]$/), fc.boolean()), { selector: ([id]) => id });
    fc.assert(
      fc.property(list, fc.nat(25), fc.constantFrom(-1 as const, 1 as const), (entries, at, by) => {
        const before = entries.map(([id, failed]) => item(id, failed));
        const id = before[at % Math.max(1, before.length)]?.id ?? "";
        const after = moved(before, id, by);
        expect([...ids(after)].sort()).toEqual([...ids(before)].sort());
        const waits = waitingOf(after).some((one) => one.id === id);
        const [from, to] = [before, after].map((queue) => waitingOf(queue).findIndex((one) => one.id === id));
        if (waits) expect(to).toBe(Math.min(waitingOf(before).length - 1, Math.max(0, (from ?? 0) + by)));
      }),
    );
  });
});

/** A window whose engine stands still until `go` is called. */
async function held() {
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const window = await openWindow((_, engine) => {
    engine.patchAt = { x: 256, y: 192, width: 32, height: 24 };
    engine.beat = () => gate;
  });
  window.actions.change({ count: 1 });
  const first = window.actions.run();
  await settle();
  return { ...window, first, go };
}
const prompts = (requests: readonly { readonly kind: string }[]) =>
  requests.map((request) => ("prompt" in request ? request.prompt : ""));

describe("pressing Generate while a run goes", () => {
  it("runs one after the other, as they were when pressed", async () => {
    const { actions, engine, session, first, go } = await held();
    for (const prompt of ["a boat", "a cat"]) {
      actions.change({ prompt });
      await actions.run();
    }
    actions.change({ prompt: "edited meanwhile" });
    expect(session.queue.value.map(({ label }) => label)).toEqual(["Fill: a boat", "Fill: a cat"]);
    go();
    await first;
    expect(prompts(engine.requests)).toEqual(["", "a boat", "a cat"]);
    expect(session.draft.value.prompt).toBe("edited meanwhile");
    expect(session.queue.value).toEqual([]);
    expect(session.runs.value.length).toBe(3);
    await settle();
    expect(session.history.value.length).toBe(3);
  });

  it("leaves what the user prepares in front, and brings the results when asked", async () => {
    const { actions, session, first, go } = await held();
    actions.follow(false);
    expect(session.stage.value).toBe("mask");
    go();
    await first;
    expect(session.stage.value).toBe("mask");
    const id = session.runs.value[0]?.request.id ?? "";
    actions.showRun(id);
    expect([session.stage.value, session.results.value?.request.id]).toEqual(["result", id]);
  });

  it("takes 50 edits, loses none of the 30 left by 20 cancels, in the order they were put in", async () => {
    const { actions, engine, session, host, first, go } = await held();
    for (let n = 0; n < 50; n++) {
      actions.change({ prompt: `edit ${n}` });
      await actions.run();
    }
    expect(waitingOf(session.queue.value).length).toBe(50);
    const bases = new Set(session.queue.value.map(({ work }) => ("base" in work ? work.base : null)));
    expect(bases.size).toBe(1); // One preview for all: waiting costs no pictures.
    for (const [index, { id }] of session.queue.value.entries()) if (index % 5 < 2) actions.unqueue(id);
    const last = session.queue.value.at(-1)?.id ?? "";
    actions.requeue(last, -1);
    go();
    await first;
    await settle();
    const left = Array.from({ length: 50 }, (_, n) => n).filter((n) => n % 5 >= 2);
    const order = [...left.slice(0, -2), 49, 48].map((n) => `edit ${n}`);
    expect(prompts(engine.requests)).toEqual(["", ...order]);
    expect(session.job.value).toEqual({ state: "idle" });
    expect(session.queue.value).toEqual([]);
    // Pictures of the newest runs only; all of them are in the history.
    expect(session.runs.value.length).toBe(24);
    expect(host.runs.size).toBe(31);
  });

  it("stops the one that runs, or all of them", async () => {
    const { actions, engine, session, first, go } = await held();
    for (let n = 0; n < 3; n++) await actions.run();
    actions.cancelAll();
    go();
    await first;
    expect(engine.requests.length).toBe(1);
    expect(session.queue.value).toEqual([]);
    expect(session.results.value).toBeNull();
  });

  it("keeps a failed one in the list and goes on; it can be tried again", async () => {
    const { actions, engine, session, first, go } = await held();
    actions.change({ prompt: "bad" });
    await actions.run();
    actions.change({ prompt: "good" });
    await actions.run();
    engine.beat = () => {
      if (prompts(engine.requests).at(-1) === "bad") throw new EditError("out-of-memory", "x");
    };
    go();
    await first;
    expect(session.queue.value.map(({ label, failure }) => [label, failure?.code])).toEqual([
      ["Fill: bad", "out-of-memory"],
    ]);
    engine.beat = () => {};
    await actions.retry(session.queue.value[0]?.id ?? "");
    expect(prompts(engine.requests)).toEqual(["", "bad", "good", "bad"]);
    expect(session.queue.value).toEqual([]);
  });

  it("waits when the engine is gone, and goes on when told", async () => {
    const { actions, engine, session, first, go } = await held();
    for (let n = 0; n < 2; n++) await actions.run();
    engine.beat = () => {
      if (engine.requests.length === 2) throw new EditError("engine-dead", "x");
    };
    go();
    await first;
    expect(session.job.value).toMatchObject({ state: "failed", code: "engine-dead" });
    expect(waitingOf(session.queue.value).length).toBe(2);
    engine.beat = () => {};
    await actions.resume();
    expect(engine.requests.length).toBe(4);
    expect(session.queue.value).toEqual([]);
  });
});

describe("a run that is tried again", () => {
  it("has each candidate once, and what was accepted stays so", async () => {
    const { actions, engine, session } = await openWindow((_, fake) => {
      fake.patchAt = { x: 256, y: 192, width: 32, height: 24 };
    });
    actions.change({ count: 2 });
    // Two in the queue: the first dies with its second candidate.
    let deaths = 1;
    engine.beat = async (candidate, step) => {
      if (engine.requests.length === 1 && candidate === 0 && step === 1) await actions.run();
      if (engine.requests.length === 2 && candidate === 1 && deaths-- > 0) throw new EditError("engine-dead", "x");
    };
    await actions.run();
    expect(session.job.value).toMatchObject({ state: "failed", code: "engine-dead" });
    const { id } = engine.requests[1] ?? { id: "" };
    const found = () => session.runs.value.find(({ request }) => request.id === id);
    expect(found()?.shown.map(({ candidate }) => candidate.index)).toEqual([0]);
    await actions.accept();
    await actions.resume();
    expect(engine.requests.map((request) => request.id === id)).toEqual([false, true, true]);
    expect(found()?.shown.map(({ candidate, accepted }) => [candidate.index, accepted])).toEqual([
      [0, true],
      [1, false],
    ]);
  });
});

describe("stopping while the picture is still read", () => {
  it("starts nothing and says so", async () => {
    const { actions, engine, host, session } = await openWindow();
    let answer: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const ask = host.selection.bind(host);
    host.selection = () => gate.then(ask);
    const run = actions.run();
    actions.cancel();
    answer();
    await run;
    expect(engine.requests).toEqual([]);
    expect(session.job.value).toEqual({ state: "idle" });
    expect(session.announcement.value).toMatch(/^Stopped/);
  });
});

describe("several selected pictures", () => {
  const pictures = ["A", "B", "C"].flatMap((id) => {
    const one = selectionOf(id, id === "B" ? 2 : 0);
    return one.state === "ready" ? [{ source: one.source, shapes: one.shapes }] : [];
  });
  const several: Selection = { state: "none", problem: "several-images", pictures };

  it("are painted with one prompt, each with its own shapes or as a whole", async () => {
    const { actions, engine, session, host } = await openWindow((fake) => {
      fake.now = several;
    });
    actions.change({ prompt: "snow", count: 1 });
    host.reads.length = 0;
    await actions.run();
    expect(prompts(engine.requests)).toEqual(["snow", "snow", "snow"]);
    expect(engine.requests.map((one) => ("mask" in one && one.mask ? one.mask.from : null))).toEqual([
      "everything",
      "shapes",
      "everything",
    ]);
    expect(host.reads).toEqual(["A", "B", "B/shape 0", "B/shape 1", "C"]);
    await actions.accept();
    expect(host.placed[0]?.sourceId).toBe("C");
    actions.showRun(session.runs.value[0]?.request.id ?? "");
    await actions.accept();
    expect(host.placed[1]?.sourceId).toBe("A");
  });

  it("go on when one of them is gone by its turn", async () => {
    const { actions, engine, session, host } = await openWindow((fake) => {
      fake.now = several;
    });
    actions.change({ count: 1 });
    const read = host.read.bind(host);
    host.read = async (id) => {
      if (id === "A") throw new HostError("layer-gone", "x");
      return read(id);
    };
    await actions.run();
    expect(engine.requests.length).toBe(2);
    expect(session.queue.value.map(({ name, failure }) => [name, failure?.code])).toEqual([["Photo A", "layer-gone"]]);
  });

  it("are painted as they were put in, whatever is prepared meanwhile; a model that is gone is told", async () => {
    const { actions, engine, session } = await openWindow((fake, made) => {
      fake.now = several;
      made.packs = async () => [fakePack, { ...fakePack, id: "removals", kinds: ["remove"] }];
    });
    actions.change({ prompt: "snow", count: 1 });
    engine.beat = () => {
      actions.chooseJob("remove");
      actions.change({ packId: "removals", count: 3 });
      if (engine.requests.length === 2) session.packs.value = [];
    };
    await actions.run();
    expect(engine.requests.map(({ kind, packId, settings }) => [kind, packId, settings.count])).toEqual([
      ["fill", "embedded", 1],
      ["fill", "embedded", 1],
    ]);
    expect(session.job.value).toMatchObject({ state: "failed", code: "no-pack" });
  });
});
