/** Finished candidates outlive the window: what was painted is there again, to pick and accept, without painting. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { HostError } from "../../../plugin/protocol/host";
import { packedRun, unpackedRun } from "../../../ui/features/history/lasting-format";
import type { Results } from "../../../ui/features/results/state";
import { type FakeHost, selectionOf } from "../../support/fake-host";
import { openWindow, type Window } from "../../support/ui-window";

/** Waits until the newest run is kept with so many candidates: browsers pack in threads of their own. */
async function kept({ results }: Window, candidates: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const id = (await results.list()).runs.at(-1)?.id ?? "";
      const bytes = await results.read(id);
      const run = bytes && (await unpackedRun(bytes, async () => {}));
      expect(run?.shown.length).toBe(candidates);
    },
    { timeout: 30_000, interval: 5 },
  );
}
const small = { x: 256, y: 192, width: 40, height: 30 };

/** Another window over the same editor and the same storage. */
async function reopened({ host, results }: Window, prepare: (host: FakeHost) => void = () => {}): Promise<Window> {
  return openWindow((fake) => {
    for (const [id, run] of host.runs) fake.runs.set(id, run);
    for (const [key, value] of host.memory) fake.memory.set(key, value);
    fake.results = results;
    prepare(fake);
  });
}

async function painted(count = 2): Promise<Window> {
  const window = await openWindow((_, engine) => {
    engine.patchAt = small;
  });
  window.actions.change({ prompt: "a boat", count });
  await window.actions.run();
  await kept(window, count);
  return window;
}

