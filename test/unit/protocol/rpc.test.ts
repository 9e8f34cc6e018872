import { describe, expect, it, vi } from "vitest";
import { HostError } from "../../../plugin/protocol/host";
import { envelope } from "../../../plugin/protocol/messages";
import { connect, type Port, serve } from "../../../plugin/protocol/rpc";
import { fakeTimers } from "../../support/host-timers";

interface Calls {
  double(value: number): Promise<number>;
  fail(how: "coded" | "plain"): Promise<never>;
  never(): Promise<void>;
}
interface Events {
  moved: { readonly x: number };
}

/** Two ports joined by a wire that copies what passes, and delivers later. */
function wire(): { readonly near: Port; readonly far: Port; readonly passed: unknown[] } {
  const passed: unknown[] = [];
  const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const port = (own: number): Port => ({
    post(message) {
      passed.push(message);
      const copy = structuredClone(message);
      queueMicrotask(() => {
        for (const handler of ends[own === 0 ? 1 : 0]) handler(copy);
      });
    },
    listen(handler) {
      ends[own === 0 ? 0 : 1].add(handler);
      return () => void ends[own === 0 ? 0 : 1].delete(handler);
    },
  });
  return { near: port(0), far: port(1), passed };
}

const procedures: Calls = {
  double: async (value) => value * 2,
  fail: async (how) => {
    throw how === "coded" ? new HostError("locked", "Unlock it.") : new TypeError("boom");
  },
  never: () => new Promise(() => undefined),
};

function pair(version = 1) {
  const { near, far, passed } = wire();
  const timers = fakeTimers();
  const server = serve<Calls, Events>(far, procedures);
  const client = connect<Calls, Events>(near, { timers, version });
  return { client, server, timers, near, far, passed };
}

describe("rpc", () => {
  it("answers calls, several at once, each with its own result", async () => {
    const { client } = pair();
    expect(await Promise.all([client.call("double", 2), client.call("double", 21)])).toEqual([4, 42]);
  });

  it("keeps a failure's code and sentence", async () => {
    const { client } = pair();
    const error: unknown = await client.call("fail", "coded").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HostError);
    expect(error).toMatchObject({ code: "locked", message: "Unlock it." });
    await expect(client.call("fail", "plain")).rejects.toMatchObject({ code: "internal", message: "boom" });
  });

  it("carries events to every listener until it unsubscribes", async () => {
    const { client, server } = pair();
    await client.ready;
    const [one, two] = [vi.fn(), vi.fn()];
    const off = client.on("moved", one);
    client.on("moved", two);
    server.emit("moved", { x: 1 });
    await Promise.resolve();
    off();
    server.emit("moved", { x: 2 });
    await Promise.resolve();
    expect(one.mock.calls).toEqual([[{ x: 1 }]]);
    expect(two.mock.calls).toEqual([[{ x: 1 }], [{ x: 2 }]]);
  });

  it("repeats hello until the other end is there", async () => {
    const { near, far } = wire();
    const timers = fakeTimers();
    const client = connect<Calls, Events>(near, { timers });
    timers.pass(1000);
    serve<Calls, Events>(far, procedures);
    timers.pass(1000);
    expect(await client.call("double", 3)).toBe(6);
  });

  it("gives up on the handshake with a sentence", async () => {
    const timers = fakeTimers();
    const client = connect<Calls, Events>(wire().near, { timers, patience: 1000 });
    timers.pass(5000);
    await expect(client.call("double", 1)).rejects.toMatchObject({
      code: "timeout",
      message: expect.stringMatching(/open it again\.$/),
    });
  });

  it("has no time limit after the handshake", async () => {
    const { client, timers } = pair();
    await client.ready;
    const settled = vi.fn();
    client.call("never").then(settled, settled);
    timers.pass(10_000_000);
    await Promise.resolve();
    expect(settled).not.toHaveBeenCalled();
  });

  it.each([
    [2, /plugin is out of date/],
    [0, /window is out of date/],
  ])("refuses another version (%i) with a sentence", async (version, sentence) => {
    await expect(pair(version).client.ready).rejects.toMatchObject({
      code: "bad-message",
      message: expect.stringMatching(sentence),
    });
  });

  it("calls only the procedures' own methods", async () => {
    const { client } = pair();
    for (const method of ["constructor", "toString", "__proto__", "nothing"]) {
      await expect(client.call(method as "never")).rejects.toMatchObject({ code: "bad-message" });
    }
  });

  it("ignores foreign and malformed messages on both ends", async () => {
    const { client, near, far } = pair();
    await client.ready;
    const strange = [
      null,
      undefined,
      7,
      "hello",
      [],
      {},
      { channel: "other", kind: "call", id: 1, method: "double", args: [] },
      { channel: "blendfill" },
      { channel: "blendfill", kind: "call", id: "1", method: "double", args: [] },
      { channel: "blendfill", kind: "call", id: 1, method: "double", args: "no" },
      { channel: "blendfill", kind: "answer", id: 999, value: 1 },
      { channel: "blendfill", kind: "failure", id: 999, code: "locked", message: "" },
      { channel: "blendfill", kind: "event", name: "nobody listens" },
      { channel: "blendfill", kind: "unheard of", id: 1 },
    ];
    for (const message of strange) {
      near.post(message);
      far.post(message);
    }
    expect(await client.call("double", 4)).toBe(8);
  });

  it("turns an unknown failure code into internal", async () => {
    const { near, far } = wire();
    far.listen((message) => {
      const { kind, id } = message as { kind: string; id: number };
      if (kind === "hello") far.post(envelope({ kind: "welcome", version: 1 }));
      if (kind === "call") far.post({ channel: "blendfill", kind: "failure", id, code: "__proto__", message: "odd" });
    });
    const client = connect<Calls, Events>(near, { timers: fakeTimers() });
    await expect(client.call("double", 1)).rejects.toMatchObject({ code: "internal", message: "odd" });
  });

  it("rejects what is under way and everything later when it is closed", async () => {
    const { client } = pair();
    await client.ready;
    const waiting = client.call("never");
    await Promise.resolve();
    client.close();
    await expect(waiting).rejects.toMatchObject({ code: "closed" });
    await expect(client.call("double", 1)).rejects.toMatchObject({ code: "closed" });
  });

  it("sends plain data only", async () => {
    const { client, passed } = pair();
    await client.call("double", 1);
    for (const message of passed) expect(JSON.parse(JSON.stringify(message))).toEqual(message);
  });
});
