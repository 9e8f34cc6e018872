/** Selection changes are noticed by asking: seldom, and only when it disturbs nobody. */
import { afterEach, describe, expect, it } from "vitest";
import { rectangleSelection } from "../../../plugin/photopea-emulator/core/selecting";
import type { Selection } from "../../../plugin/protocol/host";
import { noisePicture } from "../../support/figma-stage";
import { type FakeTimers, fakeTimers } from "../../support/host-timers";
import { type PhotopeaStage, photopeaStage } from "../../support/photopea-stage";

let set: PhotopeaStage | null = null;
afterEach(() => set?.dispose());

async function open() {
  const timers = fakeTimers();
  const stage = photopeaStage({ timers });
  set = stage;
  const document = stage.pea.addPicture("lake.png", noisePicture(40, 30).pixels);
  const heard: Selection[] = [];
  const stop = stage.host.on("selection", (selection) => heard.push(selection));
  await stage.host.selection();
  const select = (x: number) =>
    document.commit("Rectangle Select", {
      selection: rectangleSelection(document.state, { x, y: 2, width: 9, height: 9 }, 0),
    });
  return { timers, stage, document, heard, stop, select };
}

async function pass(timers: FakeTimers, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 100) {
    timers.pass(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("watching Photopea", () => {
  it("tells a new selection once", async () => {
    const { timers, heard, select } = await open();
    await pass(timers, 3_000);
    expect(heard).toEqual([]);
    select(4);
    await pass(timers, 4_000);
    expect(heard).toMatchObject([{ state: "ready", shapes: [{ bounds: { x: 4, y: 2, width: 9, height: 9 } }] }]);
  });

  it("tells a selection that somebody asked for before it was noticed, once", async () => {
    const { timers, stage, heard, select } = await open();
    select(4);
    await stage.host.selection();
    expect(heard).toMatchObject([{ state: "ready", shapes: [{ bounds: { x: 4 } }] }]);
    await pass(timers, 4_000);
    expect(heard).toHaveLength(1);
  });

  it("tells painting only when it rests", async () => {
    const { timers, heard, document } = await open();
    for (let n = 0; n < 4; n++) {
      document.commit(`Brush ${n}`, {});
      await pass(timers, 700);
    }
    expect(heard).toEqual([]);
    await pass(timers, 1_400);
    expect(heard).toHaveLength(1);
  });

  it("asks nothing while the window is hidden, nor when nobody listens", async () => {
    const { timers, stage, heard, select, stop } = await open();
    stage.setVisible(false);
    const before = stage.sent.length;
    select(4);
    await pass(timers, 5_000);
    expect(stage.sent).toHaveLength(before);
    stage.setVisible(true);
    await pass(timers, 800);
    expect(heard).toHaveLength(1);
    stop();
    const after = stage.sent.length;
    await pass(timers, 5_000);
    expect(stage.sent).toHaveLength(after);
  });

  it("rests after a failure and comes back by itself", async () => {
    const { timers, stage, heard, select } = await open();
    stage.quirks.silence = "ignores";
    await pass(timers, 40_000);
    expect(stage.sent.length).toBeLessThan(10);
    stage.quirks.silence = "none";
    select(4);
    await pass(timers, 12_000);
    expect(heard).toHaveLength(1);
  });
});
