/** Runs a plugin's main file inside QuickJS with our `figma`. */
import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from "quickjs-emscripten";
import { decode, encode, type Table, type Wire } from "./codec";
import { guestSource } from "./guest";

export interface SandboxOptions {
  readonly quickjs: QuickJSWASMModule;
  /** The built sandbox.js. */
  readonly code: string;
  readonly figma: object;
  /** The plugin's global `__html__`: the page its manifest names as "ui". Asked for when the plugin reads it. */
  readonly html: () => string;
  log(level: string, sentence: string): void;
}

export interface Sandbox {
  /** Stops timers at once; nothing of the plugin runs afterwards. Resolves when the machine is freed. */
  dispose(): Promise<void>;
}

interface Request {
  readonly op: "get" | "set" | "has" | "call" | "apply" | "isMethod";
  readonly id: number;
  readonly name: string;
  readonly values: readonly Wire[];
}

type Members = { [name: string]: unknown };

/** Starts the plugin. Throws when its file does not even load. */
export function runSandbox({ quickjs, code, figma, html, log }: SandboxOptions): Sandbox {
  const vm = quickjs.newContext();
  vm.runtime.setMemoryLimit(512 * 1024 * 1024);
  vm.runtime.setMaxStackSize(1024 * 1024);
  // When the machine's memory grows while promises run, quickjs-emscripten 0.32 reads the running context through a
  // detached array, finds none and opens another that nobody frees: the runtime then aborts on disposal.
  vm.runtime.newContext = () => vm;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let alive = true;
  let outgoing: readonly Uint8Array[] = [];

  const targets: object[] = [];
  const ids = new Map<object, number>();
  let promises = 0;
  const guestFunctions = new Map<number, (...args: readonly unknown[]) => unknown>();
  const table: Table = {
    refer(target) {
      const id = ids.get(target) ?? targets.push(target) - 1;
      ids.set(target, id);
      return id;
    },
    target(id) {
      const target = targets[id];
      if (target === undefined) throw new Error("Unknown object");
      return target;
    },
    promise(promise) {
      const id = promises++;
      const settle = (ok: boolean, value: unknown): void => void enter({ op: "settle", id, ok }, [value]);
      promise.then(
        (value) => settle(true, value),
        (error: unknown) => settle(false, error instanceof Error ? error.message : String(error)),
      );
      return id;
    },
    guestFunction(id) {
      const known = guestFunctions.get(id);
      if (known !== undefined) return known;
      const made = (...args: readonly unknown[]): unknown => enter({ op: "invoke", id }, args);
      guestFunctions.set(id, made);
      return made;
    },
  };

  /** Calls into the guest, then lets its promises run. A failure there is logged, as Figma does. */
  function enter(request: object, values: readonly unknown[]): unknown {
    if (!alive) return undefined;
    const buffers: Uint8Array[] = [];
    const wires = values.map((value) => encode(value, buffers, table));
    const before = outgoing;
    outgoing = buffers;
    try {
      const reply = callText(vm, guest, JSON.stringify({ ...request, values: wires }));
      outgoing = before;
      pump();
      const { failed, value }: { failed?: string; value?: Wire } = JSON.parse(reply);
      if (failed !== undefined) log("error", failed);
      return value === undefined ? undefined : decode(value, [], table);
    } finally {
      outgoing = before;
    }
  }

  function pump(): void {
    const jobs = vm.runtime.executePendingJobs();
    if (jobs.error) {
      log("error", describe(vm.dump(jobs.error)));
      jobs.error.dispose();
    }
  }

  function answer(json: string, buffers: readonly Uint8Array[]): string {
    try {
      const { op, id, name, values }: Request = JSON.parse(json);
      const target = table.target(id);
      const value = perform(
        target,
        op,
        name,
        values.map((wire) => decode(wire, buffers, table)),
      );
      const out: Uint8Array[] = [];
      const wire = encode(value, out, table);
      outgoing = out;
      return JSON.stringify({ value: wire });
    } catch (error) {
      return JSON.stringify({ failed: error instanceof Error ? error.message : String(error) });
    }
  }

  const later = (repeat: boolean) => (callback: () => void, milliseconds: number) => {
    const handle = repeat ? setInterval(callback, milliseconds) : setTimeout(callback, milliseconds);
    timers.add(handle);
    return numberOf(handle);
  };
  const handles = new Map<number, ReturnType<typeof setTimeout>>();
  function numberOf(handle: ReturnType<typeof setTimeout>): number {
    const number = handles.size + 1;
    handles.set(number, handle);
    return number;
  }
  const clear = (number: number): void => {
    const handle = handles.get(number);
    if (handle === undefined) return;
    clearTimeout(handle);
    timers.delete(handle);
  };
  table.refer(figma);
  table.refer({ setTimeout: later(false), setInterval: later(true), clearTimeout: clear, clearInterval: clear, log });

  const hostFunction = vm.newFunction("host", (json, ...buffers) =>
    vm.newString(
      answer(
        vm.getString(json),
        buffers.map((handle) => readBuffer(vm, handle)),
      ),
    ),
  );
  const bufferFunction = vm.newFunction("buffer", (index) =>
    vm.newArrayBuffer((outgoing[vm.getNumber(index)] ?? new Uint8Array()).slice().buffer),
  );
  const make = vm.unwrapResult(vm.evalCode(guestSource, "bridge.js"));
  const guest = vm.unwrapResult(vm.callFunction(make, vm.undefined, hostFunction, bufferFunction));
  for (const handle of [make, hostFunction, bufferFunction]) handle.dispose();

  // A getter, because the page can be as large as the model in it.
  vm.defineProp(vm.global, "__html__", { get: () => vm.newString(html()), configurable: false, enumerable: true });

  const loaded = vm.evalCode(code, "sandbox.js");
  if (loaded.error) {
    const reason = describe(vm.dump(loaded.error));
    loaded.error.dispose();
    void dispose();
    throw new Error(`The plugin could not start: ${reason}`);
  }
  loaded.value.dispose();
  pump();

  let freed: Promise<void> | null = null;
  function dispose(): Promise<void> {
    alive = false;
    for (const handle of timers) clearTimeout(handle);
    freed ??= (async () => {
      // The plugin may have asked for this from inside a call: let the machine come to rest first.
      await new Promise((rested) => setTimeout(rested, 0));
      guest.dispose();
      vm.dispose();
    })();
    return freed;
  }
  return { dispose };
}

