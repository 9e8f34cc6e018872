/** Where the pictures of finished runs outlive the window, by the run's id. The same rules for every place. */
import type { Weighed } from "./room";

export interface KeptResult {
  /** The run's. */
  readonly id: string;
  /** Not dropped to make room for others. */
  readonly starred: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ResultStore {
  /** What is kept, of all documents, and the most that may be, bytes; 0 where nothing can be kept. */
  list(): Promise<{ readonly runs: readonly Weighed[]; readonly most: number }>;
  /** Null when it is not kept, or was not written to its end. */
  read(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Keeps a run's pictures, or others in place of those kept; until the new ones are written the old ones stay.
   * Resolves to the ids of the runs that made room, oldest first. Rejects with "storage-full" when there is none.
   */
  write(run: KeptResult): Promise<readonly string[]>;
  /** Ignores runs that are not kept. */
  star(id: string, starred: boolean): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}
