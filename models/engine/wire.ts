/**
 * What crosses between the iframe and the engine's worker. Both sides import this file before they talk,
 * so that an EditError keeps its code (Comlink sends only name, message and stack of an error).
 */
import { type ProxyMarked, transfer, transferHandlers } from "comlink";
import type { EngineApi } from "../contract/engine-api";
import { EditError, type EditErrorCode } from "../contract/errors";
import type { EditEvent, Report } from "../contract/events";
import type { Notice } from "../contract/notices";
import type { Backend } from "../contract/result";
import type { PackStoreApi } from "./store/api";

/** How the worker is set up; the first call, before any other. */
export interface EngineStart {
  /** Absolute URL of the folder that holds `ort/` (ONNX Runtime's wasm); pack folders are resolved against it too. */
  readonly assets: string;
  /** Pack folders, e.g. `["packs/embedded"]`: absolute URLs or relative to `assets`; each holds a pack.json. */
  readonly packs: readonly string[];
  /** Folders of reference pictures, e.g. `["packs/library"]`, likewise; each holds a library.json. None unless given. */
  readonly libraries?: readonly string[];
  /** The folder of things drawn to be lit by a photograph, likewise. None unless given. */
  readonly things?: string;
  /** "auto" (default) tries WebGPU first and falls back to WASM. */
  readonly backend?: "webgpu" | "wasm" | "auto";
}

export interface EngineStarted {
  /** Backends in the order they will be tried. */
  readonly backends: readonly Backend[];
  /** What a user should know, e.g. why the graphics card is not used. */
  readonly notes: readonly Notice[];
}

/**
 * What the worker exposes. In the page:
 * `const engine = wrap<EngineWorkerApi>(new Worker(url, { type: "module" })); await engine.start({ … });`
 * and hand callbacks over as `proxy(report)`.
 */
export interface EngineWorkerApi extends EngineApi {
  /** Idempotent; a second call with other options replaces the engine. */
  start(options: EngineStart): Promise<EngineStarted>;
  readonly store: PackStoreApi & ProxyMarked;
}

interface ThrownOnWire {
  readonly isEditError: true;
  readonly code: EditErrorCode;
  readonly message: string;
  readonly about: string | undefined;
  readonly stack: string | undefined;
}

function isThrownEditError(value: unknown): value is ThrownOnWire {
  return typeof value === "object" && value !== null && "isEditError" in value;
}

let installed = false;

/** Makes Comlink carry EditError whole. Call once on each side; further calls do nothing. */
export function installWire(): void {
  if (installed) return;
  installed = true;
  const plain = transferHandlers.get("throw");
  if (plain === undefined) throw new Error("This version of Comlink has no handler for thrown errors.");
  transferHandlers.set("throw", {
    canHandle: (value: unknown): value is unknown => plain.canHandle(value),
    serialize(thrown: unknown) {
      const value = typeof thrown === "object" && thrown !== null && "value" in thrown ? thrown.value : undefined;
      if (!(value instanceof EditError)) return plain.serialize(thrown);
      const wire: ThrownOnWire = {
        isEditError: true,
        code: value.code,
        message: value.message,
        about: value.about,
        stack: value.stack,
      };
      return [wire, []];
    },
    deserialize(wire: unknown) {
      if (!isThrownEditError(wire)) return plain.deserialize(wire);
      const error = new EditError(wire.code, wire.message, { about: wire.about });
      if (wire.stack !== undefined) error.stack = wire.stack;
      throw error;
    },
  });
}

/** Every distinct ArrayBuffer inside a value: what a sender gives away when it transfers the value. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (part instanceof ArrayBuffer) found.add(part);
    else if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) found.add(part.buffer);
    } else if (Array.isArray(part)) part.forEach(visit);
    else if (typeof part === "object" && part !== null) Object.values(part).forEach(visit);
  };
  visit(value);
  return [...found];
}

/** Gives a value and its pixels away: the sender must not read its buffers afterwards. */
export function give<T extends object>(value: T): T {
  return transfer(value, buffersOf(value));
}

/** The callback as it is on the worker's side: calling it resolves when the page has handled the event. */
type RemoteReport = (event: EditEvent) => unknown;

/**
 * Sends events to a remote callback without flooding it: while the page is busy with one event, previews, steps
 * and download progress are replaced by the newest of their kind and candidate; the order of what is sent is kept.
 * Previews are given away; finished candidates are copied, because the result holds the same pixels.
 */
export function coalesced(remote: RemoteReport): { readonly report: Report; readonly settled: () => Promise<void> } {
  const waiting = new Map<string, EditEvent>();
  let pump: Promise<void> | null = null;
  let alone = 0;

  const keyOf = (event: EditEvent): string => {
    switch (event.type) {
      case "loading":
        return `loading ${event.file}`;
      case "step":
      case "preview":
        return `${event.type} ${event.candidate}`;
      case "planned":
      case "candidate":
        alone += 1;
        return `${event.type} #${alone}`;
    }
  };

  const drain = async (): Promise<void> => {
    for (let first = waiting.entries().next(); !first.done; first = waiting.entries().next()) {
      const [key, event] = first.value;
      waiting.delete(key);
      // A page that has gone away, or whose callback throws, must not stop the edit: events are only reports.
      const send = async (): Promise<unknown> => remote(event.type === "preview" ? give({ ...event }) : event);
      await send().catch(() => undefined);
    }
    pump = null;
  };

  return {
    report(event) {
      const key = keyOf(event);
      waiting.delete(key);
      waiting.set(key, event);
      pump ??= drain();
    },
    async settled() {
      while (pump !== null) await pump;
    },
  };
}
