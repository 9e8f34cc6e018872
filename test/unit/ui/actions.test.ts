import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { HostError } from "../../../plugin/protocol/host";
import { readinessOf } from "../../../ui/features/run/readiness";
import { fromStored } from "../../../ui/stored/format";
import { selectionOf } from "../../support/fake-host";
import { openWindow, settle } from "../../support/ui-window";

describe("opening the window", () => {
  it("reads the selection with its shapes and shows what would be painted", async () => {
    const { session, host, engine } = await openWindow();
    expect(host.reads).toEqual(["A", "A/shape 0"]);
    expect(session.reading.value).toMatchObject({ state: "read", marked: { working: { width: 128 } } });
    expect(readinessOf(session)).toBeNull();
    expect(engine.loaded).toEqual(["embedded"]);
  });

  it("obeys a command from quick actions", async () => {
    const { session } = await openWindow((host) => {
      host.launch = { verb: "fill", prompt: "a boat" };
    });
    expect(session.draft.value.prompt).toBe("a boat");
  });

  it("says which next step a selection without a picture needs", async () => {
    const { session } = await openWindow((host) => {
      host.now = { state: "none", problem: "several-images" };
    });
    expect(readinessOf(session)).toBe("no-picture");
    expect(session.selection.value).toEqual({ state: "none", problem: "several-images" });
  });

  it("tells when the engine does not start, and can try again", async () => {
    const { session, engine, actions } = await openWindow((_, fake) => {
      fake.startFails = new EditError("engine-dead", "x");
    });
    expect(session.job.value).toMatchObject({ state: "failed", code: "engine-dead" });
    expect(readinessOf(session)).toBe("no-engine");
    engine.startFails = null;
    await actions.retryEngine();
    expect(readinessOf(session)).toBeNull();
  });

  it("starting the engine again while a run goes stops nothing and loses no candidate", async () => {
    const { actions, engine, session } = await openWindow();
    let shown = 0;
    engine.beat = async (candidate, step) => {
      if (candidate === 0 && step === 1) await actions.retryEngine();
      if (candidate !== 1 || step !== 1) return;
      await settle();
      shown = session.results.value?.shown.length ?? 0;
      expect(session.job.value.state).toBe("running");
    };
    actions.change({ count: 2 });
    await actions.run();
    expect(shown).toBe(1);
    expect(session.results.value?.shown.length).toBe(2);
  });

  it("remembers how many candidates were wanted", async () => {
    const { host, actions } = await openWindow();
    actions.change({ count: 4 });
    const again = await openWindow((other) => {
      for (const [key, value] of host.memory) other.memory.set(key, value);
    });
    expect(again.session.draft.value.count).toBe(4);
  });
});

describe("the selection", () => {
  it("is read once after a burst of changes", async () => {
    const { host, pass, session } = await openWindow();
    host.reads.length = 0;
    for (const id of ["B", "C", "D"]) host.select(selectionOf(id));
    await pass(500);
    expect(host.reads).toEqual(["D"]);
    expect(session.reading.value).toMatchObject({ state: "read", subject: { selection: { source: { nodeId: "D" } } } });
  });

  it("is the one answered last, though an older one was told before the answer", async () => {
    const { host, pass, session, actions } = await openWindow();
    host.now = selectionOf("C");
    const asked = actions.readAgain();
    host.emit("selection", selectionOf("B"));
    await asked;
    await pass(500);
    expect(session.reading.value).toMatchObject({ state: "read", subject: { selection: { source: { nodeId: "C" } } } });
  });

  it("of another picture clears the painted mask, of the same keeps it", async () => {
    const { host, pass, session, actions } = await openWindow((fake) => fake.select(selectionOf("A")));
    const painted = { width: 4, height: 1, runs: [1, 2, 1] };
    actions.paint(painted);
    host.select(selectionOf("A"));
    await pass(500);
    expect(session.draft.value.painted).toEqual(painted);
    host.select(selectionOf("B"));
    await pass(500);
    expect(session.draft.value.painted).toBeNull();
    expect(readinessOf(session)).toBe("nothing-marked");
  });

  it("says that a layer went while it was read, which is no fault to report; what cannot be read is one", async () => {
    const { actions, host, session, logged } = await openWindow();
    host.failing.read = new HostError("layer-gone", "x");
    await actions.readAgain();
    expect(session.reading.value).toMatchObject({ state: "failed", failure: { code: "layer-gone" } });
    expect(logged).toEqual([]);
    const unreadable = new HostError("unreadable", "x");
    host.failing.read = unreadable;
    await actions.readAgain();
    expect(logged).toEqual([unreadable]);
  });

  it("that cannot be read says so and can be read again", async () => {
    const { host, session, actions } = await openWindow((fake) => {
      fake.failing.read = new HostError("unreadable", "x");
    });
    expect(session.reading.value).toMatchObject({ state: "failed", failure: { code: "unreadable" } });
    delete host.failing.read;
    await actions.readAgain();
    expect(session.reading.value.state).toBe("read");
  });

  it("that moved without telling is read again before a run", async () => {
    const { host, engine, actions } = await openWindow();
    const moved = selectionOf("A", 1);
    if (moved.state !== "ready") throw new Error("unreachable");
    host.now = { ...moved, shapes: moved.shapes.map((shape) => ({ ...shape, bounds: { ...shape.bounds, x: 400 } })) };
    await actions.run();
    const mask = engine.fills[0]?.mask;
    expect(mask?.from === "shapes" && mask.shapes[0]?.bounds.x).toBe(400);
  });
});

