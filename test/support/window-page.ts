/**
 * In a page: the real window over an editor and an engine of arithmetic, in any state asked for. One file, however long:
 * it is the list of all states, and one that is missing here is looked at by no test.
 */

import { h, render } from "preact";
import { EditError } from "../../models/contract/errors";
import type { Notice } from "../../models/contract/notices";
import type { OwnUse } from "../../models/contract/starts";
import { memoryStore } from "../../models/packs/store/memory-store";
import { HostError } from "../../plugin/protocol/host";
import { App } from "../../ui/app/app";
import { composed } from "../../ui/app/compose";
import { newStates } from "../../ui/app/state";
import type { Facts } from "../../ui/engine/environment";
import { fileResults } from "../../ui/engine/file-results";
import { picturesIn } from "../../ui/engine/pictures";
import { chooseLanguage, type Language } from "../../ui/messages/current";
import { toRuns } from "../../ui/painter/runs";
import { drawn, FakeEngine, fakePack } from "./fake-engine";
import { FakeHost, selectionOf } from "./fake-host";
import { type Flat, flat } from "./flat";

interface World {
  readonly host: FakeHost;
  readonly engine: FakeEngine;
  /** Every signal of the window. */
  readonly session: Flat;
  /** Every verb of the window; the same object. */
  readonly actions: Flat;
  /** Opens what is folded away, or presses anything else, by test id. */
  press(testId: string): Promise<void>;
}

interface State {
  readonly facts?: Partial<Facts>;
  readonly before?: (world: Pick<World, "host" | "engine">) => void;
  readonly after?: (world: World) => Promise<void> | void;
}

const never = new Promise<never>(() => {});
const tick = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const usual: Facts = { secure: true, webgpu: true, storage: true, mac: false, f16: true, memory: 8 * 1024 ** 3 };
const marked = toRuns({
  width: 32,
  height: 24,
  data: Uint8Array.from({ length: 768 }, (_, i) => (i % 32 > 8 && i % 32 < 20 && i > 200 && i < 500 ? 255 : 0)),
});

const notices: readonly Notice[] = [
  { code: "words-cut", what: "prompt", characters: 10_010, read: 10_000 },
  { code: "library-unread", cause: "checksum-mismatch", detail: "x" },
  { code: "card-wrong", difference: 0.1 },
  { code: "card-failed", cause: "device-lost" },
];

const failing =
  (error: Error) =>
  ({ engine }: Pick<World, "engine">): void => {
    engine.beat = () => {
      throw error;
    };
  };
const run = async ({ actions }: World): Promise<void> => {
  actions.change({ prompt: "a boat" });
  await actions.run();
};
const page =
  (name: Parameters<Flat["goTo"]>[0], then: (world: World) => Promise<void> | void = () => {}) =>
  async (world: World): Promise<void> => {
    await then(world);
    world.actions.goTo(name);
  };

