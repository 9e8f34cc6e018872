/**
 * Where bytes are kept between visits: the private file system of the site, a database, a folder, memory. Knows names
 * and bytes and nothing of packs. Every implementation passes test/contracts/byte-store.ts.
 */

/** Which of a machine's places it is; what is in "memory" is gone with the window. */
export type StoreKind = "opfs" | "indexeddb" | "memory" | "disk";

export interface KeptBytes {
  readonly name: string;
  readonly bytes: number;
}

export interface Room {
  /** Bytes this site (or disk) holds, and may still take. */
  readonly used: number;
  readonly free: number;
}

/** One file that grows at its end. */
export interface Appender {
  /** Bytes it has. */
  readonly bytes: number;
  /**
   * Resolves when they are kept; the array is the caller's again. Rejects with EditError "storage-full"; the file then still ends on a whole earlier write
   * or within this one, and its size says so.
   */
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}

/** Names are lower-case letters, digits, dots and dashes, 1 to 128 of them. */
export interface ByteStore {
  readonly kind: StoreKind;
  list(): Promise<readonly KeptBytes[]>;
  /** A file's bytes in pieces of at most 4 MiB; none when there is no such file. */
  pieces(name: string): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** A whole file; null when there is none. */
  whole(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Opens a file at its end, and makes it when there is none. Rejects with "storage-busy" while it is open elsewhere. */
  append(name: string): Promise<Appender>;
  /** Frees its bytes; does nothing when there is no such file. */
  remove(name: string): Promise<void>;
  /** Null where nobody can tell. */
  room(): Promise<Room | null>;
}

/** Largest piece read or written at once, bytes. */
export const pieceBytes = 4 * 2 ** 20;
