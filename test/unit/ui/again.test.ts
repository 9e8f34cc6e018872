import { describe, expect, it } from "vitest";
import { standardSettings } from "../../../models/contract/settings";
import type { Selection } from "../../../plugin/protocol/host";
import { toStored } from "../../../ui/stored/format";
import { selectionOf } from "../../support/fake-host";
import { openWindow } from "../../support/ui-window";

describe("editing again", () => {
  const settings = {
    ...standardSettings,
    seed: 5,
    count: 2,
    steps: 12,
    strength: 0.8,
    guidance: 2,
    feather: 3,
    grow: 4,
    context: 50,
  };
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
