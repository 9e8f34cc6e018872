/** Are these the bytes the pack promised? */
import { EditError } from "../contract/errors";
import type { PackFile } from "./pack";

/** The one Web Crypto function used; every worker, secure page and Node ≥ 20 has it, this realm's types do not. */
declare const crypto: {
  readonly subtle?: { digest(name: "SHA-256", bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> };
};

/** Lower-case hex, or null where the page is not secure and has no Web Crypto. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const digest = await crypto.subtle?.digest("SHA-256", bytes);
  if (digest === undefined) return null;
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Compares size and SHA-256 with the pack's. On a page without Web Crypto only the size is compared.
 * @throws EditError "checksum-mismatch"
 */
export async function verifyFile(promised: PackFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { file } = promised;
  if (bytes.length !== promised.bytes) {
    throw new EditError(
      "checksum-mismatch",
      `The pack file "${file}" has ${bytes.length} bytes instead of ${promised.bytes}; download or copy the pack again.`,
    );
  }
  const actual = await sha256Hex(bytes);
  if (actual !== null && actual !== promised.sha256) {
    throw new EditError(
      "checksum-mismatch",
      `The pack file "${file}" is not the one pack.json describes (its SHA-256 differs); download or copy the pack again.`,
    );
  }
}
