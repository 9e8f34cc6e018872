/** This side of the engine's worker: starts it, notices its death, starts it again once. */
import { type Endpoint, proxy, type Remote, wrap } from "comlink";
import type { EngineApi } from "../../models/contract/engine-api";
import { EditError } from "../../models/contract/errors";
import type { Report } from "../../models/contract/events";
import type { EditRequest } from "../../models/contract/request";
import { sendingPictures } from "../../models/engine/crossing";
import type { PackPlace, PackStoreApi } from "../../models/engine/store/api";
import { type EngineStart, type EngineStarted, type EngineWorkerApi, installWire } from "../../models/engine/wire";
import type { Timers } from "../../plugin/protocol/timers";

/** A worker as the client needs it; tests give a message port. */
export interface Thread {
  readonly endpoint: Endpoint;
  /** Called when the thread failed to load or threw outside any call. */
  onFailure(listener: (cause: string) => void): void;
  end(): void;
}

export type { PackPlace, PackStoreApi };

export interface Engine extends EngineApi {
  /** The packs on this machine. */
  readonly store: PackStoreApi;
  /** Starts the worker, or starts it again after it died. */
  start(): Promise<EngineStarted>;
  /** Ends the worker at once; what is under way rejects with "engine-dead". The next call starts another. */
  restart(): void;
}

export interface EngineParts {
  readonly open: () => Thread;
  readonly start: EngineStart;
  readonly timers: Timers;
}

/** Longest silence during an edit before the worker counts as dead: shaders of a new graph can take minutes. */
const SILENCE = 240_000;

interface Life {
  readonly remote: Remote<EngineWorkerApi>;
  readonly started: Promise<EngineStarted>;
  /** Never resolves; rejects when the worker is gone. */
  readonly death: Promise<never>;
  end(cause: string): void;
}

/** The engine behind a worker. Nothing starts before the first call. */
export function createEngine({ open, start, timers }: EngineParts): Engine {
  installWire();
  const sent = sendingPictures();
  let life: Life | null = null;

  const begin = (): Life => {
    const thread = open();
    let die: (error: EditError) => void = () => {};
    const death = new Promise<never>((_, reject) => {
      die = reject;
    });
    death.catch(() => {}); // Calls race against it; without a call nobody needs to hear.
    const end = (cause: string): void => {
      if (life?.death === death) life = null;
      thread.end();
      die(new EditError("engine-dead", `The engine's worker stopped: ${cause}`));
    };
    thread.onFailure(end);
    const remote = wrap<EngineWorkerApi>(thread.endpoint);
    const started = Promise.race([remote.start(start), death]);
    started.catch(() => end("it could not start"));
    return { remote, started, death, end };
  };

  const alive = (): Life => {
    life ??= begin();
    return life;
  };

  const call = async <T>(use: (remote: Remote<EngineWorkerApi>) => Promise<T>): Promise<T> => {
    const current = alive();
    await current.started;
    return Promise.race([use(current.remote), current.death]);
  };

  /** Ends the worker when it says nothing for too long; each report starts the wait afresh. */
  const watched = async <T>(report: Report, run: (report: Report) => Promise<T>): Promise<T> => {
    let forget: () => void = () => {};
    const expect = (): void => {
      forget();
      forget = timers.after(SILENCE, () => life?.end("it did not answer"));
    };
    expect();
    try {
      return await run((event) => {
        expect();
        report(event);
      });
    } finally {
      forget();
    }
  };

  const cancelled = new Set<string>();
  const editOnce = (request: EditRequest, report: Report) =>
    watched(report, (heard) => call((remote) => remote.edit(sent(request), proxy(heard))));

  return {
    start: () => alive().started,
    restart: () => life?.end("it was restarted"),
    packs: () => call((remote) => remote.packs()),
    libraries: () => call((remote) => remote.libraries()),
    measure: (packId, report) => watched(report, (heard) => call((remote) => remote.measure(packId, proxy(heard)))),
    store: {
      contents: () => call((remote) => remote.store.contents()),
      look: (place) => call((remote) => remote.store.look(place)),
      install: (place, at, report) => call((remote) => remote.store.install(place, at, proxy(report))),
      stop: () => void life?.remote.store.stop().catch(() => {}), // A dead worker downloads nothing.
      remove: (packId) => call((remote) => remote.store.remove(packId)),
      discard: (packId) => call((remote) => remote.store.discard(packId)),
      check: (packId) => call((remote) => remote.store.check(packId)),
      licence: (of) => call((remote) => remote.store.licence(of)),
    },
    load: (packId, report) => watched(report, (heard) => call((remote) => remote.load(packId, proxy(heard)))),
    async edit(request, report) {
      try {
        return await editOnce(request, report);
      } catch (error) {
        const died = error instanceof EditError && error.code === "engine-dead";
        if (cancelled.has(request.id)) throw died ? new EditError("cancelled", "Stopped.") : error;
        if (!died) throw error;
        return await editOnce(request, report); // Rebuilt once; a second death is told.
      } finally {
        cancelled.delete(request.id);
      }
    },
    cancel(requestId) {
      cancelled.add(requestId);
      life?.remote.cancel(requestId).catch(() => {}); // A dead worker has nothing left to cancel.
    },
    plan: (request) => call((remote) => remote.plan(sent(request))),
    understand: (question) => call((remote) => remote.understand(question)),
    preview: (request, maxSide) => call((remote) => remote.preview(sent(request), maxSide)),
    refit: (requestId, candidate, finish) => call((remote) => remote.refit(requestId, candidate, finish)),
    prepare: (image, packId) => call((remote) => remote.prepare(image, packId)),
    encode: (image) => call((remote) => remote.encode(image)),
    release: (packId) => call((remote) => remote.release(packId)),
  };
}

/** The real worker. A module worker from our own origin, as built beside the page. */
export function openWorker(url: string): Thread {
  const worker = new Worker(url, { type: "module", name: "blendfill-engine" });
  return {
    endpoint: worker,
    onFailure(listener) {
      worker.addEventListener("error", (event) => listener(event.message || "its script could not be loaded"));
      worker.addEventListener("messageerror", () => listener("a message could not be read"));
    },
    end: () => worker.terminate(),
  };
}
