/**
 * Several PNG files of one size and kind as one that moves (W3C PNG, third edition, sections 5 and 11.3.4). Viewers that
 * know no animation show the first.
 */

const signature = [137, 80, 78, 71, 13, 10, 26, 10];

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/**
 * @param frames whole PNG files with equal headers
 * @param milliseconds how long each stands; at most 65535
 * @throws RangeError without frames, or if they differ in size or kind
 */
export function animatedPng(frames: readonly Uint8Array[], milliseconds: readonly number[]): Uint8Array<ArrayBuffer> {
  const read = frames.map(chunksOf);
  const header = read[0]?.find(({ type }) => type === "IHDR");
  if (header === undefined) throw new RangeError("An animation needs at least one PNG frame.");
  const chunks: Chunk[] = [header, { type: "acTL", data: words(frames.length, 0) }];
  let sequence = 0;
  for (const [i, frame] of read.entries()) {
    if (!frame.some(({ type, data }) => type === "IHDR" && data.every((byte, at) => byte === header.data[at]))) {
      throw new RangeError("The frames of an animation must have one size and kind.");
    }
    chunks.push({ type: "fcTL", data: control(sequence++, header.data, milliseconds[i] ?? 0) });
    for (const { type, data } of frame) {
      if (type !== "IDAT") continue;
      chunks.push(i === 0 ? { type, data } : { type: "fdAT", data: joined([words(sequence++), data]) });
    }
  }
  chunks.push({ type: "IEND", data: new Uint8Array(0) });
  return joined([Uint8Array.from(signature), ...chunks.map(written)]);
}

function chunksOf(file: Uint8Array): readonly Chunk[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    chunks.push({ type, data: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** fcTL: the whole picture, replacing what was there. */
function control(sequence: number, header: Uint8Array, milliseconds: number): Uint8Array {
  const data = new Uint8Array(26);
  const view = new DataView(data.buffer);
  view.setUint32(0, sequence);
  data.set(header.subarray(0, 8), 4);
  view.setUint16(20, milliseconds);
  view.setUint16(22, 1000);
  return data;
}

function written({ type, data }: Chunk): Uint8Array {
  const named = joined([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return joined([words(data.length), named, words(checksum(named))]);
}

function words(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) view.setUint32(4 * i, value);
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** CRC-32 of ISO 3309, which every chunk ends with. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
