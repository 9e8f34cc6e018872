/** The store's layout has a number, kept in it: a later version knows what it finds, an earlier one keeps its hands off. */
import { EditError } from "../../contract/errors";
import { utf8Bytes } from "../text";
import type { ByteStore } from "./byte-store";

const name = "format";
const current = 1;

/** How to bring a store of format n (its index) to n + 1; none yet. */
const migrations: readonly ((bytes: ByteStore) => Promise<void>)[] = [];

/**
 * Marks a new store, brings an older one up to date.
 * @throws EditError "storage-newer"
 */
export async function openFormat(bytes: ByteStore): Promise<void> {
  const found = await readFormat(bytes);
  if (found === current) return;
  if (found !== null && found > current) {
    throw new EditError(
      "storage-newer",
      "The models on this machine were installed by a newer version of Blendfill; update it to use and change them.",
    );
  }
  for (let format = found ?? current; format < current; format++) await migrations[format]?.(bytes);
  await bytes.remove(name);
  const appender = await bytes.append(name);
  try {
    await appender.write(utf8Bytes(`${current}\n`));
  } finally {
    await appender.close();
  }
}

/** Null for a store that was never used, or whose mark was only half written. */
async function readFormat(bytes: ByteStore): Promise<number | null> {
  const content = await bytes.whole(name);
  // Bytes that are no text at all are as good as none.
  const text = content === null ? "" : String.fromCharCode(...content.subarray(0, 20));
  const mark = /^(\d+)\n$/.exec(text);
  return mark === null ? null : Number(mark[1]);
}