describe("candidates of an earlier window", () => {
  it("are there at once, to pick and accept without painting, where they lay", async () => {
    const first = await painted();
    const before = first.session.results.value;
    const { actions, engine, host, session } = await reopened(first);
    const results = session.results.value;
    expect(engine.requests.length).toBe(0);
    expect(results?.shown.map(({ candidate }) => candidate)).toEqual(before?.shown.map(({ candidate }) => candidate));
    expect(session.stage.value).toBe("result");
    actions.choose(1);
    await actions.accept();
    await first.actions.choose(1);
    await first.actions.accept();
    // The mask goes with the layer as runs either way, and the shapes are hidden as they would have been.
    const orders = ({ placed }: FakeHost) => placed.map((one) => ({ ...one, stored: JSON.parse(one.stored) }));
    expect(orders(host)).toEqual(orders(first.host));
    expect(host.placed[0]?.hide).toEqual(["A/shape 0"]);
  });

  it("finished before the window closed in the middle of a run are all there", async () => {
    const first = await openWindow((_, engine) => {
      engine.patchAt = small;
    });
    first.engine.beat = async (candidate, step) => {
      if (candidate === 2 && step === 2) {
        await kept(first, 2);
        throw new EditError("engine-dead", "The window was closed.");
      }
    };
    first.actions.change({ count: 4 });
    await first.actions.run();
    const { session } = await reopened(first);
    expect(session.results.value?.shown.map(({ candidate }) => candidate.seed)).toEqual([77, 78]);
  });

  it("say of their request what was kept of it, and invent no picture", async () => {
    const first = await painted();
    const { session } = await reopened(first);
    const { request } = session.results.value ?? {};
    expect(request?.source).toEqual({ bounds: first.session.results.value?.request.source.bounds });
    expect(request).toMatchObject({ kind: "fill", mask: { from: "runs" } });
    expect(request).not.toHaveProperty("above");
  });

  it("wait in the history when another picture is selected, or the user came for another thing", async () => {
    const first = await painted();
    const elsewhere = await reopened(first, (host) => {
      host.now = selectionOf("B");
    });
    expect(elsewhere.session.results.value).toBeNull();
    const id = elsewhere.session.history.value[0]?.id ?? "";
    await elsewhere.actions.showRun(id, 78);
    expect(elsewhere.session.results.value?.name).toBe("Photo A");
    expect(elsewhere.session.chosen.value).toBe(1);
    const again = await reopened(first, (host) => {
      host.launch = { verb: "edit-again", prompt: null };
    });
    expect(again.session.results.value).toBeNull();
  });

  it("do not come back by themselves once they were taken or left", async () => {
    const taken = await painted();
    await taken.actions.accept();
    expect((await reopened(taken)).session.results.value).toBeNull();
    const left = await painted();
    left.actions.discard();
    const next = await reopened(left);
    expect(next.session.results.value).toBeNull();
    await next.actions.showRun(next.session.history.value[0]?.id ?? "");
    expect(next.session.results.value?.shown.length).toBe(2);
  });

  it("are shown even when their picture is gone; placing then says so and they can be saved", async () => {
    const first = await painted();
    const { actions, host, session, saved } = await reopened(first, (fake) => {
      fake.now = { state: "none", problem: "nothing-selected" };
      fake.failing.read = new HostError("layer-gone", "x");
      fake.failing.place = new HostError("layer-gone", "x");
    });
    await actions.showRun(session.history.value[0]?.id ?? "");
    expect(session.results.value?.shown.length).toBe(2);
    await actions.accept();
    expect(session.placing.value).toMatchObject({ state: "failed", code: "layer-gone" });
    await actions.savePng();
    expect(saved.length).toBe(1);
    expect(host.placed.length).toBe(0);
  });

  it("go with their run, and keep its star", async () => {
    const first = await painted();
    const id = first.session.history.value[0]?.id ?? "";
    const runs = async () => (await first.results.list()).runs;
    await first.actions.star(id);
    await vi.waitFor(async () => expect(await runs()).toMatchObject([{ id, starred: true }]));
    await first.actions.forgetRun(id);
    await vi.waitFor(async () => expect(await runs()).toEqual([]));
    await vi.waitFor(() => expect(first.session.lasting.value?.ids.size).toBe(0));
  });

  it("that cannot be kept are told of, and the work goes on", async () => {
    const window = await openWindow((host) => {
      host.results = {
        list: async () => ({ runs: [], most: 1000 }),
        read: async () => null,
        write: async () => Promise.reject(new HostError("storage-full", "x")),
        star: async () => {},
        remove: async () => {},
      };
    });
    await window.actions.run();
    await vi.waitFor(() => expect(window.session.historyFailure.value?.sentence).toMatch(/no room/));
    expect(window.session.job.value).toEqual({ state: "idle" });
    await window.actions.accept();
    expect(window.host.placed.length).toBe(1);
  });

  it("are all kept before one of them is in the picture, so that closing right after accepting loses none", async () => {
    const window = await openWindow((_, engine) => {
      engine.patchAt = small;
    });
    const { actions, host, results } = window;
    const { place } = host;
    let there: readonly string[] = [];
    host.place = async (order) => {
      const { runs } = await results.list();
      const bytes = await results.read(runs[0]?.id ?? "");
      const run = bytes && (await unpackedRun(bytes, async () => {}));
      there = run?.shown.map(({ candidate }) => String(candidate.seed)) ?? [];
      return place.call(host, order);
    };
    actions.change({ count: 3 });
    await actions.run();
    await actions.accept(); // At once: the last ones are still being packed.
    expect(there).toEqual(["77", "78", "79"]);
  });

  it("that were spoilt are said to be lost, and can be painted again", async () => {
    const first = await painted();
    const id = first.session.history.value[0]?.id ?? "";
    await first.results.write({ id, starred: false, bytes: new Uint8Array([0, 0, 0, 2, 123, 125]) });
    const { actions, session } = await reopened(first);
    expect(session.results.value).toBeNull();
    await actions.showRun(id);
    expect(session.historyFailure.value?.sentence).toMatch(/can no longer be read/);
    expect(session.lasting.value?.ids.has(id)).toBe(false);
    actions.reuse(id);
    expect(session.draft.value.prompt).toBe("a boat");
  });
});

describe("a kept run's bytes", () => {
  it("hold every pixel, and spoilt ones are nothing, never an error", async () => {
    const { session } = await painted(1);
    const results = session.results.value as Results;
    const packed = await packedRun(results, async () => {});
    const run = await unpackedRun(packed, async () => {});
    expect(run?.shown[0]?.candidate).toEqual(results.shown[0]?.candidate);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(packed.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, by, cut) => {
          const spoilt = cut ? packed.slice(0, at) : packed.slice();
          if (!cut) spoilt[at] = (spoilt[at] as number) ^ by;
          const read = await unpackedRun(spoilt, async () => {});
          if (read === null) return;
          // A changed letter or colour is not seen; sizes always fit their pixels.
          for (const { candidate } of read.shown) {
            const { width, height, data } = candidate.image;
            expect(data.length).toBe(width * height * 4);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
