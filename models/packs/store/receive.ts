/** One file on its way into the store: goes on where it was, is hashed as it comes, and never grows past its size. */
import { sha256 } from "@noble/hashes/sha2.js";
import { EditError } from "../../contract/errors";
import type { PackOrigin, StopSignal } from "../origins/origin";
import type { PackFile } from "../pack";
import { type ByteStore, pieceBytes } from "./byte-store";

export interface Receiving {
  readonly bytes: ByteStore;
  readonly origin: PackOrigin;
  readonly stop: StopSignal;
  /** Bytes of this file that are there. */
  readonly progress: (received: number) => void;
}

type Hash = ReturnType<typeof sha256.create>;

/** Connections break; as long as each brings this much, the next is made without asking. */
const worthAnother = 2 ** 20;

/**
 * Fills the store's file, named by its hash. What is there already is kept if it is right.
 * @throws EditError "checksum-mismatch" (the file is gone then), "download-interrupted" (what came is kept),
 * "storage-full", "cancelled", and what the origin can meet
 */
export async function receive(file: PackFile, into: Receiving): Promise<void> {
  let fresh = 0;
  for (;;) {
    const { hash, kept } = await hashKept(file, into);
    try {
      if ((await readOn(file, kept, hash, into)) === "again") continue;
      if (hex(hash.digest()) === file.sha256) return;
      throw mismatch(file, "its SHA-256 differs");
    } catch (error) {
      if (!(error instanceof EditError) || error.code !== "checksum-mismatch") throw error;
      await into.bytes.remove(file.sha256);
      // What was there from an earlier attempt may be what is wrong: once more from the beginning, and only once.
      if (kept === 0 || fresh === 1) throw error;
      fresh = 1;
    }
  }
}

/** Hashes what is there; more than promised is thrown away. */
async function hashKept(file: PackFile, { bytes, progress }: Receiving): Promise<{ hash: Hash; kept: number }> {
  const hash = sha256.create();
  let kept = 0;
  for await (const piece of bytes.pieces(file.sha256)) {
    kept += piece.length;
    if (kept > file.bytes) {
      await bytes.remove(file.sha256);
      return { hash: sha256.create(), kept: 0 };
    }
    hash.update(piece);
    progress(kept);
  }
  return { hash, kept };
}

/** Reads the rest. Resolves to "again" when the connection broke and the next one is worth a try. */
async function readOn(file: PackFile, from: number, hash: Hash, into: Receiving): Promise<"all" | "again"> {
  if (from === file.bytes) return "all";
  const { bytes, origin, stop, progress } = into;
  const appender = await bytes.append(file.sha256);
  let received = from;
  // One for the whole file: what is allocated anew for every piece waits for the collector, hundreds of megabytes of it.
  const waiting = new Uint8Array(Math.min(pieceBytes, file.bytes - from));
  let filled = 0;
  const flush = async (): Promise<void> => {
    const piece = waiting.subarray(0, filled);
    filled = 0;
    if (piece.length > 0) await appender.write(piece);
  };
  const keep = async (piece: Uint8Array<ArrayBuffer>): Promise<void> => {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + waiting.length - filled);
      waiting.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === waiting.length) await flush();
    }
  };
  try {
    for await (const piece of origin.read(file, from, stop)) {
      received += piece.length;
      if (received > file.bytes) throw mismatch(file, `it has more than the promised ${file.bytes} bytes`);
      hash.update(piece);
      await keep(piece);
      progress(received);
    }
    await flush();
    if (received === file.bytes) return "all";
    throw new EditError(
      "download-interrupted",
      `The connection ended after ${received} of ${file.bytes} bytes of "${file.file}"; resume it.`,
      { about: file.file },
    );
  } catch (error) {
    const code = error instanceof EditError ? error.code : null;
    if (code === "storage-full" || code === "checksum-mismatch") throw error;
    await flush();
    const broke = code === "download-interrupted";
    if (broke && received - from >= worthAnother && !stop.aborted) return "again";
    throw error;
  } finally {
    await appender.close();
  }
}

function mismatch({ file }: PackFile, why: string): EditError {
  return new EditError(
    "checksum-mismatch",
    `"${file}" is not the file pack.json describes (${why}); tell whoever made the pack.`,
    { about: file },
  );
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