function perform(target: object, op: Request["op"], name: string, values: readonly unknown[]): unknown {
  const members = target as Members;
  if (op === "has") return name in target;
  if (op === "apply") return (target as (...args: readonly unknown[]) => unknown)(...values);
  if (!(name in target)) {
    throw new Error(
      `The playground does not offer "${name}" of Figma's plugin API. Add it to plugin/playground/figma.`,
    );
  }
  switch (op) {
    case "isMethod":
      return typeof members[name] === "function" && !/^on[a-z]/.test(name);
    case "get":
      return members[name];
    case "set":
      members[name] = values[0];
      return undefined;
    case "call":
      return Reflect.apply(members[name] as () => unknown, target, values);
  }
}

function callText(vm: QuickJSContext, guest: QuickJSHandle, json: string): string {
  const argument = vm.newString(json);
  const result = vm.unwrapResult(vm.callFunction(guest, vm.undefined, argument));
  argument.dispose();
  const text = vm.getString(result);
  result.dispose();
  return text;
}

function readBuffer(vm: QuickJSContext, handle: QuickJSHandle): Uint8Array {
  const lifetime = vm.getArrayBuffer(handle);
  const copy = lifetime.value.slice();
  lifetime.dispose();
  return copy;
}

function describe(error: unknown): string {
  if (typeof error === "object" && error !== null && "message" in error) return String(error.message);
  return String(error);
}
