/** Everything the command line touches outside itself, so that tests run it in-process and disks can fill up. */
import type { OrtWasm } from "../engine/ort";

export interface CliIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Progress is redrawn in place only on a terminal. */
  readonly isTerminal: boolean;
  readonly readFile: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly files: FileWriter;
  /** Resolves relative paths; the folder the user is in. */
  readonly workingFolder: string;
  /** Folder that holds package.json and models/packs/embedded. */
  readonly packageFolder: string;
  /** Where installed packs are kept. */
  readonly packsFolder: string;
  readonly version: string;
  readonly wasm: OrtWasm;
  /** Monotonic, milliseconds. */
  readonly now: () => number;
  /** One turn of the event loop. */
  readonly pause: () => Promise<void>;
  /** Calls back when the user presses Ctrl+C; returns how to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** A seed for when none is given. */
  readonly freshSeed: () => number;
  /** Show stack traces. */
  readonly debug: boolean;
}

/** The steps of writing a file whole or not at all. */
export interface FileWriter {
  write(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Does not reject when there is no such file. */
  remove(path: string): Promise<void>;
  isFolder(path: string): Promise<boolean>;
  exists(path: string): Promise<boolean>;
}
