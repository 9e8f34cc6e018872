/**
 * What every byte store promises. Plain functions rather than tests, because the real stores live in a browser's worker,
 * where they are run by test/e2e/store.test.ts; each throws with a sentence when the promise is broken.
 */
import { EditError } from "../../models/contract/errors";
import { type ByteStore, pieceBytes } from "../../models/packs/store/byte-store";

export interface StorePromise {
  readonly says: string;
  /** @param open opens the same store anew, as the next visit would */
  check(open: () => Promise<ByteStore>): Promise<void>;
}

function same(what: string, actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

async function put(store: ByteStore, name: string, ...pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
  const appender = await store.append(name);
  for (const piece of pieces) await appender.write(piece);
  await appender.close();
}

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values);
const pattern = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8) * 7) & 255);

const contentOf = async (store: ByteStore, name: string): Promise<readonly number[] | null> => {
  const whole = await store.whole(name);
  return whole === null ? null : [...whole];
};

async function sizes(store: ByteStore): Promise<Record<string, number>> {
  const listed = await store.list();
  return Object.fromEntries(listed.map((each) => [each.name, each.bytes]).sort());
}

export const byteStorePromises: readonly StorePromise[] = [
  {
    says: "keeps what is written until the next visit",
    async check(open) {
      await put(await open(), "a1", bytes(1, 2, 3));
      same("the content", await contentOf(await open(), "a1"), [1, 2, 3]);
    },
  },
  {
    says: "appends at the end, however often a file is opened, and tells its size",
    async check(open) {
      const store = await open();
      await put(store, "a1", bytes(1), bytes(2));
      const appender = await (await open()).append("a1");
      same("the size", appender.bytes, 2);
      await appender.write(bytes(3, 4));
      same("the size", appender.bytes, 4);
      await appender.close();
      same("the content", await contentOf(store, "a1"), [1, 2, 3, 4]);
    },
  },
  {
    says: "keeps what was written, whatever becomes of the array it came in",
    async check(open) {
      const store = await open();
      const lent = bytes(9, 1, 2, 9);
      const appender = await store.append("a1");
      await appender.write(lent.subarray(1, 3));
      lent.set([7, 7, 7, 7]);
      await appender.write(lent.subarray(0, 1));
      await appender.close();
      lent.fill(0);
      same("the content", await contentOf(await open(), "a1"), [1, 2, 7]);
    },
  },
  {
    says: "lists files with their sizes",
    async check(open) {
      const store = await open();
      await put(store, "a1", bytes(1));
      await put(store, "record-0.json", bytes(1, 2), bytes(3));
      await put(store, "empty");
      same("the list", await sizes(store), { a1: 1, empty: 0, "record-0.json": 3 });
    },
  },
  {
    says: "reads large files in pieces of bounded size",
    async check(open) {
      const store = await open();
      const whole = pattern(2 * pieceBytes + 12_345);
      await put(
        store,
        "large",
        whole.slice(0, pieceBytes),
        whole.slice(pieceBytes, pieceBytes + 5),
        whole.slice(pieceBytes + 5),
      );
      let at = 0;
      for await (const piece of store.pieces("large")) {
        if (piece.length > pieceBytes) throw new Error(`a piece of ${piece.length} bytes`);
        for (let i = 0; i < piece.length; i += 997) same(`byte ${at + i}`, piece[i], whole[at + i]);
        at += piece.length;
      }
      same("the bytes read", at, whole.length);
      const again = await store.whole("large");
      same("the last byte", again?.at(-1), whole.at(-1));
      same("the length", again?.length, whole.length);
    },
  },
  {
    says: "frees what is removed, and minds nothing that is not there",
    async check(open) {
      const store = await open();
      await put(store, "a1", bytes(1));
      await put(store, "b2", bytes(2));
      await store.remove("a1");
      await store.remove("never");
      same("the list", await sizes(await open()), { b2: 1 });
      same("the removed", await contentOf(store, "a1"), null);
      let pieces = 0;
      for await (const _ of store.pieces("a1")) pieces += 1;
      same("pieces of the removed", pieces, 0);
      await put(store, "a1", bytes(9));
      same("the new one", await contentOf(store, "a1"), [9]);
    },
  },
  {
    says: "lets one write at a time",
    async check(open) {
      const store = await open();
      const appender = await store.append("a1");
      await appender.write(bytes(1));
      const code = await store.append("a1").then(
        () => "opened twice",
        (error: unknown) => (error instanceof EditError ? error.code : String(error)),
      );
      same("the refusal", code, "storage-busy");
      await appender.close();
      await put(store, "a1", bytes(2));
      same("the content", await contentOf(store, "a1"), [1, 2]);
    },
  },
  {
    says: "keeps the bytes as they were when they were given",
    async check(open) {
      const store = await open();
      const piece = bytes(1, 2, 3);
      await put(store, "a1", piece);
      piece.fill(0);
      const first = await store.whole("a1");
      first?.fill(7);
      same("the content", await contentOf(store, "a1"), [1, 2, 3]);
    },
  },
];
