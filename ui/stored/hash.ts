/** The name of stored bytes: their SHA-256 as hex digits. A file of its own, because the first screen does without. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

export function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
