import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract";
import { HostError, type Selection } from "../../../plugin/protocol/host";
import { readinessOf } from "../../../ui/session/readiness";
import { fromStored, toStored } from "../../../ui/session/stored";
import { selectionOf } from "../../support/ui-fakes";
import { openWindow, settle } from "../../support/ui-window";

describe("opening the window", () => {
  it("reads the selection with its shapes and shows what would be painted", async () => {
    const { session, host, engine } = await openWindow();
    expect(host.reads).toEqual(["A", "A/shape 0"]);
    expect(session.reading.value).toMatchObject({ state: "read", marked: { working: { width: 128 } } });
    expect(readinessOf(session)).toBeNull();
    expect(engine.installed).toEqual(["embedded"]);
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
    const mask = engine.requests[0]?.mask;
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

  it("does not start twice, nor without a mark", async () => {
    const { engine, actions, host, pass } = await openWindow();
    await Promise.all([actions.run(), actions.run()]);
    expect(engine.requests.length).toBe(1);
    host.select(selectionOf("B"));
    await pass(500);
    await actions.run();
    expect(engine.requests.length).toBe(1);
  });
});

describe("accepting", () => {
  it("places the patch where it lies on the canvas, with a label and what is needed to edit again", async () => {
    const { session, actions, host } = await openWindow();
    actions.change({ prompt: "a red kite" });
    await actions.run();
    actions.choose(1);
    await actions.accept();
    // The picture has 1024 pixels on 512 units from (100, 50); the patch is 320 × 240 pixels at (256, 192).
    expect(host.placed[0]).toMatchObject({
      sourceId: "A",
      at: { x: 228, y: 146, width: 160, height: 120 },
      label: "Fill: a red kite",
    });
    const recalled = fromStored(host.placed[0]?.stored ?? "");
    expect(recalled).toMatchObject({ state: "whole", edit: { prompt: "a red kite", settings: { seed: 78 } } });
    expect(session.results.value?.shown.map(({ accepted }) => accepted)).toEqual([false, true]);
  });

  it("hides the shapes that marked the region, and none that were only selected", async () => {
    const { actions, host } = await openWindow();
    await actions.run();
    await actions.accept();
    actions.change({ where: "everything" });
    await actions.run();
    await actions.accept();
    expect(host.placed.map(({ hide }) => hide)).toEqual([["A/shape 0"], []]);
  });

  it("takes several candidates one after another", async () => {
    const { actions, host } = await openWindow();
    await actions.run();
    await actions.accept();
    actions.choose(1);
    await actions.accept();
    expect(host.placed.length).toBe(2);
  });

  it("keeps the marked area when the new layer takes the selection from the shapes", async () => {
    const { session, actions, host, engine, pass } = await openWindow();
    await actions.run();
    await actions.accept();
    host.select(selectionOf("A", 0, host.placed[0]?.stored ?? null));
    await pass(500);
    expect(readinessOf(session)).toBeNull();
    await actions.run();
    expect(engine.requests[1]?.mask.from).toBe("runs");
  });

  it("follows a picture that was moved and scaled meanwhile", async () => {
    const { actions, host } = await openWindow();
    await actions.run();
    const now = selectionOf("A", 1);
    if (now.state !== "ready") throw new Error("unreachable");
    host.now = { ...now, source: { ...now.source, bounds: { x: 0, y: 0, width: 1024, height: 768 } } };
    await actions.accept();
    expect(host.placed[0]?.at).toEqual({ x: 256, y: 192, width: 320, height: 240 });
  });

  it("that fails because the layer is gone keeps the results, and can be tried again or saved", async () => {
    const { session, actions, host, saved } = await openWindow();
    await actions.run();
    host.failing.place = new HostError("layer-gone", "x");
    await actions.accept();
    expect(session.placing.value).toMatchObject({ state: "failed", code: "layer-gone" });
    expect(session.results.value?.shown.length).toBe(2);
    await actions.savePng();
    expect(saved).toEqual(["blendfill-77.png"]);
    delete host.failing.place;
    await actions.accept();
    expect(session.placing.value).toMatchObject({ state: "placed" });
  });

  it("is over when the results are discarded", async () => {
    const { session, actions, host } = await openWindow();
    await actions.run();
    actions.discard();
    await actions.accept();
    expect(session.results.value).toBeNull();
    expect(session.stage.value).toBe("mask");
    expect(host.placed).toEqual([]);
  });
});

describe("a prompt", () => {
  it("of any length or script reaches the engine whole, whose notices and unknown words are shown", async () => {
    const prompt = `${"向日葵 ".repeat(2500)}🌻 and more`;
    const { session, actions, engine } = await openWindow();
    engine.notices = ["The prompt has 10010 characters; only the first 10000 were read."];
    engine.unknownWords = ["向日葵", "🌻"];
    actions.change({ prompt });
    await actions.run();
    expect(engine.requests[0]?.prompt).toBe(prompt);
    expect(session.results.value).toMatchObject({ notices: engine.notices, unknownWords: ["向日葵", "🌻"] });
  });

  it("may be empty", async () => {
    const { actions, engine } = await openWindow();
    actions.change({ prompt: "  " });
    await actions.run();
    expect(engine.requests[0]?.prompt).toBe("");
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

describe("editing again", () => {
  const settings = { seed: 5, count: 2, steps: 12, strength: 0.8, guidance: 2, feather: 3, grow: 4, context: 50 };
  const mask = { from: "runs", width: 4, height: 1, runs: [1, 2, 1] } as const;
  const stored = toStored({ kind: "fill", packId: "embedded", prompt: "a boat", reference: "auto", mask, settings });

  it("brings prompt, mask, seed and settings back as they were", async () => {
    const { actions, engine } = await openWindow((host) => {
      host.now = selectionOf("A", 0, stored);
      host.launch = { verb: "edit-again", prompt: null };
    });
    await actions.run();
    expect(engine.requests[0]).toMatchObject({ prompt: "a boat", mask, settings });
  });

  it("takes prompt and seed from a newer version", async () => {
    const newer = JSON.stringify({ version: 9, prompt: "a lake", settings: { seed: 3 } });
    const { actions, session } = await openWindow((host) => {
      host.now = selectionOf("A", 0, newer);
    });
    actions.editAgain();
    expect(session.draft.value).toMatchObject({ prompt: "a lake", seed: 3, seedKept: true });
  });

  it("leaves out the result itself and what came after it, until a fresh area is marked", async () => {
    const chain = withResults(selectionOf("A", 0, stored), ["r1", "r2", "r3"], "r2");
    const { actions, engine, host, pass } = await openWindow((fake) => {
      fake.now = chain;
      fake.launch = { verb: "edit-again", prompt: null };
    });
    await pass(500);
    await actions.run();
    actions.clearStrokes();
    actions.paint(mask);
    await actions.run();
    actions.editAgain();
    host.select(withResults(selectionOf("A", 0, stored), ["r1", "r2", "r3", "r4"], "r4"));
    await pass(500);
    await actions.run();
    expect(engine.requests.map(({ above }) => above?.length)).toEqual([1, 3, 4]);
  });
});

describe("earlier results over the picture", () => {
  it("are read, shown and given to the engine, bottom first", async () => {
    const { actions, engine, host } = await openWindow((fake) => {
      fake.now = withResults(selectionOf("A", 1), ["r1", "r2"], null);
    });
    expect(host.reads).toEqual(["A", "A/shape 0", "r1", "r2"]);
    await actions.run();
    expect(engine.requests[0]?.above?.map(({ bounds }) => bounds.x)).toEqual([0, 1]);
  });

  it("are read again when one was added or moved without telling", async () => {
    const { actions, engine, host } = await openWindow();
    host.now = withResults(selectionOf("A", 1), ["r1"], null);
    await actions.run();
    expect(engine.requests[0]?.above?.length).toBe(1);
  });
});

function withResults(selection: Selection, ids: readonly string[], selected: string | null): Selection {
  if (selection.state !== "ready") return selection;
  const above = ids.map((nodeId, x) => ({
    nodeId,
    name: nodeId,
    bounds: { x, y: 0, width: 5, height: 5 },
    selected: nodeId === selected,
  }));
  return { ...selection, above };
}