const packAddress = "https://models.a-rather-long-name.example/packs/sketches/pack.json";
const stored = (id: string, title: string, received = 240_000_000) => ({
  ...{ id, title, version: "2.1.0", revision: "r", bytes: 240_000_000, received },
  from: { type: "url", url: packAddress } as const,
});
const installed = { ...fakePack, id: "sketches", title: "Field sketches in pencil and water colours", builtIn: false };
const place = { from: "url", url: packAddress } as const;
const job = { place, received: 90_000_000, total: 240_000_000, left: 95, failure: null } as const;
const trouble = {
  code: "download-interrupted",
  about: packAddress,
  sentence: "The download was interrupted.",
  next: "Check the connection, then go on.",
};
/** The Models page with more than the built-in pack on it. */
const withPacks = (then: (world: World) => Promise<void> | void) => async (world: World) => {
  const { session, actions } = world;
  actions.goTo("models");
  await tick(60); // Opening the page reads the store.
  session.packs.value = [fakePack, installed];
  session.store.value = {
    state: "read",
    contents: {
      ...{ kind: "opfs", room: null, packBytes: 480_000_000 },
      installed: [{ ...stored(installed.id, installed.title), damaged: [] }],
      unfinished: [stored("paused", "Wood and stone", 31_000_000)],
    },
  };
  await then(world);
};
const offer = {
  ...{ id: "large", title: "A large model for landscapes and cities", version: "1.0.0", license: "CC-BY-4.0" },
  ...{ licenseFile: null, homepage: "https://models.example/", kinds: ["fill", "extend"] as const, size: 512 },
  needs: { webgpu: true, f16: true, memory: 8 * 1024 ** 3 },
  from: { type: "url", url: packAddress } as const,
  ...{ bytes: 1_900_000_000, missing: 1_900_000_000, largest: 900_000_000, installed: "0.9.0" },
} as const;
const ownPicture = (id: string, name: string, use: OwnUse, opaque: boolean) => ({
  ...{ id, name, use, opaque, at: 1_790_000_000_000 },
  image: { type: "image/png", bytes: new Uint8Array() } as const,
  thumbnail:
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' height='40' fill='teal'/></svg>",
});
const asRun = (id: string, value: string) => ({ id, starred: false, value });

