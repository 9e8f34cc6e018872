/** What the session needs from the world: the editor, the engine, time, chance and files. */
import type { EncodedImage } from "../models/contract/picture";
import type { Raster } from "../models/image/raster";
import type { HostBridge } from "../plugin/protocol/host";
import type { ResultStore } from "../plugin/protocol/results";
import type { Timers } from "../plugin/protocol/timers";
import type { Engine } from "./engine/client";
import type { KeptTexts } from "./engine/indexed";

export interface Ports {
  readonly host: HostBridge;
  readonly engine: Engine;
  readonly timers: Timers;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** An unsigned 32-bit number. */
  readonly randomSeed: () => number;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  /** Unique, of letters, digits and "-", and in the order of time when sorted as text: runs are kept under it. */
  readonly newId: () => string;
  /** Lets the browser draw and answer before we go on. */
  readonly breathe: () => Promise<void>;
  /** A small picture as a JPEG's data URL. */
  readonly thumbnail: (raster: Raster) => Promise<string>;
  /** Keeps finished pictures beyond the window's life. */
  readonly results: ResultStore;
  /** Bytes stored by this site and bytes it may still store; null where the browser does not tell. */
  readonly space: () => Promise<{ readonly used: number; readonly free: number } | null>;
  /** This site's own storage for larger things; null where there is none. */
  readonly texts: () => Promise<KeptTexts | null>;
  /** Asks the browser to keep what is stored even when the disk gets short. False where it does not promise that. */
  readonly persist: () => Promise<boolean>;
  /** Hands a file to the user. */
  readonly save: (name: string, image: EncodedImage) => void;
  /** For bug reports; the user sees messages instead. */
  readonly log: (error: unknown) => void;
}
