/** The worker's entry: the engine with this browser's backends, exposed to the page through Comlink. */
import { expose } from "comlink";
import { type Backend, EditError, type EngineApi, type Report } from "../contract";
import { sitePack } from "../packs/site";
import type { BackendOpener } from "./backend";
import { cacheMemory } from "./cache-memory";
import { browserCodec } from "./codec-browser";
import { createEngine } from "./engine";
import { wasmBackend, webgpuBackend } from "./ort";
import { coalesced, type EngineStart, type EngineWorkerApi, give, installWire } from "./wire";

/** Set by the build. */
declare const __VERSION__: string;

installWire();

let engine: EngineApi | null = null;

function running(): EngineApi {
  if (engine !== null) return engine;
  throw new EditError("engine-dead", "The engine was not started; reload the plugin.");
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

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** A message to ourselves is a macrotask without the 4 ms that nested timers are held back. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

const api: EngineWorkerApi = {
  async start({ assets, packs, libraries = [], backend = "auto" }: EngineStart) {
    const base = assets.endsWith("/") ? assets : `${assets}/`;
    const wasm = { folderUrl: new URL("ort/", base).href };
    const backends: BackendOpener[] = [];
    const notes: string[] = [];
    if (backend !== "wasm") {
      const answer = await webgpuBackend(navigator.gpu, wasm);
      if ("backend" in answer) backends.push(answer.backend);
      else notes.push(answer.note);
    }
    // Also behind "webgpu": a finished picture from the processor is better than none.
    backends.push(wasmBackend(wasm));
    await engine?.release();
    engine = createEngine({
      backends,
      packs: packs.map((folder) => sitePack(new URL(folder, base).href, (url) => fetch(url))),
      libraries: libraries.map((folder) => sitePack(new URL(folder, base).href, (url) => fetch(url))),
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
  install: (packId, report) => reporting(report, (events) => running().install(packId, events)),
  edit: async (request, report) => give(await reporting(report, (events) => running().edit(request, events))),
  cancel: (requestId) => running().cancel(requestId),
  preview: async (request, maxSide) => give(await running().preview(request, maxSide)),
  encode: async (image) => give(await running().encode(image)),
  release: (packId) => running().release(packId),
};

expose(api);
