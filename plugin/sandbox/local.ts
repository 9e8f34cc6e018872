/**
 * Writing into Figma's storage on this computer. It holds 5 MB of whatever a plugin keeps, so it can be full although
 * runs and pictures are each within their bounds: then the oldest of them without a star make room.
 */
import { HostError } from "../protocol/host";
import type { Weighed } from "../protocol/room";
import { utf8Length } from "./utf8";

/** Values above this are never worth what would have to go for them. */
const largest = 2_500_000;

/** Something of ours that may make room. */
interface Spare extends Weighed {
  readonly key: string;
  /** Finished pictures can be painted again from their run, so they go first. */
  readonly kind: "result" | "run";
}

/** What a key says: "result <id> <starred> <bytes>" or "run <file's label> <id> <starred> <bytes>". */
function spareOf(key: string): Spare | null {
  const [, kind, id, starred, bytes] = /^(result|run \S+) (\S+) ([01]) (\d+)$/.exec(key) ?? [];
  if (kind === undefined || id === undefined) return null;
  return { key, id, kind: kind === "result" ? "result" : "run", starred: starred === "1", bytes: Number(bytes) };
}

/**
 * Keeps a value. Where there is no room for it, pictures and then runs without a star go, the oldest first; no more than
 * twice the value's size, because a storage that still refuses has another reason.
 * @param own the run this is of: it makes no room for itself
 * @param kinds what may go
 * @returns what went
 * @throws HostError "storage-full"; what was under the key is still there
 */
export async function keepLocal(
  key: string,
  value: string | Uint8Array,
  own: string | null,
  kinds: readonly Spare["kind"][] = ["result", "run"],
): Promise<readonly Spare[]> {
  const gone: Spare[] = [];
  for (;;) {
    try {
      await figma.clientStorage.setAsync(key, value);
      return gone;
    } catch {
      const bytes = typeof value === "string" ? utf8Length(value) : value.length;
      const freed = gone.reduce((sum, one) => sum + one.bytes, 0);
      const next = bytes > largest || freed > 2 * bytes + 1000 ? undefined : await oldest(own, key, kinds);
      if (next === undefined) throw full();
      await figma.clientStorage.deleteAsync(next.key);
      gone.push(next);
    }
  }
}

async function oldest(own: string | null, key: string, kinds: readonly Spare["kind"][]): Promise<Spare | undefined> {
  const all = (await figma.clientStorage.keysAsync()).map(spareOf).filter((one) => one !== null);
  const free = all.filter((one) => !one.starred && one.id !== own && one.key !== key && kinds.includes(one.kind));
  return free.sort((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind === "result" ? -1 : 1))[0];
}

export function full(): HostError {
  return new HostError(
    "storage-full",
    "Figma's storage for Blendfill is full. Delete runs from the history or take off stars to make room.",
  );
}
