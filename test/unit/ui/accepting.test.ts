import { describe, expect, it } from "vitest";
import { HostError } from "../../../plugin/protocol/host";
import { chosenOf } from "../../../ui/features/results/state";
import { readinessOf } from "../../../ui/features/run/readiness";
import { fromStored } from "../../../ui/stored/format";
import { selectionOf } from "../../support/fake-host";
import { openWindow, settle, type Window } from "../../support/ui-window";

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
    expect(engine.fills[1]?.mask.from).toBe("runs");
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

describe("scored candidates", () => {
  it("lie best first when the run is over, and who has chosen one keeps it", async () => {
    const scored = async (): Promise<Window> => {
      const window = await openWindow((_, engine) => {
        engine.scores = [0.2, 0.5, 0.3];
      });
      window.actions.change({ count: 3 });
      return window;
    };
    const order = ({ session }: Window) => session.results.value?.shown.map(({ candidate }) => candidate.index);
    const first = await scored();
    await first.actions.run();
    expect(order(first)).toEqual([1, 2, 0]);
    expect(chosenOf(first.session)?.candidate.index).toBe(1);
    const second = await scored();
    second.engine.beat = async (candidate, step) => {
      if (candidate !== 2 || step !== 5) return;
      await settle();
      expect(order(second)).toEqual([0, 1]);
      second.actions.choose(1);
    };
    await second.actions.run();
    expect(order(second)).toEqual([1, 2, 0]);
    expect(chosenOf(second.session)?.candidate.index).toBe(1);
    expect(second.session.chosen.value).toBe(0);
  });
});

describe("discarding one candidate", () => {
  it("leaves the others, and the last one takes the run along; the history keeps them all", async () => {
    const { session, actions, host } = await openWindow();
    actions.change({ count: 3 });
    await actions.run();
    await settle();
    actions.choose(1);
    actions.discardOne();
    const seeds = () => session.results.value?.shown.map(({ candidate }) => candidate.seed);
    expect(seeds()).toEqual([77, 79]);
    expect(session.chosen.value).toBe(1);
    actions.discardOne();
    expect(seeds()).toEqual([77]);
    expect(session.chosen.value).toBe(0);
    await actions.accept();
    expect(host.placed).toHaveLength(1);
    actions.discardOne();
    expect(session.results.value).toBeNull();
    expect(session.history.value[0]?.candidates).toHaveLength(3);
  });
});
