/** What the UI may ask of the editor side, as rpc.ts carries it. Mirrors HostBridge without its events. */
import type { HostBridge } from "./host";
import type { ResultStore } from "./results";

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
> & {
  readonly listResults: ResultStore["list"];
  readonly readResult: ResultStore["read"];
  readonly writeResult: ResultStore["write"];
  readonly starResult: ResultStore["star"];
  readonly removeResults: ResultStore["remove"];
};
