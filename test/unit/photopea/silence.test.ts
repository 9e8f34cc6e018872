/** Photopea that never answers, answers too late, or never opens what it was given. */
import { afterEach, describe, expect, it } from "vitest";
import { HostError } from "../../../plugin/protocol/host";
import { noisePicture } from "../../support/figma-stage";
import { type FakeTimers, fakeTimers } from "../../support/host-timers";
import { type PhotopeaStage, photograph, photopeaStage } from "../../support/photopea-stage";

const picture = noisePicture(40, 30);
const patch = noisePicture(12, 8, true);

let set: PhotopeaStage | null = null;
afterEach(() => set?.dispose());

function open(): { readonly stage: PhotopeaStage; readonly timers: FakeTimers } {
  const timers = fakeTimers();
  const stage = photopeaStage({ timers });
  set = stage;
  stage.pea.addPicture("lake.png", picture.pixels);
  return { stage, timers };
}

/** Lets time pass in steps, and promises run between them. */
async function passing<T>(timers: FakeTimers, milliseconds: number, promise: Promise<T>): Promise<T | HostError> {
  const settled = promise.catch((error: unknown) => {
    if (error instanceof HostError) return error;
    throw error;
  });
  for (let passed = 0; passed < milliseconds; passed += 50) {
    // A script and what it says are a task each.
    for (let task = 0; task < 6; task++) await new Promise((resolve) => setImmediate(resolve));
    timers.pass(50);
  }
  return settled;
}

async function idOf(stage: PhotopeaStage): Promise<string> {
  const selection = await stage.host.selection();
  return selection.state === "ready" ? selection.source.nodeId : "";
}

const order = (sourceId: string) => ({
  sourceId,
  at: { x: 3, y: 4, width: 12, height: 8 },
  image: patch.image,
  label: "Fill: a boat",
  stored: "{}",
});

describe("Photopea not answering", () => {
  it("ends in a sentence, and the next call is answered", async () => {
    const { stage, timers } = open();
    stage.quirks.silence = "ignores";
    const error = await passing(timers, 16_000, stage.host.selection());
    expect(error).toMatchObject({ code: "timeout", message: expect.stringMatching(/^Photopea did not answer.*\.$/) });
    stage.quirks.silence = "none";
    expect(await passing(timers, 100, stage.host.selection())).toMatchObject({ state: "ready" });
  });

  it("says so again at once while nothing changes, and calls in line do not hang", async () => {
    const { stage, timers } = open();
    stage.quirks.silence = "ignores";
    const all = [stage.host.selection(), stage.host.selection(), stage.host.selection()];
    const results = await passing(timers, 30_000, Promise.allSettled(all));
    expect(results).toMatchObject([
      { reason: { code: "timeout" } },
      { reason: { code: "timeout", message: expect.stringContaining("dialog") } },
      { reason: { code: "timeout" } },
    ]);
  });

  it("drops a picture that comes too late, so that no other call gets it", async () => {
    const { stage, timers } = open();
    const id = await idOf(stage);
    const before = photograph(stage.pea);
    stage.quirks.slowness = 67_000;
    expect(await passing(timers, 61_000, stage.host.read(id, 4096))).toMatchObject({ code: "timeout" });
    stage.quirks.slowness = 0;
    // Photopea is still busy with the first: this one is refused rather than sent into the dark.
    expect(await passing(timers, 4_500, stage.host.read(id, 20))).toMatchObject({ code: "timeout" });
    // The first picture comes while this one waits.
    const result = await passing(timers, 3_000, stage.host.read(id, 10));
    if (result instanceof HostError) throw result;
    expect(new DataView(result.image.bytes.buffer).getUint32(16)).toBe(10);
    expect(photograph(stage.pea)).toEqual(before);
  });

  it("leaves nothing behind when the script ran but nobody heard", async () => {
    const { stage, timers } = open();
    const id = await idOf(stage);
    const before = photograph(stage.pea);
    stage.quirks.silence = "runs";
    expect(await passing(timers, 61_000, stage.host.read(id, 10))).toMatchObject({ code: "timeout" });
    stage.quirks.silence = "none";
    await passing(timers, 200, stage.host.selection());
    expect(photograph(stage.pea)).toEqual(before);
  });

  it("gives up on a result that never opens", async () => {
    const { stage, timers } = open();
    const id = await idOf(stage);
    const before = photograph(stage.pea);
    stage.quirks.neverOpens = true;
    const error = await passing(timers, 30_000, stage.host.place(order(id)));
    expect(error).toMatchObject({ code: "timeout", message: expect.stringMatching(/Accept again\.$/) });
    expect(photograph(stage.pea)).toEqual(before);
  });

  it("closes a result that was opened but could not be placed", async () => {
    const { stage, timers } = open();
    const id = await idOf(stage);
    const before = photograph(stage.pea);
    stage.quirks.breaksOn = "not-added"; // Only the last script has it.
    const error = await passing(timers, 30_000, stage.host.place(order(id)));
    expect(error).toMatchObject({ code: "cannot-place" });
    await passing(timers, 500, stage.host.selection());
    expect(photograph(stage.pea)).toEqual(before);
  });

  it("rejects what is under way when it is closed", async () => {
    const { stage, timers } = open();
    stage.quirks.silence = "ignores";
    const pending = stage.host.selection();
    await new Promise((resolve) => setImmediate(resolve));
    stage.dispose();
    expect(await passing(timers, 50, pending)).toMatchObject({ code: "closed" });
  });
});
