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
  /** Pictures travel as base64: what keeps them in the file takes text. */
  readonly readPicture: (hash: string) => Promise<string | null>;
  readonly writePicture: (hash: string, text: string) => Promise<void>;
};
