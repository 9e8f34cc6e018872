/** What the UI may ask of the editor side, as rpc.ts carries it. Mirrors HostBridge without its events. */
import type { HostBridge } from "./host";

export type HostProcedures = Pick<
  HostBridge,
  | "command"
  | "selection"
  | "read"
  | "picked"
  | "place"
  | "remember"
  | "recall"
  | "history"
  | "keep"
  | "forget"
  | "notify"
  | "resize"
  | "close"
>;