const states: Readonly<Record<string, State>> = {
  "first run": {
    after: ({ session }) => {
      session.welcomed.value = false;
    },
  },
  empty: {
    before: ({ host }) => {
      host.now = { state: "none", problem: "nothing-selected" };
    },
  },
  "locked layer": {
    before: ({ host }) => {
      host.now = { state: "none", problem: "locked" };
    },
  },
  reading: {
    before: ({ host }) => {
      host.read = () => never;
    },
  },
  unreadable: {
    before: ({ host }) => {
      host.failing.read = new HostError("unreadable", "x");
    },
  },
  ready: {},
  "all open": {
    after: async ({ actions, press }) => {
      actions.change({ prompt: "zorkblat" });
      for (const id of ["words-open", "finish", "more", "advanced"]) await press(id);
    },
  },
  marking: {
    after: async ({ actions, press }) => {
      actions.change({ where: "painted" });
      actions.paint(marked);
      await tick(250);
      await press("mask-menu");
    },
  },
  wand: {
    after: ({ actions }) => {
      actions.change({ where: "painted" });
      actions.tool({ tool: "wand" });
    },
  },
  remove: { after: ({ actions }) => actions.chooseJob("remove") },
  background: { after: ({ actions }) => actions.chooseJob("background") },
  extend: {
    after: ({ actions }) => {
      actions.chooseJob("extend");
      actions.extend({ left: 96, right: 0, top: 64, bottom: 0 });
    },
  },
  scribble: { after: ({ actions }) => actions.chooseJob("scribble") },
  layer: {
    after: async ({ actions, session }) => {
      actions.chooseJob("scribble");
      session.draft.value = { ...session.draft.value, drawnOn: ["drawing"] };
      await actions.takeLayer();
    },
  },
  running: {
    before: ({ engine }) => {
      engine.beat = (_, step) => (step > 4 ? never : undefined);
    },
    after: ({ actions }) => void actions.run(),
  },
  queue: {
    before: ({ engine }) => {
      engine.beat = () => never;
    },
    after: async ({ actions, session, press }) => {
      void actions.run();
      await tick(100);
      for (const prompt of ["a pizza", "a boat with a very long name that does not fit in one line"]) {
        actions.change({ prompt });
        void actions.run();
        await tick(50);
      }
      const [first, ...rest] = session.queue.value;
      if (first)
        session.queue.value = [...rest, { ...first, failure: { code: "x", sentence: "Stopped.", next: "Go on." } }];
      await press("queue");
    },
  },
  results: { after: run },
  "results finished anew": {
    after: async (world) => {
      await run(world);
      await world.press("finish");
      await world.actions.finish({ match: false });
    },
  },
  notices: {
    before: ({ engine }) => {
      engine.notices = notices;
      engine.unknownWords = ["zorkblat"];
    },
    after: run,
  },
  "unknown words": {
    before: ({ engine }) => {
      engine.unknownTo.set("typewriter", ["printer", "screwdriver", "tree"]);
    },
    after: async ({ actions }) => {
      actions.change({ prompt: "a typewriter" });
      await tick(400);
    },
  },
  "words read as others": {
    before: ({ engine }) => {
      engine.unknownTo.set("air", ["fog", "sky", "space"]);
      engine.mapping = [
        { from: "빨간", to: "red", why: "translation" },
        { from: "연", to: "kite", why: "translation" },
      ];
    },
    after: async ({ actions }) => {
      actions.change({ prompt: "빨간 연 air" });
      await tick(400);
    },
  },
  comparing: {
    after: async (world) => {
      await run(world);
      world.actions.compare(true);
    },
  },
  added: {
    after: async (world) => {
      await run(world);
      await world.actions.accept();
    },
  },
  "cannot be added": {
    before: ({ host }) => {
      host.failing.place = new HostError("layer-gone", "x");
    },
    after: async (world) => {
      await run(world);
      await world.actions.accept();
    },
  },
  "out of memory": { before: failing(new EditError("out-of-memory", "x")), after: run },
  "graphics card lost": { before: failing(new EditError("device-lost", "x")), after: run },
  offline: { before: failing(new EditError("pack-file-missing", "x")), after: run },
  "engine dead": {
    before: ({ engine }) => {
      engine.startFails = new EditError("engine-dead", "x");
    },
  },
  "no graphics card": { facts: { webgpu: false, f16: false } },
  "no storage": { facts: { storage: false, secure: false, webgpu: false, f16: false, memory: null } },
  "edit again": {
    before: ({ host }) => {
      host.now = selectionOf("A", 0, '{"version":99,"prompt":"a boat","settings":{"seed":3}}');
    },
  },
  unknown: {
    before: ({ host }) => {
      host.now = selectionOf("A", 0, "{}");
    },
  },
  "new version": {
    after: ({ session }) => {
      session.update.value = () => {};
    },
  },
  history: { after: page("history", run) },
  "empty history": { after: page("history") },
  "history of others": {
    before: ({ host }) => {
      host.runs.set("1", asRun("1", "{}"));
      host.runs.set("2", asRun("2", '{"version":99,"at":1790000000000,"name":"Photo","asked":2,"candidates":[]}'));
    },
    after: page("history"),
  },
  "history full": {
    before: ({ host }) => {
      host.failing.keep = new HostError("storage-full", "x");
    },
    after: page("history", run),
  },
  "results that cannot be kept": {
    before: ({ host }) => {
      host.failing.keep = new HostError("storage-full", "x");
    },
    after: run,
  },
  models: { after: page("models", run) },
  "models, nothing stored": { facts: { storage: false, webgpu: false, f16: false }, after: page("models") },
  "models loading": {
    after: page("models", ({ session }) => {
      session.loaded.value = { [fakePack.id]: { state: "loading", share: 0.4 } };
    }),
  },
  "models, more of them": {
    after: withPacks(({ session }) => {
      session.paces.value = { [installed.id]: 12.5 };
      session.persisted.value = false;
    }),
  },
  "models, an offer": {
    facts: { webgpu: false, f16: false, memory: 4 * 1024 ** 3 },
    after: withPacks(({ session }) => {
      session.offered.value = { state: "found", place, offer };
    }),
  },
  "models, no offer": {
    after: withPacks(({ session }) => {
      session.offered.value = { state: "failed", failure: { ...trouble, code: "download-blocked" } };
    }),
  },
  "models on their way": {
    after: withPacks(({ session }) => {
      session.installing.value = [
        { ...job, id: "a", title: "Skies", state: "running" },
        {
          ...job,
          id: "b",
          title: "Trees and bushes of the northern forests",
          state: "waiting",
          received: 0,
          left: null,
        },
        { ...job, id: "c", title: "Houses", state: "failed", left: null, failure: trouble },
      ];
    }),
  },
  "model to be removed": {
    after: withPacks(async ({ session, press }) => {
      await press("remove-pack");
      session.removal.value = { packId: installed.id, failure: { ...trouble, code: "storage-busy" } };
    }),
  },
  "model measured": {
    after: withPacks(({ session }) => {
      session.measuring.value = { state: "running", packId: installed.id, share: 0.4 };
    }),
  },
  "models unreadable": {
    after: withPacks(({ session }) => {
      session.store.value = { state: "failed", failure: { ...trouble, code: "storage-denied" } };
    }),
  },
  "model wanted": {
    after: ({ session }) => {
      session.wanted.value = { id: "large", title: offer.title, address: packAddress };
    },
  },
  "own pictures": {
    after: async ({ session, press }) => {
      session.own.value = [
        ownPicture("1", "studio mug, cup, beaker", "stands", false),
        ownPicture("2", "blossoms of the cherry tree behind our old house by the river", "covers", true),
        ownPicture("3", "kite", "floats", true),
      ];
      await press("more");
    },
  },
  "no own pictures": { after: ({ press }) => press("more") },
  "own picture refused": {
    after: async ({ session, press }) => {
      session.ownState.value = { busy: true, failure: { ...trouble, code: "too-large" } };
      await press("more");
    },
  },
  settings: { after: page("settings") },
};

