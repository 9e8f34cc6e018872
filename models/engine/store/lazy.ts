/** The pack store behind the engine's worker: loaded at first use, told to the engine, and obedient to `stop`. */
import type { EngineApi } from "../../contract/engine-api";
import { remembered } from "../../packs/remembered";
import type { Installed, InstalledSource } from "../catalog";
import type { PackPlace, PackStoreApi } from "./api";
import { mayHavePacks } from "./presence";

export interface LazyStore {
  readonly api: PackStoreApi;
  /** For the engine's catalogue. */
  readonly installed: Installed;
}

export interface LazyStoreParts {
  /** Ids of the packs that come with Blendfill. */
  readonly reserved: () => Promise<readonly string[]>;
  /** Of the engine, so that a removed pack leaves memory first. */
  readonly release: EngineApi["release"];
}

export function lazyStore({ reserved, release }: LazyStoreParts): LazyStore {
  let isUsed = false;
  const modules = remembered(() => import("./open"));
  const opened = remembered(async () => {
    isUsed = true;
    const { openPackStore } = await modules();
    return openPackStore(await reserved());
  });
  let stopping = new AbortController();
  const originOf = async (place: PackPlace) => (await modules()).originOf(place);

  /** The files of an installed pack, by its revision: opened once. */
  const sources = new Map<string, InstalledSource>();

  const api: PackStoreApi = {
    contents: async () => (await opened()).contents(),
    look: async (place) => (await opened()).look(await originOf(place), stopping.signal),
    async install(place, at, report) {
      const { signal: stop } = stopping;
      const pack = await (await opened()).install(await originOf(place), { stop, at, progress: latest(report) });
      // Another version may be in memory.
      await release(pack.id);
      return pack;
    },
    stop() {
      stopping.abort();
      stopping = new AbortController();
    },
    async remove(packId) {
      await release(packId);
      await (await opened()).remove(packId);
    },
    discard: async (packId) => (await opened()).discard(packId),
    check: async (packId) => (await opened()).check(packId),
    async licence(of) {
      const store = await opened();
      if (of.from === "installed") {
        const source = await store.source(of.packId);
        const { readInstalled } = await import("./licence");
        return source && readInstalled(source);
      }
      const { readOffered } = await import("./licence");
      return readOffered(await originOf(of), stopping.signal);
    },
  };

  return {
    api,
    async installed() {
      if (!isUsed && !(await mayHavePacks())) return [];
      try {
        const store = await opened();
        const { installed } = await store.contents();
        const found: InstalledSource[] = [];
        for (const { id, revision, from } of installed) {
          const source = sources.get(revision)?.source ?? (await store.source(id));
          if (source !== null) found.push({ revision, source, address: from.type === "url" ? from.url : null });
        }
        sources.clear();
        for (const each of found) sources.set(each.revision, each);
        return found;
      } catch (error) {
        console.info("Installed models cannot be read:", error); // The Models page tells; the others work.
        return [];
      }
    },
  };
}

/** At most one report is under way; those that come meanwhile are replaced by the newest. */
function latest(report: (received: number, total: number) => unknown): (received: number, total: number) => void {
  let isBusy = false;
  let waiting: readonly [number, number] | null = null;
  const send = async (received: number, total: number): Promise<void> => {
    isBusy = true;
    try {
      await report(received, total);
    } catch {
      // The window is gone; the installation goes on.
    }
    isBusy = false;
    const next = waiting;
    waiting = null;
    if (next) void send(...next);
  };
  return (received, total) => {
    if (isBusy) waiting = [received, total];
    else void send(received, total);
  };
}
