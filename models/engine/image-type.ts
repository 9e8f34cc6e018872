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
      // "IHDR": readers look for the header wherever it is, so it must be where the size is read.
      if (!isText(bytes, 12, "IHDR")) return null;
      return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (startsWith(bytes, [0xff, 0xd8, 0xff])) return probeJpeg(view);
    if (isText(bytes, 0, "GIF8")) {
      return probeGif(view);
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

/**
 * A decoded picture is no larger than its file announced, on either side when it was turned upright.
 * @throws EditError "bad-image"
 */
export function checkDecoded(announced: Size, decoded: Size, name: string): void {
  const [long, short] = [Math.max(decoded.width, decoded.height), Math.min(decoded.width, decoded.height)];
  const fits =
    long <= Math.max(announced.width, announced.height) && short <= Math.min(announced.width, announced.height);
  if (!fits) throw notAnImage(name);
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

/**
 * Decoders grow the screen to frames that are larger than it, so the size is what all of them need (GIF89a, sections 18
 * and 20). A file that ends early is as large as what is there.
 */
function probeGif(view: DataView): ProbedImage {
  let [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const size = view.byteLength;
  let at = 13 + (size > 10 ? tableBytes(view.getUint8(10)) : 0);
  const skipBlocks = (): void => {
    while (at < size && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    at += 1;
  };
  while (at + 10 <= size) {
    const kind = view.getUint8(at);
    if (kind === 0x21) {
      at += 2;
    } else if (kind === 0x2c) {
      width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true));
      height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true));
      at += 11 + tableBytes(view.getUint8(at + 9));
    } else break;
    skipBlocks();
  }
  return { type: "image/gif", width, height };
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
