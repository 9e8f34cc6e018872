import { expose, proxy } from "comlink";
import { afterEach, describe, expect, it, vi } from "vitest";
import { EditError } from "../../../models/contract/errors";
import type { EditEvent } from "../../../models/contract/events";
import { standardSettings } from "../../../models/contract/settings";
import { type EngineWorkerApi, installWire } from "../../../models/engine/wire";
import { createEngine, type Thread } from "../../../ui/engine/client";
import { FakeEngine } from "../../support/fake-engine";
import { png } from "../../support/fake-host";

const request = {
  kind: "fill",
  id: "one",
  packId: "embedded",
  source: { image: png, bounds: { x: 0, y: 0, width: 1, height: 1 } },
  mask: { from: "everything" },
  prompt: "",
  reference: "auto",
  settings: {
    ...standardSettings,
    seed: 1,
    count: 1,
    steps: 2,
    strength: 1,
    guidance: 1,
    feather: 0,
    grow: 0,
    context: null,
  },
} as const;

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Workers as ports: each start takes the next engine, and `fail` kills the one that runs. */
function workers(...engines: FakeEngine[]) {
  const fails: ((cause: string) => void)[] = [];
  const openThread = (): Thread => {
    const engine = engines[Math.min(fails.length, engines.length - 1)] ?? new FakeEngine();
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const api: EngineWorkerApi = {
      start: () => engine.start(),
      packs: () => engine.packs(),
      libraries: () => engine.libraries(),
      load: (id) => engine.load(id),
      measure: (id, report) => engine.measure(id, report),
      store: proxy(engine.store),
      edit: (edit, report) => engine.edit(edit, report),
      cancel: (id) => engine.cancel(id),
      plan: () => engine.plan(),
      understand: (question) => engine.understand(question),
      preview: (of, side) => engine.preview(of, side),
      refit: (id, candidate, finish) => engine.refit(id, candidate, finish),
      prepare: (image) => engine.prepare(image),
      encode: (image) => engine.encode(image),
      release: () => engine.release(),
    };
    expose(api, port1);
    return { endpoint: port2, onFailure: (listener) => fails.push(listener), end: () => port1.close() };
  };
  return { openThread, fail: () => fails.at(-1)?.("it crashed"), started: () => fails.length };
}

function clientOf(openThread: () => Thread) {
  const waiting: (() => void)[] = [];
  const engine = createEngine({
    open: openThread,
    start: { assets: "", packs: [] },
    timers: {
      after(_, callback) {
        waiting.push(callback);
        return () => void waiting.splice(waiting.indexOf(callback), 1);
      },
    },
  });
  return {
    engine,
    fireAll: () => {
      for (const callback of [...waiting]) callback();
    },
  };
}

describe("the engine's client", () => {
  it("starts the worker with the first call and hears its events", async () => {
    installWire();
    const { openThread, started } = workers(new FakeEngine());
    const { engine } = clientOf(openThread);
    expect(started()).toBe(0);
    const heard: EditEvent["type"][] = [];
    const result = await engine.edit(request, (event) => heard.push(event.type));
    expect(result.candidates.length).toBe(1);
    await vi.waitFor(() => expect(heard).toContain("step")); // Each report has a port of its own.
    expect(started()).toBe(1);
  });

  it("keeps the code of an engine's failure", async () => {
    const broken = new FakeEngine();
    broken.beat = () => {
      throw new EditError("not-a-number", "x");
    };
    const { engine } = clientOf(workers(broken).openThread);
    await expect(engine.edit(request, () => {})).rejects.toMatchObject({ code: "not-a-number" });
  });

  it("starts a dead worker again once, and finishes the edit there", async () => {
    const dying = new FakeEngine();
    const pool = workers(dying, new FakeEngine());
    dying.beat = () => {
      pool.fail();
      return new Promise(() => {});
    };
    const { engine } = clientOf(pool.openThread);
    const result = await engine.edit(request, () => {});
    expect(result.candidates.length).toBe(1);
    expect(pool.started()).toBe(2);
  });

  it("tells when it dies twice", async () => {
    const dying = new FakeEngine();
    const pool = workers(dying);
    dying.beat = () => {
      pool.fail();
      return new Promise(() => {});
    };
    const { engine } = clientOf(pool.openThread);
    await expect(engine.edit(request, () => {})).rejects.toMatchObject({ code: "engine-dead" });
  });

  it("counts a worker that was ended after a cancel as cancelled", async () => {
    const stuck = new FakeEngine();
    const { engine } = clientOf(workers(stuck).openThread);
    stuck.beat = () => {
      engine.cancel(request.id);
      engine.restart();
      return new Promise(() => {});
    };
    await expect(engine.edit(request, () => {})).rejects.toMatchObject({ code: "cancelled" });
  });

  it("ends a worker that says nothing for too long", async () => {
    const stuck = new FakeEngine();
    const { engine, fireAll } = clientOf(workers(stuck).openThread);
    stuck.beat = () => {
      setTimeout(fireAll, 0);
      return new Promise(() => {});
    };
    await expect(engine.edit(request, () => {})).rejects.toMatchObject({ code: "engine-dead" });
  });
});
