/** What all of a browser's storage has in common: a quota, and reasons to refuse. */
import { EditError } from "../../contract/errors";
import type { Room } from "../../packs/store/byte-store";

/** What this site stores and may store here; null where the browser does not tell. */
export async function browserRoom(): Promise<Room | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? null : { used: usage, free: Math.max(0, quota - usage) };
  } catch {
    return null; // Frames without an origin throw.
  }
}

/** @param what was being read or written */
export function storageErrorOf(cause: unknown, what: string): EditError {
  if (cause instanceof EditError) return cause;
  const name = cause instanceof DOMException ? cause.name : "";
  if (name === "QuotaExceededError") {
    return new EditError("storage-full", "There is no more room for this; remove a pack or free some disk space.", {
      cause,
    });
  }
  if (name === "NoModificationAllowedError") {
    return new EditError("storage-busy", "Another window uses this; close it, and try again.", { cause });
  }
  return new EditError(
    "storage-denied",
    `The browser does not let the plugin keep "${what}" (${cause instanceof Error ? cause.message : String(cause)}); allow storage for it and try again.`,
    { cause, about: what },
  );
}
