/** What a worker offers the window: the engine with a browser's backends. Where its files come from is given. */
import { proxy } from "comlink";
import type { EngineApi } from "../contract/engine-api";
import { EditError } from "../contract/errors";
import type { Report } from "../contract/events";
import type { Notice } from "../contract/notices";
import type { Backend } from "../contract/result";
import type { PackSource } from "../packs/pack";
import { readManifest } from "../packs/read";
import { remembered } from "../packs/remembered";
import type { BackendOpener } from "./backend";
import { cacheMemory } from "./cache-memory";
import { browserCodec } from "./codec-browser";
import { receivingPictures } from "./crossing";
import { createEngine } from "./engine";
import { type OrtWasm, wasmBackend, webgpuBackend } from "./ort";
import type { PackStoreApi } from "./store/api";
import { lazyStore } from "./store/lazy";
import { coalesced, type EngineStart, type EngineWorkerApi, give } from "./wire";

/** Set by the build. */
declare const __VERSION__: string;

/** Where the engine's files lie. */
export interface Places {
  readonly wasm: OrtWasm;
  /** Files below a pack's or library's folder. */
  folder(path: string): PackSource;
  /** Null where the graphics card is left alone. */
  readonly gpu: GPU | undefined | null;
}

export function workerApi(placesOf: (start: EngineStart) => Places): EngineWorkerApi {
  let engine: EngineApi | null = null;
  const running = (): EngineApi => {
    if (engine !== null) return engine;
    throw new EditError("engine-dead", "The engine was not started; reload the plugin.");
  };
  let store: PackStoreApi | null = null;
  const shelf = (): PackStoreApi => {
    if (store !== null) return store;
    throw new EditError("engine-dead", "The engine was not started; reload the plugin.");
  };
  const pause = makePause();
  const received = receivingPictures();
  /** Edits whose pictures are still being read, and those of them that were cancelled meanwhile. */
  const [arriving, stopped] = [new Set<string>(), new Set<string>()];
  return {
    async start(options) {
      const { packs, libraries = [], things, backend = "auto" } = options;
      const { wasm, folder, gpu } = placesOf(options);
      const backends: BackendOpener[] = [];
      const notes: Notice[] = [];
      if (backend !== "wasm" && gpu !== null) {
        const answer = await webgpuBackend(gpu, wasm);
        if ("backend" in answer) backends.push(answer.backend);
        else notes.push(answer.note);
      }
      // Also behind "webgpu": a finished picture from the processor is better than none.
      backends.push(wasmBackend(wasm));
      await engine?.release();
      const own = packs.map(folder);
      const idsOf = async (): Promise<readonly string[]> => {
        const manifests = await Promise.allSettled(own.map(readManifest));
        return manifests.flatMap((each) => (each.status === "fulfilled" ? [each.value.id] : []));
      };
      const found = lazyStore({ reserved: remembered(idsOf), release: async (packId) => engine?.release(packId) });
      store = found.api;
      engine = createEngine({
        backends,
        packs: own,
        installed: found.installed,
        libraries: libraries.map(folder),
        ...(things !== undefined && { things: folder(things) }),
        codec: browserCodec,
        now: () => performance.now(),
        pause,
        memory: cacheMemory(),
        version: __VERSION__,
      });
      return { backends: backends.map((each): Backend => each.backend), notes };
    },
    packs: () => running().packs(),
    libraries: () => running().libraries(),
    measure: (packId, report) => reporting(report, (events) => running().measure(packId, events)),
    load: (packId, report) => reporting(report, (events) => running().load(packId, events)),
    edit: async (request, report) => {
      arriving.add(request.id);
      const whole = await received(request).finally(() => arriving.delete(request.id));
      if (stopped.delete(request.id)) throw new EditError("cancelled", "Stopped.");
      return give(await reporting(report, (events) => running().edit(whole, events)));
    },
    cancel: (requestId) => {
      if (arriving.has(requestId)) stopped.add(requestId);
      else running().cancel(requestId);
    },
    plan: async (request) => running().plan(await received(request)),
    understand: (question) => running().understand(question),
    preview: async (request, maxSide) => give(await running().preview(await received(request), maxSide)),
    refit: async (requestId, candidate, finish) => {
      const fitted = await running().refit(requestId, candidate, finish);
      return fitted && give(fitted);
    },
    prepare: async (image, packId) => give(await running().prepare(image, packId)),
    encode: async (image) => give(await running().encode(image)),
    release: (packId) => running().release(packId),
    store: proxy<PackStoreApi>({
      contents: () => shelf().contents(),
      look: (place) => shelf().look(place),
      install: (place, at, report) => shelf().install(place, at, report),
      stop: () => shelf().stop(),
      remove: (packId) => shelf().remove(packId),
      discard: (packId) => shelf().discard(packId),
      check: (packId) => shelf().check(packId),
      licence: (of) => shelf().licence(of),
    }),
  };
}

/** Runs `work` with a report that does not flood the page, and ends after the last event was delivered. */
async function reporting<T>(remote: Report, work: (report: Report) => Promise<T>): Promise<T> {
  const { report, settled } = coalesced(remote);
  try {
    return await work(report);
  } finally {
    await settled();
  }
}

/** A message to ourselves is a macrotask without the 4 ms that nested timers are held back. */
function makePause(): () => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
}
