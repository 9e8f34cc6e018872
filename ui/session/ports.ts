/** What the session needs from the world: the editor, the engine, time, chance and files. */
import type { EncodedImage } from "../../models/contract";
import type { HostBridge } from "../../plugin/protocol/host";
import type { Timers } from "../../plugin/protocol/timers";
import type { Engine } from "../engine/client";

export interface Ports {
  readonly host: HostBridge;
  readonly engine: Engine;
  readonly timers: Timers;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** An unsigned 32-bit number. */
  readonly randomSeed: () => number;
  /** Unique within this window. */
  readonly newId: () => string;
  /** Lets the browser draw and answer before we go on. */
  readonly breathe: () => Promise<void>;
  /** Hands a file to the user. */
  readonly save: (name: string, image: EncodedImage) => void;
  /** For bug reports; the user sees messages instead. */
  readonly log: (error: unknown) => void;
}
