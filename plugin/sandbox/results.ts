/** Pictures of finished runs in Figma's storage on this computer, for windows that have no storage of their own. */
import type { ResultStore } from "../protocol/results";
import { letGo, type Weighed } from "../protocol/room";
import { full, keepLocal } from "./local";

/** Bytes of all files' runs. Figma gives 5 MB in all; the history's thumbnails and requests take up to 2. */
const most = 2_200_000;

/** What a key says, so that nothing need be read to weigh it: "result <id> <starred> <bytes>". */
interface Key extends Weighed {
  readonly key: string;
}

async function all(): Promise<readonly Key[]> {
  return (await figma.clientStorage.keysAsync()).flatMap((key) => {
    const [, id, starred, bytes] = /^result (\S+) ([01]) (\d+)$/.exec(key) ?? [];
    return id === undefined ? [] : [{ key, id, starred: starred === "1", bytes: Number(bytes) }];
  });
}

const keyOf = ({ id, starred, bytes }: Weighed): string => `result ${id} ${starred ? 1 : 0} ${bytes}`;

async function drop(keys: readonly Key[]): Promise<void> {
  for (const { key } of keys) await figma.clientStorage.deleteAsync(key);
}

export const computerResults: ResultStore = {
  list: async () => ({ runs: (await all()).map(({ id, starred, bytes }) => ({ id, starred, bytes })), most }),

  async read(id) {
    const key = (await all()).find((one) => one.id === id)?.key;
    const value: unknown = key === undefined ? null : await figma.clientStorage.getAsync(key);
    return value instanceof Uint8Array ? (value as Uint8Array<ArrayBuffer>) : null;
  },

  async write({ id, starred, bytes }) {
    const kept = await all();
    const one: Weighed = { id, starred, bytes: bytes.length };
    const gone = letGo(kept, one, most);
    if (gone === null) throw full();
    await drop(kept.filter((other) => gone.includes(other.id)));
    const key = keyOf(one);
    const forced = await keepLocal(key, bytes, id, ["result"]);
    await drop(kept.filter((other) => other.id === id && other.key !== key));
    return [...gone, ...forced.map((spare) => spare.id)];
  },

  async star(id, starred) {
    for (const one of (await all()).filter((other) => other.id === id && other.starred !== starred)) {
      const value: unknown = await figma.clientStorage.getAsync(one.key);
      if (!(value instanceof Uint8Array)) continue;
      // A key cannot be renamed; where there is no room for both, the rest makes some.
      await keepLocal(keyOf({ ...one, starred }), value, id, ["result"]);
      await drop([one]);
    }
  },

  async remove(ids) {
    await drop((await all()).filter(({ id }) => ids.includes(id)));
  },
};
