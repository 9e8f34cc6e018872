/** The window's session over fakes, with a clock and timers that go when the test says so. */
import { memoryStore } from "../../models/packs/store/memory-store";
import type { ResultStore } from "../../plugin/protocol/results";
import { composed } from "../../ui/app/compose";
import { newStates } from "../../ui/app/state";
import type { Facts } from "../../ui/engine/environment";
import { fileResults } from "../../ui/engine/file-results";
import type { KeptTexts } from "../../ui/engine/indexed";
import { FakeEngine } from "./fake-engine";
import { FakeHost, selectionOf } from "./fake-host";
import { type Flat, flat } from "./flat";

const facts: Facts = { secure: true, webgpu: false, storage: true, mac: false, f16: false, memory: null };

export interface Window {
  readonly host: FakeHost;
  readonly engine: FakeEngine;
  /** Every signal of the window. */
  readonly session: Flat;
  /** Every verb of the window; the same object. */
  readonly actions: Flat;
  /** Where finished pictures are kept. */
  readonly results: ResultStore;
  readonly saved: string[];
  readonly logged: unknown[];
  /** Lets that much time pass, firing timers in order, and settles what they began. */
  pass(milliseconds: number): Promise<void>;
}

/** Lets promises that need nothing but turns of the event loop settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A window that has been opened. */
export async function openWindow(
  prepare: (host: FakeHost, engine: FakeEngine) => void = () => {},
  texts: KeptTexts | null = null,
  thumbnail: () => Promise<string> = async () => "data:image/jpeg;base64,AAAA",
): Promise<Window> {
  const host = new FakeHost();
  const engine = new FakeEngine();
  host.now = selectionOf("A", 1);
  prepare(host, engine);
  let now = 0;
  let seeds = 1000;
  let ids = 0;
  let waiting: { readonly at: number; readonly callback: () => void }[] = [];
  const results = host.results ?? fileResults(memoryStore());
  const saved: string[] = [];
  const logged: unknown[] = [];
  const opened = composed(newStates(77, facts), {
    host,
    engine,
    timers: {
      after(milliseconds, callback) {
        const timer = { at: now + milliseconds, callback };
        waiting.push(timer);
        return () => {
          waiting = waiting.filter((other) => other !== timer);
        };
      },
    },
    now: () => now,
    randomSeed: () => seeds++,
    newId: () => `run-${String(++ids).padStart(4, "0")}`,
    today: () => 1_790_000_000_000 + now,
    results,
    thumbnail,
    texts: async () => texts,
    space: async () => ({ used: 20_000_000, free: 900_000_000 }),
    persist: async () => true,
    breathe: async () => {},
    save: (name) => saved.push(name),
    log: (error) => logged.push(error),
  });
  await opened.open();
  const session = flat(opened.features);
  await settle();
  return {
    host,
    engine,
    session,
    actions: session,
    results,
    saved,
    logged,
    async pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.at;
        next.callback();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}
