/**
 * Random sequences of what a user does, with an editor and an engine that fail now and then: whatever happens, what was
 * finished is never lost, the document changes only by accepting, and the window comes to rest usable.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { HostError } from "../../../plugin/protocol/host";
import { waitingOf } from "../../../ui/features/queue/queue";
import { fromKept } from "../../../ui/stored/kept";
import { selectionOf } from "../../support/fake-host";
import { openWindow, settle, type Window } from "../../support/ui-window";

/** What the user knows to be so. */
interface Model {
  /** Candidates that were finished, by run, as the engine reported them. */
  readonly finished: Map<string, Set<number>>;
  readonly forgotten: Set<string>;
  /** Layers the user accepted. */
  accepted: number;
  /** Waits of the engine that the next steps let go. */
  readonly gates: (() => void)[];
  fails: "never" | "memory" | "dead";
  storage: boolean;
}

type Real = Window;

class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly name: string,
    readonly act: (window: Real, model: Model) => Promise<unknown> | unknown,
  ) {}
  check = (): boolean => true;
  async run(model: Model, window: Real): Promise<void> {
    await this.act(window, model);
    await settle();
    await held(model, window);
  }
  toString = (): string => this.name;
}

/** What must be so after every step. */
async function held(model: Model, { actions, host, session }: Real): Promise<void> {
  expect(host.placed.length).toBe(model.accepted);
  const shown = new Map(
    session.runs.value.map((run) => [run.request.id, run.shown.map(({ candidate }) => candidate.index)]),
  );
  for (const [id, indices] of model.finished) {
    if (model.forgotten.has(id)) continue;
    const entry = session.history.value.find((one) => one.id === id);
    const known = [...(shown.get(id) ?? [])];
    // In the window, or in the history with as many candidates as were finished.
    expect(known.length >= indices.size || (entry?.candidates.length ?? 0) >= indices.size).toBe(true);
  }
  const { job } = session;
  if (job.value.state === "idle" && session.environment.value.engine === "ready") {
    // Nothing waits for a run that never comes; what an engine's end left waiting goes on when the user says so.
    if (waitingOf(session.queue.value).length > 0) {
      void actions.resume();
      await settle();
      expect(job.value.state).not.toBe("idle");
    }
  }
}

function letGo(gates: (() => void)[], most: number): void {
  for (const go of gates.splice(0, most)) go();
}

const pictures = ["A", "B"];
const steps: readonly fc.Arbitrary<Step>[] = [
  fc.constant(new Step("generate", ({ actions }) => void actions.run())),
  fc.nat(5).map((n) => new Step(`let the engine go ${n}`, (_, { gates }) => letGo(gates, n + 1))),
  fc.constant(new Step("cancel", ({ actions }) => actions.cancel())),
  fc.constant(new Step("stop all", ({ actions }) => actions.cancelAll())),
  fc.nat(3).map(
    (n) =>
      new Step(`take out ${n}`, ({ actions, session }) => {
        const one = session.queue.value[n];
        if (one) actions.unqueue(one.id);
      }),
  ),
  fc.nat(3).map(
    (n) =>
      new Step(`earlier ${n}`, ({ actions, session }) => {
        const one = session.queue.value[n];
        if (one) actions.requeue(one.id, -1);
      }),
  ),
  fc.record({ id: fc.constantFrom(...pictures), shapes: fc.nat(1) }).map(
    ({ id, shapes }) =>
      new Step(`select ${id} ${shapes}`, async ({ host, pass }) => {
        host.select(selectionOf(id, shapes));
        await pass(200);
      }),
  ),
  fc.constant(
    new Step("select nothing", async ({ host, pass }) => {
      host.select({ state: "none", problem: "nothing-selected" });
      await pass(200);
    }),
  ),
  fc.constantFrom("read", "place", "selection").chain((what) =>
    fc.boolean().map(
      (fails) =>
        new Step(`${what} ${fails ? "fails" : "works"}`, ({ host }) => {
          if (fails) host.failing[what as "read" | "place"] = new HostError("layer-gone", "x");
          else delete host.failing[what as "read" | "place"];
        }),
    ),
  ),
  fc.boolean().map(
    (works) =>
      new Step(`storage ${works ? "works" : "is full"}`, ({ host }, model) => {
        model.storage = works;
        if (works) delete host.failing.keep;
        else host.failing.keep = new HostError("storage-full", "x");
      }),
  ),
  fc.constantFrom("never" as const, "memory" as const, "dead" as const).map(
    (fails) =>
      new Step(`engine fails: ${fails}`, (_, model) => {
        model.fails = fails;
      }),
  ),
  fc.constant(
    new Step("accept", async ({ actions, host, session }, model) => {
      const before = host.placed.length;
      const wanted = session.results.value !== null;
      await actions.accept();
      const { state } = session.placing.value;
      // It is placed and said so, or it is not and said so.
      expect(host.placed.length - before).toBe(wanted && state === "placed" ? 1 : 0);
      if (wanted) expect(["placed", "failed"]).toContain(state);
      model.accepted = host.placed.length;
    }),
  ),
  fc.nat(4).map((n) => new Step(`choose ${n}`, ({ actions }) => actions.choose(n))),
  fc.constant(new Step("discard", ({ actions }) => actions.discard())),
  fc.nat(3).map(
    (n) =>
      new Step(`show run ${n}`, ({ actions, session }) => {
        const run = session.runs.value[n];
        return run && actions.showRun(run.request.id);
      }),
  ),
  fc.nat(3).map(
    (n) =>
      new Step(`star ${n}`, ({ actions, session }) => {
        const entry = session.history.value[n];
        return entry && actions.star(entry.id);
      }),
  ),
  fc.nat(3).map(
    (n) =>
      new Step(`delete ${n}`, async ({ actions, session }, { forgotten }) => {
        const entry = session.history.value[n];
        if (!entry) return;
        forgotten.add(entry.id);
        await actions.forgetRun(entry.id);
      }),
  ),
  fc.nat(3).map(
    (n) =>
      new Step(`use again ${n}`, ({ actions, session }) => {
        const entry = session.history.value[n];
        if (entry) actions.reuse(entry.id);
      }),
  ),
  fc
    .constantFrom("a boat", "", "a cat")
    .map((prompt) => new Step(`type "${prompt}"`, ({ actions }) => actions.change({ prompt }))),
  fc.boolean().map((on) => new Step(`follow ${on}`, ({ actions }) => actions.follow(on))),
  fc.constant(new Step("go on", ({ actions }) => void actions.resume())),
  fc.constant(new Step("start the engine again", ({ actions }) => void actions.retryEngine())),
];

