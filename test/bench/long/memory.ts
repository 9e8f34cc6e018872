/**
 * What a window holds on to, read through the browser's own instruments: the heaps of page and worker after their
 * garbage is collected, the memory of the worker's WebAssembly, and what the process takes of the machine.
 */
import { existsSync, readFileSync } from "node:fs";
import type { BrowserContext, CDPSession, Frame, Page } from "playwright-core";

/** Megabytes, garbage collected first. */
export interface Held {
  /** Objects of the window's script. */
  readonly page: number;
  /** Bytes behind the window's arrays, and its canvases' and images' objects. */
  readonly pageBuffers: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly worker: number;
  readonly workerBuffers: number;
  /** What ONNX Runtime's machine has grown to; it never shrinks. */
  readonly wasm: number;
  /** Resident memory of the window's process; null where the system does not tell (only Linux does). */
  readonly process: number | null;
}

export interface MemoryProbe {
  read(): Promise<Held>;
}

const MEGABYTE = 1024 * 1024;

/** Written before the worker's script: keeps every WebAssembly memory in sight. */
const hook = `self.benchMemories = [];
WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
  construct(real, args) { const made = new real(...args); self.benchMemories.push(made); return made; },
});
for (const name of ["instantiate", "instantiateStreaming"]) {
  const real = WebAssembly[name];
  WebAssembly[name] = async (...args) => {
    const made = await real.apply(WebAssembly, args);
    for (const one of Object.values((made.instance ?? made).exports ?? {})) {
      if (Object.prototype.toString.call(one) === "[object WebAssembly.Memory]") self.benchMemories.push(one);
    }
    return made;
  };
}
`;

/** Before the page is opened: so that the worker's WebAssembly can be measured. */
export async function watchWorkers(page: Page): Promise<void> {
  await page.route("**/worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: hook + (await response.text()) });
  });
}

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

/** @param frame the plugin's window; it must have a process of its own */
export async function probeMemory(context: BrowserContext, frame: Frame): Promise<MemoryProbe> {
  const session = await context.newCDPSession(frame);
  const workers = await workersOf(session);
  await session.send("Performance.enable");
  return {
    async read() {
      await session.send("HeapProfiler.collectGarbage");
      for (const worker of workers()) await worker("HeapProfiler.collectGarbage");
      // A second time: what finalizers let go of.
      await session.send("HeapProfiler.collectGarbage");
      const page = (await session.send("Runtime.getHeapUsage")) as HeapUsage;
      const counters = await session.send("Memory.getDOMCounters");
      let [heap, buffers] = [0, 0];
      for (const worker of workers()) {
        const usage = (await worker("Runtime.getHeapUsage")) as unknown as HeapUsage;
        heap += usage.usedSize + (usage.embedderHeapUsedSize ?? 0);
        buffers += usage.backingStorageSize ?? 0;
      }
      const wasm = await Promise.all(
        frame
          .page()
          .workers()
          .map((worker) =>
            worker.evaluate(() => {
              const { benchMemories = [] } = globalThis as { benchMemories?: readonly WebAssembly.Memory[] };
              return [...new Set(benchMemories)].reduce((sum, one) => sum + one.buffer.byteLength, 0);
            }),
          ),
      );
      return {
        page: (page.usedSize + (page.embedderHeapUsedSize ?? 0)) / MEGABYTE,
        pageBuffers: (page.backingStorageSize ?? 0) / MEGABYTE,
        nodes: counters.nodes,
        listeners: counters.jsEventListeners,
        worker: heap / MEGABYTE,
        workerBuffers: buffers / MEGABYTE,
        wasm: wasm.reduce((sum, one) => sum + one, 0) / MEGABYTE,
        process: await residentOf(context),
      };
    },
  };
}

type Call = (method: string) => Promise<Record<string, unknown>>;

/** Playwright opens no session on a worker, so the window's session carries the messages. */
async function workersOf(session: CDPSession): Promise<() => readonly Call[]> {
  const waiting = new Map<number, (result: Record<string, unknown>) => void>();
  const calls = new Map<string, Call>();
  let ids = 0;
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== "worker") return;
    calls.set(sessionId, (method) => {
      ids += 1;
      const message = JSON.stringify({ id: ids, method });
      const answered = new Promise<Record<string, unknown>>((resolve) => waiting.set(ids, resolve));
      return session.send("Target.sendMessageToTarget", { sessionId, message }).then(() => answered);
    });
  });
  session.on("Target.detachedFromTarget", ({ sessionId }) => calls.delete(sessionId));
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result = {} }: { id?: number; result?: Record<string, unknown> } = JSON.parse(message);
    if (id === undefined) return;
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return () => [...calls.values()];
}

/** The largest of the page processes: the one that paints. */
async function residentOf(context: BrowserContext): Promise<number | null> {
  const browser = context.browser();
  if (!browser) return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => `/proc/${id}/status`)
    .filter((path) => existsSync(path))
    .map((path) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(path, "utf8"))?.[1] ?? 0) / 1024);
  return sizes.length === 0 ? null : Math.max(...sizes);
}
