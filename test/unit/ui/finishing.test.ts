import { describe, expect, it } from "vitest";
import { usualFinish } from "../../../models/contract/settings";
import { finishesAtOnce, finishOf } from "../../../ui/features/finish/finishing";
import { fromStored } from "../../../ui/stored/format";
import { fromKept } from "../../../ui/stored/kept";
import { selectionOf } from "../../support/fake-host";
import { openWindow, settle } from "../../support/ui-window";

const settingsOf = (stored: string) => {
  const recalled = fromStored(stored);
  return recalled.state === "whole" ? recalled.edit.settings : null;
};

describe("the finish", () => {
  it("goes with the next run before there are results", async () => {
    const { session, actions, engine } = await openWindow();
    expect(finishOf(session)).toEqual(usualFinish);
    expect(finishesAtOnce(session)).toBe(false);
    await actions.finish({ grain: false });
    await actions.run();
    expect(engine.requests[0]?.settings).toMatchObject({ match: true, grain: false, blend: "poisson" });
    expect(engine.refitted).toEqual([]);
  });

  it("of results changes at once, all of them, without painting; they are stored and kept as they look", async () => {
    const { session, actions, engine, host } = await openWindow();
    await actions.run();
    await settle();
    expect(finishesAtOnce(session)).toBe(true);
    await actions.finish({ match: false });
    expect(engine.requests).toHaveLength(1);
    const shown = session.results.value?.shown ?? [];
    expect(shown.map(({ candidate }) => [...candidate.image.data.subarray(0, 3)])).toEqual([
      [100, 200, 0],
      [100, 200, 1],
    ]);
    expect(shown[1]?.candidate.seed).toBe(78);
    expect(finishOf(session)).toMatchObject({ match: false, grain: true });
    await settle();
    const [run] = host.runs.values();
    expect(run && fromKept(run).recalled).toMatchObject({ edit: { settings: { match: false } } });
    await actions.accept();
    expect(settingsOf(host.placed[0]?.stored ?? "")).toMatchObject({ match: false, grain: true });
    expect(engine.encoded[0]?.data.subarray(0, 2)).toEqual(new Uint8ClampedArray([100, 200]));
    // What lies in the document already is another picture than what is shown now.
    await actions.finish({ match: true });
    expect(session.results.value?.shown.some(({ accepted }) => accepted)).toBe(false);
  });

  it("that was changed twice in a row is the last one", async () => {
    const { session, actions, engine } = await openWindow();
    await actions.run();
    const first = actions.finish({ match: false });
    const second = actions.finish({ grain: false });
    await Promise.all([first, second]);
    const both = { match: false, grain: false, blend: "poisson" };
    expect(session.draft.value.finish).toEqual(both);
    expect(finishOf(session)).toEqual(both);
    expect(session.results.value?.request.settings).toMatchObject(both);
    expect(engine.refitted.at(-1)?.[2]).toEqual(both);
    expect(session.results.value?.shown[0]?.candidate.image.data.subarray(0, 2)).toEqual(
      new Uint8ClampedArray([100, 100]),
    );
  });

  it("that takes a run says so, and goes with the next one", async () => {
    const { session, actions, engine } = await openWindow();
    await actions.run();
    engine.refits = false;
    await actions.finish({ grain: false });
    expect(finishesAtOnce(session)).toBe(false);
    expect(session.results.value?.request.settings.grain).toBe(true);
    expect(session.draft.value.finish.grain).toBe(false);
    await actions.run();
    expect(engine.requests[1]?.settings.grain).toBe(false);
  });

  it("of an extension takes a run", async () => {
    const { session, actions, engine } = await openWindow();
    actions.chooseJob("extend");
    actions.extend({ left: 64, right: 0, top: 0, bottom: 0 });
    await actions.run();
    expect(engine.requests).toHaveLength(1);
    expect(finishesAtOnce(session)).toBe(false);
  });

  it("comes back with the document, with a layer and from the history", async () => {
    const first = await openWindow();
    await first.actions.finish({ match: false, grain: false });
    first.actions.change({ sharper: true });
    await first.actions.run();
    await first.actions.accept();
    await settle();
    const stored = first.host.placed[0]?.stored ?? "";
    const chosen = { finish: { match: false, grain: false, blend: "poisson" }, sharper: true };

    const again = await openWindow((host) => {
      for (const [id, run] of first.host.runs) host.runs.set(id, run);
    });
    expect(again.session.draft.value).toMatchObject(chosen);

    const layer = await openWindow((host) => {
      host.now = selectionOf("A", 0, stored);
    });
    expect(layer.session.draft.value.finish).toEqual(usualFinish);
    layer.actions.editAgain();
    expect(layer.session.draft.value).toMatchObject(chosen);
    layer.actions.resetAll();
    // Reset all is about the numbers of More; the finish has its own.
    expect(layer.session.draft.value).toMatchObject(chosen);

    await again.actions.finish({ match: true, grain: true });
    again.actions.reuse(again.session.history.value[0]?.id ?? "");
    expect(again.session.draft.value).toMatchObject(chosen);
  });
});
