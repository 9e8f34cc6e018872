import { expect, it } from "vitest";
import { createWatch } from "../../../plugin/hosts/photopea/watch";
import { fakeTimers } from "../../support/host-timers";

/** Polls for a minute of an editor that takes so long to answer. */
async function pollsInAMinute(took: number): Promise<number> {
  const timers = fakeTimers();
  let now = 0;
  let asked = 0;
  const watch = createWatch({
    timers,
    free: () => true,
    ask: async () => {
      asked += 1;
      now += took;
      return { value: asked, key: "same", revision: "same" };
    },
    tell: () => undefined,
    now: () => now,
  });
  watch.start();
  for (let passed = 0; passed < 60_000; passed += 100) {
    timers.pass(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  watch.stop();
  return asked;
}

it("asks a quick editor more than once a second, and a slow one so rarely that it hardly costs", async () => {
  expect(await pollsInAMinute(5)).toBeGreaterThan(60);
  const slow = await pollsInAMinute(200);
  expect(slow * 200).toBeLessThan(0.06 * 60_000);
  expect(slow).toBeGreaterThan(10);
});
