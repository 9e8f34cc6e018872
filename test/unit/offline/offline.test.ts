import { describe, expect, it } from "vitest";
import { keepOffline, type Workers } from "../../../ui/engine/offline";

type Listener = () => void;

function worker(state: string) {
  const listeners: Listener[] = [];
  const said: unknown[] = [];
  const self = {
    state,
    said,
    postMessage: (message: unknown) => said.push(message),
    addEventListener: (_: string, listener: Listener) => listeners.push(listener),
    turn(next: string) {
      self.state = next;
      for (const listener of listeners) listener();
    },
  };
  return self;
}

/** A browser's container, one service worker of ours in it or none. */
function container(active: ReturnType<typeof worker> | null) {
  let found: Listener = () => {};
  let taken: Listener = () => {};
  const registration = {
    active,
    waiting: null as ReturnType<typeof worker> | null,
    installing: null as ReturnType<typeof worker> | null,
    addEventListener: (_: string, listener: Listener) => {
      found = listener;
    },
  };
  const workers = {
    controller: null,
    ready: Promise.resolve({ active: active ?? worker("activated") }),
    register: async () => registration,
    addEventListener: (_: string, listener: Listener) => {
      taken = listener;
    },
  } as unknown as Workers;
  return {
    workers,
    registration,
    find(coming: ReturnType<typeof worker>) {
      registration.installing = coming;
      found();
    },
    takeOver: () => taken(),
  };
}

async function page(workers: () => Workers | undefined, everything = false) {
  const updates: (() => void)[] = [];
  const log: unknown[] = [];
  let reloads = 0;
  await keepOffline({
    workers,
    script: "/service-worker.js",
    everything,
    onUpdate: (takeOver) => updates.push(takeOver),
    reload: () => {
      reloads += 1;
    },
    log: (error) => log.push(error),
  });
  return { updates, log, reloads: () => reloads };
}

describe("keepOffline", () => {
  it("tells of a new version once it is whole, and reloads only when the user takes it", async () => {
    const { workers, find, takeOver } = container(worker("activated"));
    const { updates, reloads } = await page(() => workers);
    const coming = worker("installing");
    find(coming);
    expect(updates).toHaveLength(0);
    coming.turn("installed");
    expect(updates).toHaveLength(1);
    takeOver();
    expect(reloads()).toBe(0);
    updates[0]?.();
    expect(coming.said).toEqual(["take over"]);
    takeOver();
    expect(reloads()).toBe(1);
  });

  it("tells of one that has been waiting since the last visit", async () => {
    const { workers, registration } = container(worker("activated"));
    registration.waiting = worker("installed");
    expect((await page(() => workers)).updates).toHaveLength(1);
  });

  it("says nothing at the first visit", async () => {
    const { workers, find, takeOver } = container(null);
    const { updates, reloads } = await page(() => workers);
    const coming = worker("installing");
    find(coming);
    coming.turn("installed");
    coming.turn("activated");
    takeOver();
    expect(updates).toEqual([]);
    expect(reloads()).toBe(0);
  });

  it("asks for every file where all are used", async () => {
    const active = worker("activated");
    await page(() => container(active).workers, true);
    expect(active.said).toEqual(["keep everything"]);
  });

  it("is no failure where there is no storage", async () => {
    const refused = new DOMException("denied", "SecurityError");
    const throwing = await page(() => {
      throw refused;
    });
    expect(throwing.log).toEqual([refused]);
    expect((await page(() => undefined)).log).toEqual([]);
  });
});
