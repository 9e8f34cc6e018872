/** In the browser: the built worker behind Comlink, measured from the page, with the longest task of the page beside it. */
import { proxy, wrap } from "comlink";
import type { EngineApi } from "../../models/contract/engine-api";
import type { Notice } from "../../models/contract/notices";
import { type EngineStart, type EngineWorkerApi, installWire } from "../../models/engine/wire";
import { benchRequest, type Measured, measure } from "./measure";

export interface PageRun {
  readonly start: EngineStart;
  readonly packId: string;
  readonly settings: { readonly steps: number; readonly guidance: number; readonly strength: number };
}

export interface PageMeasured extends Measured {
  readonly notes: readonly Notice[];
  /** Longest task on the page's own thread while the worker painted, milliseconds; 0 = none over 50. */
  readonly longestTask: number;
  /** SHA-256 of the first candidate's pixels, to compare realms. */
  readonly pixels: string;
  readonly notices: readonly Notice[];
}

declare global {
  interface Window {
    bench(run: PageRun): Promise<PageMeasured>;
  }
}

window.bench = async ({ start, packId, settings }) => {
  installWire();
  const worker = new Worker("/ui/worker.js", { type: "module" });
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(`The worker did not start: ${message || "a file of it is missing"}`)),
    );
  });
  const remote = wrap<EngineWorkerApi>(worker);
  const { notes } = await Promise.race([remote.start(start), failed]);
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longestTask = Math.max(longestTask, entry.duration);
  });
  observer.observe({ type: "longtask" });
  const engine: Pick<EngineApi, "load" | "edit"> = {
    load: (id, report) => remote.load(id, proxy(report)),
    edit: (request, report) => remote.edit(request, proxy(report)),
  };
  const request = benchRequest(packId, await bytesOf("/image.png"), await bytesOf("/mask.png"), settings);
  const measured = await measure(engine, request, () => performance.now());
  observer.disconnect();
  const result = await engine.edit({ ...request, id: "pixels" }, () => undefined);
  const pixels = result.candidates[0]?.image.data ?? new Uint8ClampedArray();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", pixels));
  worker.terminate();
  return {
    ...measured,
    notes,
    longestTask,
    notices: result.notices,
    pixels: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
};

async function bytesOf(url: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}
