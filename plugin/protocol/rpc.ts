/**
 * Typed calls over anything that can post a value: ids tie answers to calls, failures keep their code, and a
 * handshake makes sure both ends speak the same version. Knows no DOM and no figma.
 */
import { HostError } from "./host";
import { envelope, type Message, parseMessage, protocolVersion } from "./messages";
import type { Timers } from "./timers";

/** One end of a line. Values must be JSON-like, Uint8Array allowed. The port has checked where they come from. */
export interface Port {
  post(message: unknown): void;
  /** The result stops listening. */
  listen(handler: (message: unknown) => void): () => void;
}

/** Every method takes and returns plain data. */
export type Procedures<P> = { readonly [K in keyof P]: (...args: never[]) => Promise<unknown> };

export interface Server<E> {
  /** Sent only after the other end has said hello: whoever connects asks for the state first. */
  emit<N extends keyof E & string>(name: N, payload: E[N]): void;
  close(): void;
}

/** Answers calls on `port` with `procedures`, and greets who says hello. */
export function serve<P extends Procedures<P>, E>(port: Port, procedures: P, version = protocolVersion): Server<E> {
  let greeted = false;
  const send = (message: Message): void => port.post(envelope(message));

  async function answer(id: number, method: string, args: readonly unknown[]): Promise<void> {
    try {
      // Own properties only: "constructor" or "toString" must not be callable from the other side.
      if (!Object.keys(procedures).includes(method)) {
        throw new HostError("bad-message", `This editor does not know "${method}". Close Blendfill and open it again.`);
      }
      const procedure = procedures[method as keyof P] as unknown as (...args: readonly unknown[]) => Promise<unknown>;
      send({ kind: "answer", id, value: await procedure(...args) });
    } catch (error) {
      const code = error instanceof HostError ? error.code : "internal";
      send({ kind: "failure", id, code, message: error instanceof Error ? error.message : String(error) });
    }
  }

  const stop = port.listen((value) => {
    const message = parseMessage(value);
    if (message?.kind === "hello") {
      greeted = message.version === version;
      send({ kind: "welcome", version });
    } else if (message?.kind === "call") void answer(message.id, message.method, message.args);
  });

  return {
    emit(name, payload) {
      if (greeted) send({ kind: "event", name, payload });
    },
    close: stop,
  };
}

export interface Client<P extends Procedures<P>, E> {
  /** Settles with the handshake. Calls wait for it by themselves. */
  readonly ready: Promise<void>;
  call<K extends keyof P & string>(method: K, ...args: Parameters<P[K]>): ReturnType<P[K]>;
  on<N extends keyof E & string>(name: N, listener: (payload: E[N]) => void): () => void;
  /** Rejects what is under way and everything after with "closed". */
  close(): void;
}

export interface ConnectOptions {
  readonly timers: Timers;
  readonly version?: number;
  /** How often hello is repeated until the other end is there. */
  readonly helloEvery?: number;
  /** When to give up on the handshake. Calls themselves have no limit: a user may take minutes. */
  readonly patience?: number;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: HostError): void;
}

/** Says hello until welcomed, then carries calls. */
export function connect<P extends Procedures<P>, E>(port: Port, options: ConnectOptions): Client<P, E> {
  const { timers, version = protocolVersion, helloEvery = 200, patience = 15_000 } = options;
  const pending = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let nextId = 1;
  let state: "greeting" | "open" | { readonly failed: HostError } = "greeting";
  let settle: { resolve(): void; reject(error: HostError): void };
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  ready.catch(() => undefined); // Every call repeats the rejection; an unused `ready` must not be "unhandled".

  function fail(error: HostError): void {
    if (typeof state === "object") return;
    state = { failed: error };
    stop();
    settle.reject(error);
    for (const waiting of pending.values()) waiting.reject(error);
    pending.clear();
    listeners.clear();
  }

  function receive(message: Message): void {
    if (message.kind === "welcome" && state === "greeting") {
      if (message.version !== version) {
        fail(new HostError("bad-message", mismatch(version, message.version)));
        return;
      }
      state = "open";
      settle.resolve();
    } else if (message.kind === "answer") {
      pending.get(message.id)?.resolve(message.value);
      pending.delete(message.id);
    } else if (message.kind === "failure") {
      pending.get(message.id)?.reject(new HostError(message.code, message.message));
      pending.delete(message.id);
    } else if (message.kind === "event") {
      for (const listener of [...(listeners.get(message.name) ?? [])]) listener(message.payload as never);
    }
  }

  const stop = port.listen((value) => {
    const message = parseMessage(value);
    if (message !== null) receive(message);
  });

  function greet(left: number): void {
    if (state !== "greeting") return;
    if (left <= 0) {
      fail(new HostError("timeout", "The editor does not answer. Close Blendfill and open it again."));
      return;
    }
    port.post(envelope({ kind: "hello", version }));
    timers.after(helloEvery, () => greet(left - helloEvery));
  }
  greet(patience);

  return {
    ready,
    call(method, ...args) {
      const answered = ready.then(
        () =>
          new Promise<unknown>((resolve, reject) => {
            if (typeof state === "object") {
              reject(state.failed);
              return;
            }
            const id = nextId++;
            pending.set(id, { resolve, reject });
            port.post(envelope({ kind: "call", id, method, args }));
          }),
      );
      return answered as ReturnType<P[typeof method]>;
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
    close() {
      fail(new HostError("closed", "Blendfill was closed before the editor answered. Open it again to go on."));
    },
  };
}

function mismatch(ours: number, theirs: number): string {
  const [older, reload] =
    ours < theirs ? ["window", "Close Blendfill and open it again"] : ["plugin", "Update Blendfill in the editor"];
  return `The Blendfill ${older} is out of date (versions ${ours} and ${theirs}). ${reload}.`;
}
