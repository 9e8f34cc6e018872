/**
 * A PNG's chunks before anything is decoded (PNG, third edition, section 5): what its header announces is all that may
 * come out of it. Readers that take a second header, or inflate whatever comes, make gigabytes of a small file.
 */
import type { Size } from "../image/geometry";

export interface PngChunks extends Size {
  /** The file without its colour profile, which nobody applies and which may be a trap of its own. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Compressed picture, part by part. */
  readonly data: readonly Uint8Array<ArrayBuffer>[];
  /** Bytes that its data inflates to: every row of every pass begins with its filter. */
  readonly inflated: number;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Adam7: first column and row, and the distance to the next, of each pass. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Null for a file that has not exactly one header, at its beginning, or that ends before its end. */
export function pngChunks(bytes: Uint8Array<ArrayBuffer>): PngChunks | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: (Size & { readonly inflated: number }) | null = null;
  const data: Uint8Array<ArrayBuffer>[] = [];
  const profiles: { readonly from: number; readonly to: number }[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    const next = at + 12 + length;
    if (next > bytes.length) return null;
    if ((type === IHDR) !== (header === null)) return null;
    if (type === IHDR) {
      if (length !== 13) return null;
      header = headerAt(view, at + 8);
      if (header === null) return null;
    } else if (type === IDAT) data.push(bytes.subarray(at + 8, at + 8 + length));
    else if (type === iCCP) profiles.push({ from: at, to: next });
    else if (type === IEND) return header && { ...header, data, bytes: without(bytes, profiles) };
    at = next;
  }
  return null;
}

const [IHDR, IDAT, IEND, iCCP] = [0x49484452, 0x49444154, 0x49454e44, 0x69434350];

function headerAt(view: DataView, at: number): (Size & { readonly inflated: number }) | null {
  const [width, height] = [view.getUint32(at), view.getUint32(at + 4)];
  const channels = channelsOf[view.getUint8(at + 9)];
  if (channels === undefined) return null;
  const bits = channels * view.getUint8(at + 8);
  const rows = (columns: number, count: number): number =>
    columns === 0 ? 0 : count * (1 + Math.ceil((columns * bits) / 8));
  const inflated =
    view.getUint8(at + 12) === 0
      ? rows(width, height)
      : passes.reduce(
          (sum, [x, y, across, down]) =>
            sum + rows(Math.ceil(Math.max(0, width - x) / across), Math.ceil(Math.max(0, height - y) / down)),
          0,
        );
  return { width, height, inflated };
}

function without(
  bytes: Uint8Array<ArrayBuffer>,
  holes: readonly { readonly from: number; readonly to: number }[],
): Uint8Array<ArrayBuffer> {
  if (holes.length === 0) return bytes;
  const rest = new Uint8Array(bytes.length - holes.reduce((sum, { from, to }) => sum + to - from, 0));
  let [read, written] = [0, 0];
  for (const { from, to } of [...holes, { from: bytes.length, to: bytes.length }]) {
    rest.set(bytes.subarray(read, from), written);
    written += from - read;
    read = to;
  }
  return rest;
}
