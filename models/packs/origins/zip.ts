/**
 * What is in a zip, read from its directory at the end (APPNOTE 6.3.10), so that large files are streamed one by one and
 * nothing else is held. Sizes and names are only what the archive says; how much really comes out is counted by
 * whoever reads.
 */
import { Inflate } from "fflate";
import { EditError } from "../../contract/errors";
import { skipped } from "../pieces";
import { utf8Text } from "../text";
import { type RangedFile, rangePieces, type Tree, type TreeFile } from "./tree";

/** Larger directories belong to no pack. */
const largestDirectory = 16 * 2 ** 20;
const mostFiles = 10_000;
/** Weights hardly shrink, tables a tenth; what would grow more than this, and by more than 64 MB, is no pack. */
const growth = { times: 100, free: 64 * 2 ** 20 };
/** Fed to the decompressor at once; deflate grows at most 1032 times, so at most 17 MB come out of it. */
const deflated = 2 ** 14;

interface Entry {
  readonly path: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  /** Of its own header in the file. */
  readonly at: number;
}

/** @throws EditError "archive-invalid" */
export async function zipTree(file: RangedFile): Promise<Tree> {
  const { at, bytes } = await findDirectory(file);
  const entries = readDirectory(await readView(file, at, at + bytes));
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > growth.times * file.size + growth.free) throw broken("unpacked it would be far larger than a pack");
  return new Map(entries.map((entry) => [entry.path, treeFile(file, entry)]));
}

function broken(why: string): EditError {
  return new EditError("archive-invalid", `The zip cannot be read (${why}); download or pack it again.`, {
    about: why,
  });
}

async function readView(file: RangedFile, start: number, end: number): Promise<DataView> {
  if (!(start >= 0 && start <= end && end <= file.size)) throw broken("it ends too early");
  const { buffer, byteOffset, byteLength } = await file.read(start, end);
  return new DataView(buffer, byteOffset, byteLength);
}

/** 4.3.16: the end record is the last, behind it at most a comment. 4.3.14 and 15: its 64-bit twin lies before it. */
async function findDirectory(file: RangedFile): Promise<{ readonly at: number; readonly bytes: number }> {
  const start = Math.max(0, file.size - 22 - 0xffff);
  const tail = await readView(file, start, file.size);
  for (let i = tail.byteLength - 22; i >= 0; i--) {
    if (tail.getUint32(i, true) !== 0x06054b50 || i + 22 + tail.getUint16(i + 20, true) > tail.byteLength) continue;
    const [count, bytes, at] = [
      tail.getUint16(i + 10, true),
      tail.getUint32(i + 12, true),
      tail.getUint32(i + 16, true),
    ];
    const isLarge = count === 0xffff || bytes === 0xffffffff || at === 0xffffffff;
    return checked(isLarge ? await findLarge(file, start + i) : { at, bytes });
  }
  throw broken("it has no directory");
}

async function findLarge(file: RangedFile, end: number): Promise<{ readonly at: number; readonly bytes: number }> {
  const locator = await readView(file, end - 20, end);
  if (locator.getUint32(0, true) !== 0x07064b50) throw broken("its directory cannot be found");
  const at = Number(locator.getBigUint64(8, true));
  const record = await readView(file, at, at + 56);
  if (record.getUint32(0, true) !== 0x06064b50) throw broken("its directory cannot be found");
  return { bytes: Number(record.getBigUint64(40, true)), at: Number(record.getBigUint64(48, true)) };
}

function checked<T extends { readonly bytes: number }>(directory: T): T {
  if (directory.bytes > largestDirectory) throw broken("it holds far more files than a pack");
  return directory;
}

/** 4.3.12: the directory's headers, one behind the other. */
function readDirectory(view: DataView): readonly Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i + 46 <= view.byteLength && view.getUint32(i, true) === 0x02014b50; ) {
    const [nameBytes, extraBytes] = [view.getUint16(i + 28, true), view.getUint16(i + 30, true)];
    const next = i + 46 + nameBytes + extraBytes + view.getUint16(i + 32, true);
    if (next > view.byteLength) throw broken("its directory ends too early");
    const sizes = {
      size: view.getUint32(i + 24, true),
      packed: view.getUint32(i + 20, true),
      at: view.getUint32(i + 42, true),
    };
    const path = nameOf(new Uint8Array(view.buffer, view.byteOffset + i + 46, nameBytes));
    const isFile = path !== null && path !== "" && !path.endsWith("/");
    if (isFile) {
      if (entries.length === mostFiles) throw broken("it holds far more files than a pack");
      entries.push({
        path,
        isEncrypted: (view.getUint16(i + 8, true) & 1) === 1,
        method: view.getUint16(i + 10, true),
        ...largeSizes(view, i + 46 + nameBytes, extraBytes, sizes),
      });
    }
    i = next;
  }
  return entries;
}

/** Null for a name in an encoding of old; packs use none. Paths of packs never leave their folder (parse.ts). */
function nameOf(bytes: Uint8Array): string | null {
  try {
    return utf8Text(bytes).replaceAll("\\", "/");
  } catch {
    return null;
  }
}

interface Sizes {
  size: number;
  packed: number;
  at: number;
}

/** 4.5.3: numbers that do not fit in 32 bits, in this order, those that are marked only. */
function largeSizes(view: DataView, start: number, bytes: number, sizes: Sizes): Sizes {
  for (let i = start; i + 4 <= start + bytes; i += 4 + view.getUint16(i + 2, true)) {
    if (view.getUint16(i, true) !== 1) continue;
    const end = Math.min(start + bytes, i + 4 + view.getUint16(i + 2, true));
    let at = i + 4;
    const large = { ...sizes };
    for (const key of ["size", "packed", "at"] as const) {
      if (sizes[key] !== 0xffffffff || at + 8 > end) continue;
      large[key] = Number(view.getBigUint64(at, true));
      at += 8;
    }
    return large;
  }
  return sizes;
}

function treeFile(file: RangedFile, entry: Entry): TreeFile {
  return {
    size: entry.size,
    async *read(from) {
      if (entry.isEncrypted) throw broken("it is protected by a password");
      // 4.3.7: the file's own header has its own name and extra field.
      const header = await readView(file, entry.at, entry.at + 30);
      if (header.getUint32(0, true) !== 0x04034b50) throw broken("a file in it cannot be found");
      const start = entry.at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
      const end = start + entry.packed;
      if (end > file.size) throw broken("it ends too early");
      if (entry.method === 0) yield* rangePieces(file, start + from, end);
      else if (entry.method === 8) yield* skipped(inflated(rangePieces(file, start, end)), from);
      else throw broken("it is compressed in a way that is not known here; choose deflate or none");
    },
  };
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  let out: Uint8Array<ArrayBuffer>[] = [];
  const inflate = new Inflate((piece) => void out.push(new Uint8Array(piece)));
  try {
    for await (const piece of packed) {
      for (let at = 0; at < piece.length; at += deflated) {
        inflate.push(piece.subarray(at, at + deflated));
        const ready = out;
        out = [];
        yield* ready;
      }
    }
    inflate.push(new Uint8Array(0), true);
  } catch (cause) {
    if (cause instanceof EditError) throw cause;
    throw broken("a file in it is damaged");
  }
  yield* out;
}
