/** Encoded pictures and their pixels, found by the hash of their bytes. Never undone: layers refer to them. */
import type { EncodedImage } from "../../../models/contract/picture";
import type { Raster } from "../../../models/image/raster";

export interface Picture {
  readonly hash: string;
  readonly image: EncodedImage;
  readonly pixels: Raster;
}

/** 64 bits of FNV-1a as hex: enough to tell a document's pictures apart, in any realm, without waiting. */
export function hashOf(bytes: Uint8Array): string {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ (byte + 0x5b), 0x01000193);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
