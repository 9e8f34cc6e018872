/**
 * Pictures of finished runs in files of any kind. Each run is one: its length, then its bytes, so that one cut off by a
 * closing window is known and the one before it still counts.
 */
import { indexedDbStore } from "../../models/engine/store/indexed-db";
import { HostError } from "../../plugin/protocol/host";
import type { ResultStore } from "../../plugin/protocol/results";
import { letGo, type Weighed } from "../../plugin/protocol/room";

type Files = Awaited<ReturnType<typeof indexedDbStore>>;

/** Bytes kept at most; some hundreds of pictures. */
const MOST = 128 * 1024 * 1024;
const PREFIX = 4;

interface Version extends Weighed {
  readonly name: string;
  readonly version: number;
}

function versionOf({ name, bytes }: { readonly name: string; readonly bytes: number }): Version | null {
  const [, id, starred, version] = /^([a-z0-9-]+)\.([01])\.(\d+)$/.exec(name) ?? [];
  return id === undefined ? null : { name, id, bytes, starred: starred === "1", version: Number(version) };
}

/** Over files of any kind. Calls take effect one after the other. */
export function fileResults(files: Files, most = MOST): ResultStore {
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = tail.then(work);
    tail = mine.catch(() => undefined);
    return mine;
  };

  /** The newest of each run first. */
  const versions = async (): Promise<readonly Version[]> =>
    (await files.list())
      .map(versionOf)
      .filter((one) => one !== null)
      .sort((a, b) => b.version - a.version);

  const runsOf = (all: readonly Version[]): readonly Weighed[] =>
    [...new Set(all.map(({ id }) => id))].sort().map((id) => {
      const own = all.filter((one) => one.id === id);
      return { id, starred: own[0]?.starred === true, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
    });

  const read = async (id: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    for (const { name } of (await versions()).filter((one) => one.id === id)) {
      const whole = await files.whole(name);
      if (!whole || whole.length < PREFIX) continue;
      if (new DataView(whole.buffer, whole.byteOffset).getUint32(0) === whole.length) return whole.slice(PREFIX);
    }
    return null;
  };

  /** A tenth of what is free belongs to us; what others store comes first. */
  const budget = async (kept: readonly Weighed[]): Promise<number> => {
    const room = await files.room();
    const own = kept.reduce((sum, { bytes }) => sum + bytes, 0);
    return room ? Math.min(most, own + room.free / 10) : most;
  };

  const write: ResultStore["write"] = async ({ id, starred, bytes }) => {
    const all = await versions();
    const framed = new Uint8Array(bytes.length + PREFIX);
    new DataView(framed.buffer).setUint32(0, framed.length);
    framed.set(bytes, PREFIX);
    const kept = runsOf(all);
    const gone = letGo(kept, { id, starred, bytes: framed.length }, await budget(kept));
    if (gone === null) throw full();
    const before = all.filter((one) => one.id === id);
    for (const { name } of all.filter((one) => gone.includes(one.id))) await files.remove(name);
    const name = `${id}.${starred ? 1 : 0}.${(before[0]?.version ?? 0) + 1}`;
    try {
      const file = await files.append(name);
      await file.write(framed).finally(() => file.close());
    } catch (cause) {
      await files.remove(name).catch(() => undefined); // What is wrong is told already.
      throw Object.assign(full(), { cause });
    }
    for (const old of before) await files.remove(old.name);
    return gone;
  };

  return {
    list: () => inTurn(async () => ({ runs: runsOf(await versions()), most })),
    read: (id) => inTurn(() => read(id)),
    write: (run) => inTurn(() => write(run)),
    star: (id, starred) =>
      inTurn(async () => {
        const bytes = await read(id);
        if (bytes) await write({ id, starred, bytes });
      }),
    remove: (ids) =>
      inTurn(async () => {
        for (const { name } of (await versions()).filter((one) => ids.includes(one.id))) await files.remove(name);
      }),
  };
}

/** A database of this browser; rejects where there is none. */
export async function browserFiles(name: string): Promise<ResultStore> {
  return fileResults(await indexedDbStore(name));
}

function full(): HostError {
  return new HostError("storage-full", "There is no room to keep finished pictures; delete runs from the history.");
}
