/**
 * Values as they cross between the page and QuickJS: plain data and bytes are copied, everything with behaviour
 * is a number on the other side. guest.ts holds the other half of this table.
 */
export type Wire =
  | null
  | string
  | number
  | boolean
  | readonly Wire[]
  | { readonly undefined: true }
  | { readonly number: string }
  | { readonly mixed: true }
  | { readonly date: number }
  /** Index into the message's buffers. */
  | { readonly bytes: number }
  | { readonly object: { readonly [key: string]: Wire } }
  /** An object of the page. */
  | { readonly remote: number }
  /** A promise of the page, settled by a later message. */
  | { readonly promise: number }
  /** A function of the guest. */
  | { readonly guest: number };

/** What stands behind the numbers, on the page's side. */
export interface Table {
  refer(target: object): number;
  target(id: number): object;
  promise(promise: PromiseLike<unknown>): number;
  guestFunction(id: number): (...args: readonly unknown[]) => unknown;
}

const mixed = Symbol.for("figma.mixed");

export function encode(value: unknown, buffers: Uint8Array[], table: Table): Wire {
  if (value === undefined) return { undefined: true };
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : { number: String(value) };
  if (value === mixed) return { mixed: true };
  if (value instanceof Uint8Array) return { bytes: buffers.push(value) - 1 };
  if (value instanceof Date) return { date: value.getTime() };
  if (Array.isArray(value)) return value.map((item) => encode(item, buffers, table));
  if (typeof value === "function") return { remote: table.refer(value) };
  if (typeof value !== "object") throw new TypeError(`A ${typeof value} cannot enter the sandbox`);
  if (isPromise(value)) return { promise: table.promise(value) };
  const plain = [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const entries = Object.entries(value);
  if (!plain || entries.some(([, item]) => typeof item === "function")) return { remote: table.refer(value) };
  return { object: Object.fromEntries(entries.map(([key, item]) => [key, encode(item, buffers, table)])) };
}

export function decode(wire: Wire, buffers: readonly Uint8Array[], table: Table): unknown {
  if (wire === null || typeof wire !== "object") return wire;
  if (isList(wire)) return wire.map((item) => decode(item, buffers, table));
  if ("undefined" in wire) return undefined;
  if ("number" in wire) return Number(wire.number);
  if ("mixed" in wire) return mixed;
  if ("date" in wire) return new Date(wire.date);
  if ("bytes" in wire) return buffers[wire.bytes];
  if ("remote" in wire) return table.target(wire.remote);
  if ("guest" in wire) return table.guestFunction(wire.guest);
  if ("promise" in wire) throw new TypeError("Promises of the sandbox stay there");
  return Object.fromEntries(Object.entries(wire.object).map(([key, item]) => [key, decode(item, buffers, table)]));
}

function isList(wire: Wire): wire is readonly Wire[] {
  return Array.isArray(wire);
}

function isPromise(value: object): value is PromiseLike<unknown> {
  return "then" in value && typeof value.then === "function";
}
