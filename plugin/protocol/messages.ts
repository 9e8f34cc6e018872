/** What travels between the two ends, and the one place that decides whether a message is ours. */
import type { HostErrorCode } from "./host";

/** Raised whenever a message, a procedure or a payload changes its meaning. */
export const protocolVersion = 1;

/** Marks our messages among whatever else arrives at a window. */
const channel = "blendfill";

export type Message =
  | { readonly kind: "hello"; readonly version: number }
  | { readonly kind: "welcome"; readonly version: number }
  | { readonly kind: "call"; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly code: HostErrorCode; readonly message: string }
  | { readonly kind: "event"; readonly name: string; readonly payload: unknown };

const codes: { readonly [C in HostErrorCode]: true } = {
  "layer-gone": true,
  "cannot-place": true,
  locked: true,
  unreadable: true,
  empty: true,
  "too-large": true,
  "storage-full": true,
  "bad-message": true,
  timeout: true,
  closed: true,
  internal: true,
};

/** The message as plain data with our mark on it. */
export function envelope(message: Message): unknown {
  return { channel, ...message };
}

/** Every field any kind may carry, before it is checked. */
type FieldName =
  | "channel"
  | "kind"
  | "version"
  | "id"
  | "method"
  | "args"
  | "code"
  | "message"
  | "name"
  | "payload"
  | "value";
type Fields = { readonly [F in FieldName]?: unknown };

/** Our message, or null for anything foreign, malformed or of an unknown kind. Never throws. */
export function parseMessage(value: unknown): Message | null {
  if (typeof value !== "object" || value === null) return null;
  const fields = value as Fields;
  const { kind, version, id, method, args, code, message, name, payload, value: result } = fields;
  if (fields.channel !== channel) return null;
  if (kind === "hello" || kind === "welcome") return typeof version === "number" ? { kind, version } : null;
  if (kind === "event") return typeof name === "string" ? { kind, name, payload } : null;
  if (typeof id !== "number") return null;
  if (kind === "call") return typeof method === "string" && Array.isArray(args) ? { kind, id, method, args } : null;
  if (kind === "answer") return { kind, id, value: result };
  if (kind === "failure" && typeof message === "string") {
    return { kind, id, code: isCode(code) ? code : "internal", message };
  }
  return null;
}

function isCode(value: unknown): value is HostErrorCode {
  return typeof value === "string" && Object.keys(codes).includes(value);
}