let alive = 0;

async function show(name: string, language: Language): Promise<void> {
  const state = states[name];
  const root = document.getElementById("app");
  if (!state || !root) throw new Error(`No state "${name}".`);
  render(null, root);
  await chooseLanguage(language);
  const host = new FakeHost();
  const engine = new FakeEngine();
  engine.painter = {
    picture: (size) => drawn(size, (x, y) => [90 + (x & 63), 120 + ((x + y) & 31), 80 + (y & 63), 255]),
    patch: (size, seed) => drawn(size, (x) => [200, 120 + (x & 31), seed & 127, 255]),
  };
  host.now = selectionOf("A", 1);
  host.memory.set("preferences", JSON.stringify({ welcomed: true, language }));
  state.before?.({ host, engine });
  const fresh = newStates(77, { ...usual, ...state.facts });
  const mine = ++alive;
  let ids = 0;
  const opened = composed(fresh, {
    host,
    engine,
    timers: {
      after(milliseconds, callback) {
        const handle = setTimeout(() => mine === alive && callback(), milliseconds);
        return () => clearTimeout(handle);
      },
    },
    now: () => performance.now(),
    randomSeed: () => 1234,
    newId: () => `run-${++ids}`,
    today: () => 1_790_000_000_000,
    results: fileResults(memoryStore()),
    pictures: host.pictures ?? picturesIn(fileResults(memoryStore())),
    thumbnail: async () => "",
    texts: async () => null,
    space: async () => (fresh.machine.environment.value.facts.storage ? { used: 20_000_000, free: 900_000_000 } : null),
    persist: async () => true,
    breathe: async () => {},
    save: () => {},
    log: () => {},
  });
  render(h(App, { features: opened.features }), root);
  // Some states are that something never answers.
  await Promise.race([opened.open(), tick(300)]);
  await tick(30);
  const press = async (testId: string): Promise<void> => {
    await tick(30);
    root.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
    await tick(30);
  };
  const session = flat(opened.features);
  await state.after?.({ host, engine, session, actions: session, press });
  // A frame for signals, one for what follows from them.
  await tick(60);
}

declare global {
  interface Window {
    windowPage?: { readonly names: readonly string[]; readonly show: typeof show };
  }
}
window.windowPage = { names: Object.keys(states), show };
