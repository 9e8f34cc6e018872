/** What the engine plans is what the window offers: a second pass where the engine says that it would be of use. */
import { expect, it } from "vitest";
import { toRuns } from "../../../ui/painter/runs";
import { selectionOf } from "../../support/fake-host";
import { openWindow } from "../../support/ui-window";

/** All of a picture that is much larger than the model's square. */
const whole = toRuns({ width: 8, height: 8, data: new Uint8Array(64).fill(255) });

async function marked() {
  const window = await openWindow((host, engine) => {
    host.now = selectionOf("A");
    engine.size = { width: 1600, height: 1600 };
    engine.patchAt = { x: 0, y: 0, width: 1600, height: 1600 };
  });
  window.actions.change({ prompt: "a zorkblat" });
  window.actions.paint(whole);
  await window.pass(400);
  return window;
}

it("is known for an edit whose result would be coarse, a rest after the last change", async () => {
  const { session, actions, engine, pass } = await marked();
  expect(session.plan.value?.secondSteps).toBe(12);
  const { plan } = engine;
  let asked = 0;
  engine.plan = async () => {
    asked += 1;
    return plan.call(engine);
  };
  for (const prompt of ["a", "a b", "a bo", "a boat"]) actions.change({ prompt });
  engine.plannedStarts = [{ from: "picture", picture: { name: "boat", source: "x" } }];
  await pass(400);
  expect(asked).toBe(1);
  expect(session.plan.value).toMatchObject({ secondSteps: 0, starts: [{ from: "picture" }] });
});

it("is gone when nothing is marked, and its failure is no more than a line for reports", async () => {
  const { session, actions, engine, pass, logged } = await marked();
  actions.clearStrokes();
  await pass(400);
  expect(session.plan.value).toBeNull();
  engine.plan = async () => {
    throw new Error("The worker is gone.");
  };
  actions.paint(whole);
  await pass(400);
  expect(session.plan.value).toBeNull();
  expect(logged.map(String)).toContain("Error: The worker is gone.");
});
