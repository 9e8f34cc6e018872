import { expose, proxy, type Remote, wrap } from "comlink";
import { afterEach, describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import type { EditEvent } from "../../../models/contract/events";
import { buffersOf, coalesced, give, installWire } from "../../../models/engine/wire";
import { pattern } from "../../support/node-pictures";

installWire();
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function across<T>(api: T): Remote<T> {
  const { port1, port2 } = new MessageChannel();
  closing.push(() => port1.close());
  expose(api, port1);
  return wrap<T>(port2);
}

describe("errors from the worker", () => {
  it("keep class, code and sentence", async () => {
    const api = across({
      fail(): void {
        throw new EditError("mask-size", "The mask is too small.");
      },
    });
    const error = await Promise.resolve(api.fail()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EditError);
    expect(error).toMatchObject({ code: "mask-size", message: "The mask is too small.", name: "EditError" });
  });

  it("of other kinds arrive as Comlink sends them", async () => {
    const api = across({
      fail(): void {
        throw new RangeError("too far");
      },
    });
    await expect(Promise.resolve(api.fail())).rejects.toMatchObject({ name: "RangeError", message: "too far" });
  });
});

describe("pixels", () => {
  it("are given away, not copied, and found wherever they lie in a result", async () => {
    const raster = pattern({ width: 4, height: 4 });
    const result = { candidates: [{ image: raster }, { image: raster }], bytes: new Uint8Array(3) };
    expect(buffersOf(result)).toHaveLength(2);
    const api = across({ take: () => give(result) });
    const taken = await api.take();
    expect(taken.candidates[1]?.image.data).toHaveLength(64);
    expect(raster.data).toHaveLength(0);
  });
});

describe("events", () => {
  const step = (index: number): EditEvent => ({ type: "step", candidate: 0, index, of: 9 });

  it("are replaced by newer ones of their kind while the page is busy; the rest all arrive, in order", async () => {
    const seen: EditEvent[] = [];
    let free: () => void = () => undefined;
    const { report, settled } = coalesced(async (event) => {
      seen.push(event);
      await new Promise<void>((resolve) => {
        free = resolve;
      });
    });
    const image = () => pattern({ width: 2, height: 2 });
    const patch = { x: 0, y: 0, width: 2, height: 2 };
    report(step(1));
    for (let index = 2; index <= 5; index++) {
      report(step(index));
      report({ type: "preview", candidate: 0, image: image(), patch });
    }
    report({ type: "candidate", candidate: { index: 0, seed: 1, image: image(), patch } });
    const done = settled();
    for (let i = 0; i < 8; i++) {
      free();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await done;
    expect(seen.map((event) => (event.type === "step" ? event.index : event.type))).toEqual([
      1,
      5,
      "preview",
      "candidate",
    ]);
  });

  it("do not stop the edit when the page's callback throws", async () => {
    const { report, settled } = coalesced(() => {
      throw new Error("the page is gone");
    });
    report(step(1));
    await expect(settled()).resolves.toBeUndefined();
  });

  it("reach a callback on the other side", async () => {
    const api = across({
      async edit(remote: (event: EditEvent) => unknown) {
        const { report, settled } = coalesced(remote);
        report(step(1));
        await settled();
        return "done";
      },
    });
    const seen: EditEvent[] = [];
    await expect(api.edit(proxy((event: EditEvent) => void seen.push(event)))).resolves.toBe("done");
    expect(seen).toEqual([step(1)]);
  });
});