/** Chosen more often than the rest: without them nothing happens. */
const often = [0, 1, 11].map((at) => steps[at] as fc.Arbitrary<Step>);

it("never loses what was finished, nor changes the document unasked, whatever the user does and whatever fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands([...steps, ...often, ...often, ...often], { maxCommands: 60, size: "max" }),
      async (commands) => {
        const model: Model = {
          finished: new Map(),
          forgotten: new Set(),
          accepted: 0,
          gates: [],
          fails: "never",
          storage: true,
        };
        const window = await openWindow((_, engine) => {
          engine.patchAt = { x: 256, y: 192, width: 16, height: 12 };
          engine.beat = async (candidate, step) => {
            if (step !== 1) return;
            await new Promise<void>((go) => model.gates.push(go));
            if (model.fails === "memory") throw new EditError("out-of-memory", "x");
            if (model.fails === "dead") throw new EditError("engine-dead", "x");
            if (candidate > 0) return;
          };
          const edit = engine.edit.bind(engine);
          engine.edit = (request, report) =>
            edit(request, (event) => {
              if (event.type === "candidate") {
                const seen = model.finished.get(request.id) ?? new Set<number>();
                model.finished.set(request.id, seen.add(event.candidate.index));
              }
              report(event);
            });
        });
        await fc.asyncModelRun(() => ({ model, real: window }), commands);

        // At last everything works again and what is under way comes to its end.
        const { actions, host, session } = window;
        model.fails = "never";
        for (const what of ["read", "place", "selection", "keep"] as const) delete host.failing[what];
        for (let turn = 0; turn < 200 && session.job.value.state === "running"; turn++) {
          for (const go of model.gates.splice(0)) go();
          await settle();
        }
        expect(session.job.value.state).not.toBe("running");
        await held(model, window);
        host.select(selectionOf("A"));
        await window.pass(200);
        actions.change({ prompt: "after all", where: "everything" });
        const more = actions.run();
        for (let turn = 0; turn < 400 && session.history.value[0]?.recalled.state !== "whole"; turn++) await settle();
        for (let turn = 0; turn < 200; turn++) {
          for (const go of model.gates.splice(0)) go();
          await settle();
          if (session.job.value.state !== "running" && model.gates.length === 0) break;
        }
        await more;
        // The window still paints.
        expect(session.job.value).toEqual({ state: "idle" });
        expect([...model.finished.keys()].length).toBeGreaterThan(0);
        // What is kept with the document can be read.
        for (const run of host.runs.values()) expect(fromKept(run).recalled.state).toBe("whole");
      },
    ),
    // The same sequences every time; FUZZ=200 tries that many others.
    {
      endOnFailure: true,
      ...(process.env.FUZZ ? { numRuns: Number(process.env.FUZZ) } : { numRuns: 8, seed: 20261121 }),
    },
  );
}, 240_000);
