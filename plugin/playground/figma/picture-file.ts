/** What createImage takes: told by the first bytes, as Figma does. Pure. */
import type { ImageType } from "../../../models/contract/picture";
import type { Size } from "../../../models/image/geometry";

export const largestSide = 4096;

/** The file type by its magic bytes; null for anything else. */
export function pictureType(bytes: Uint8Array): ImageType | null {
  const starts = (...magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (starts(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(0x47, 0x49, 0x46, 0x38)) return "image/gif";
  if (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45) return "image/webp";
  return null;
}

/** Throws what Figma throws when it does not take a file. */
export function checkCreatable(bytes: Uint8Array): void {
  const type = pictureType(bytes);
  if (type === null || type === "image/webp") throw new Error("Image type is unsupported");
}

export function checkSide({ width, height }: Size): void {
  if (Math.max(width, height) > largestSide) throw new Error("Image is too large");
}
