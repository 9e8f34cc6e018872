/** What kind of picture a file is and how large, from its first bytes; names and declared types are not believed. */
import { EditError } from "../contract/errors";
import type { ImageType } from "../contract/picture";
import type { Size } from "../image/geometry";

/** Longest side the plugin works on: Figma's own limit for pictures. */
export const longestSide = 4096;

export interface ProbedImage extends Size {
  readonly type: ImageType;
}

/** Type and stored size of a PNG, JPEG, GIF or WebP; null for anything else or a file that ends too early. */
export function probeImage(bytes: Uint8Array<ArrayBuffer>): ProbedImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
      return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (startsWith(bytes, [0xff, 0xd8, 0xff])) return probeJpeg(view);
    if (isText(bytes, 0, "GIF8")) {
      return { type: "image/gif", width: view.getUint16(6, true), height: view.getUint16(8, true) };
    }
    if (isText(bytes, 0, "RIFF") && isText(bytes, 8, "WEBP")) return probeWebp(bytes, view);
    return null;
  } catch (error) {
    // Reading past the end: the file is cut off inside its header.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * @param name how the picture is called in messages, e.g. "The picture"
 * @throws EditError "bad-image" | "image-too-large"
 */
export function checkedProbe(bytes: Uint8Array<ArrayBuffer>, name: string): ProbedImage {
  const found = probeImage(bytes);
  if (found === null || found.width < 1 || found.height < 1) throw notAnImage(name);
  if (Math.max(found.width, found.height) > longestSide) {
    throw new EditError(
      "image-too-large",
      `${name} is ${found.width} × ${found.height} pixels; at most ${longestSide} a side can be edited. Make it smaller or crop it first.`,
    );
  }
  return found;
}

export function notAnImage(name: string, cause?: unknown): EditError {
  return new EditError(
    "bad-image",
    `${name} is not a complete PNG, JPEG, WebP or GIF file; save it again in one of these formats.`,
    { cause },
  );
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

function isText(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((character, i) => bytes[at + i] === character.charCodeAt(0));
}

/** Walks the segments up to the frame header (SOF0 to SOF15 without DHT, JPG and DAC), which holds the size. */
function probeJpeg(view: DataView): ProbedImage | null {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { type: "image/jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Scan data or the end before any frame header: not a picture.
    if (marker === 0xda || marker === 0xd9) return null;
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    at += 2 + (standsAlone ? 0 : view.getUint16(at + 2));
  }
}

function probeWebp(bytes: Uint8Array, view: DataView): ProbedImage | null {
  const type = "image/webp";
  if (isText(bytes, 12, "VP8X")) return { type, width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (isText(bytes, 12, "VP8 ")) {
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (isText(bytes, 12, "VP8L")) {
    const packed = view.getUint32(21, true);
    return { type, width: 1 + (packed & 0x3fff), height: 1 + ((packed >> 14) & 0x3fff) };
  }
  return null;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