describe("a run", () => {
  it("counts steps, shows the forming picture, and ends with candidates", async () => {
    const { session, engine, actions } = await openWindow();
    const seen: string[] = [];
    engine.beat = async () => {
      await settle();
      const job = session.job.value;
      if (job.state === "running") seen.push(`${job.candidate}:${job.step}/${job.of}${job.forming ? " forming" : ""}`);
    };
    await actions.run();
    expect(seen.slice(0, 3)).toEqual(["0:0/10", "0:1/10 forming", "0:2/10 forming"]);
    expect(session.job.value).toEqual({ state: "idle" });
    expect(session.results.value?.shown.map(({ candidate }) => candidate.seed)).toEqual([77, 78]);
    expect(session.stage.value).toBe("result");
    expect(session.announcement.value).toBe("2 candidates are ready.");
  });

  it("takes a new seed each time, unless the seed is kept", async () => {
    const { engine, actions } = await openWindow();
    await actions.run();
    await actions.run();
    actions.change({ seedKept: true });
    await actions.run();
    expect(engine.requests.map(({ settings }) => settings.seed)).toEqual([77, 1000, 1000]);
  });

  it("stops when cancelled, and leaves the earlier results and the document alone", async () => {
    const { session, engine, actions, host } = await openWindow();
    await actions.run();
    const before = session.results.value;
    engine.beat = (_, step) => {
      if (step === 3) actions.cancel();
    };
    await actions.run();
    expect(session.job.value).toEqual({ state: "idle" });
    expect(session.results.value).toBe(before);
    expect(session.announcement.value).toBe("Stopped. Nothing was changed.");
    expect(host.placed).toEqual([]);
  });

  it("restarts a worker that does not stop when told", async () => {
    const { engine, actions, pass } = await openWindow();
    engine.beat = () => new Promise(() => {});
    void actions.run();
    await settle();
    actions.cancel();
    await pass(60_000);
    expect(engine.restarts).toBe(1);
  });

  it("that fails keeps the earlier results and says what to do", async () => {
    const { session, engine, actions } = await openWindow();
    await actions.run();
    const before = session.results.value;
    engine.beat = () => {
      throw new EditError("out-of-memory", "x");
    };
    await actions.run();
    expect(session.job.value).toMatchObject({ state: "failed", code: "out-of-memory" });
    expect(session.results.value).toBe(before);
    actions.dismissFailure();
    expect(session.job.value).toEqual({ state: "idle" });
  });

  it("whose engine dies says so, and the next run works", async () => {
    const { session, engine, actions } = await openWindow();
    engine.beat = () => {
      throw new EditError("engine-dead", "x");
    };
    await actions.run();
    expect(session.job.value).toMatchObject({ state: "failed", code: "engine-dead" });
    engine.beat = () => {};
    await actions.run();
    expect(session.results.value?.shown.length).toBe(2);
  });

  it("goes on when the selection changes, and its results stay with their picture", async () => {
    const { session, engine, actions, host, pass } = await openWindow();
    engine.beat = async (candidate, step) => {
      if (candidate === 0 && step === 5) {
        host.select(selectionOf("B"));
        await pass(500);
      }
    };
    await actions.run();
    expect(session.results.value?.name).toBe("Photo A");
    await actions.accept();
    expect(host.placed[0]?.sourceId).toBe("A");
  });

  it("does not start without a mark", async () => {
    const { engine, actions, host, pass } = await openWindow();
    host.select(selectionOf("B"));
    await pass(500);
    await actions.run();
    expect(engine.requests.length).toBe(0);
  });
});

describe("a prompt", () => {
  it("may be completed with what the library shows", async () => {
    const { session } = await openWindow();
    expect(session.startNames.value).toEqual(["pizza", "boat"]);
  });

  it("is painted without a library picture once the user said so, also when edited again", async () => {
    const { actions, engine } = await openWindow();
    actions.change({ prompt: "a pizza", reference: "none" });
    await actions.run();
    expect(engine.fills[0]?.reference).toBe("none");
    actions.resetAll();
    await actions.run();
    expect(engine.fills[1]?.reference).toBe("auto");
  });

  it("of any length or script reaches the engine whole, whose notices and unknown words are shown", async () => {
    const prompt = `${"向日葵 ".repeat(2500)}🌻 and more`;
    const { session, actions, engine } = await openWindow();
    engine.notices = [{ code: "words-cut", what: "prompt", characters: 10_010, read: 10_000 }];
    engine.unknownWords = ["向日葵", "🌻"];
    actions.change({ prompt });
    await actions.run();
    expect(engine.fills[0]?.prompt).toBe(prompt);
    expect(session.results.value).toMatchObject({ notices: engine.notices, unknownWords: ["向日葵", "🌻"] });
  });

  it("may be empty", async () => {
    const { actions, engine } = await openWindow();
    actions.change({ prompt: "  " });
    await actions.run();
    expect(engine.fills[0]?.prompt).toBe("");
  });

  it("that is too long is kept with the layer as far as it was read, in whole characters", async () => {
    const { actions, host } = await openWindow();
    actions.change({ prompt: `${"x".repeat(9_999)}🌻🌻` });
    await actions.run();
    await actions.accept();
    const recalled = fromStored(host.placed[0]?.stored ?? "");
    expect(recalled).toMatchObject({ state: "whole", edit: { prompt: "x".repeat(9_999) } });
  });
});

describe("the window's size", () => {
  it("is asked of the editor within what the layout can bear, and what was asked for is told", async () => {
    const { actions, host } = await openWindow();
    expect(actions.resize({ width: 400.4, height: 700 })).toEqual({ width: 400, height: 700 });
    expect(actions.resize({ width: 10, height: 5000 })).toEqual({ width: 280, height: 1200 });
    expect(host.sizes).toEqual([
      { width: 400, height: 700 },
      { width: 280, height: 1200 },
    ]);
  });
});
