/**
 * Large pictures on their way to the worker: each crosses once. A photograph's file of 20 MB takes the window's thread
 * some 30 ms to copy, and the same one is asked about with every stroke of the brush. So the window sends a Blob, which
 * crosses as a handle, under a number; the worker reads it once and goes on using what it has.
 */
import type { EncodedImage } from "../contract/picture";

/** Bytes from which on a picture crosses as a Blob; smaller ones are quicker to copy. */
const LARGE = 64 * 1024;
/** Pictures the worker keeps at hand; others are read from their Blobs again. */
const AT_HAND = 6;

/** Stands for an EncodedImage while it crosses. */
interface Crossing {
  readonly crossing: number;
  readonly type: EncodedImage["type"];
  readonly blob: Blob;
}

/** The same value with every EncodedImage exchanged; whatever holds none is itself, not a copy. */
function exchanged(value: unknown, swap: (part: object) => unknown): unknown {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  const swapped = swap(value);
  if (swapped !== value) return swapped;
  if (Array.isArray(value)) {
    // A mask's runs are numbers by the ten thousand.
    if (typeof value[0] !== "object") return value;
    const items = value.map((item) => exchanged(item, swap));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, item, exchanged(item, swap)] as const);
  return entries.some(([, before, after]) => before !== after)
    ? Object.fromEntries(entries.map(([key, , after]) => [key, after]))
    : value;
}

/** The window's half: a function that prepares a request for crossing. The pictures' bytes must not change afterwards. */
export function sendingPictures(): <T>(request: T) => T {
  const sent = new WeakMap<Uint8Array, Crossing>();
  let numbers = 0;
  return (request) =>
    exchanged(request, (part) => {
      if (!("bytes" in part && part.bytes instanceof Uint8Array && "type" in part)) return part;
      const { bytes, type } = part as EncodedImage;
      if (bytes.length < LARGE) return part;
      const known = sent.get(bytes);
      if (known?.type === type) return known;
      const crossing: Crossing = { crossing: ++numbers, type, blob: new Blob([bytes], { type }) };
      sent.set(bytes, crossing);
      return crossing;
    }) as typeof request;
}

/** The worker's half: a function that gives a request its pictures back, the same bytes for the same picture. */
export function receivingPictures(): <T>(request: T) => Promise<T> {
  let atHand: readonly { readonly id: number; readonly bytes: Promise<Uint8Array<ArrayBuffer>> }[] = [];

  const read = ({ crossing: id, blob }: Crossing): Promise<Uint8Array<ArrayBuffer>> => {
    const found = atHand.find((one) => one.id === id);
    const one = found ?? { id, bytes: blob.arrayBuffer().then((buffer) => new Uint8Array(buffer)) };
    atHand = [one, ...atHand.filter((other) => other !== one)].slice(0, AT_HAND);
    one.bytes.catch(() => {
      atHand = atHand.filter((other) => other !== one);
    });
    return one.bytes;
  };

  return async (request) => {
    const crossings: Crossing[] = [];
    const isCrossing = (part: object): part is Crossing => "crossing" in part && "blob" in part;
    exchanged(request, (part) => {
      if (isCrossing(part)) crossings.push(part);
      return part;
    });
    const arrived = new Map<object, EncodedImage>();
    for (const one of crossings) arrived.set(one, { type: one.type, bytes: await read(one) });
    return exchanged(request, (part) => arrived.get(part) ?? part) as typeof request;
  };
}
