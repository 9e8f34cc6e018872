/** For frames without storage: everything is gone with the window. */
import { EditError } from "../../contract/errors";
import { joined, parts } from "../pieces";
import { type ByteStore, pieceBytes } from "./byte-store";

/** @param capacity bytes it takes; as much as there is unless given */
export function memoryStore(capacity = Number.POSITIVE_INFINITY): ByteStore {
  const files = new Map<string, Uint8Array<ArrayBuffer>[]>();
  const open = new Set<string>();
  const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
  const used = (): number => [...files.values()].reduce((sum, pieces) => sum + sizeOf(pieces), 0);
  return {
    kind: "memory",
    list: async () => [...files].map(([name, pieces]) => ({ name, bytes: sizeOf(pieces) })),
    async *pieces(name) {
      yield* files.get(name) ?? [];
    },
    async whole(name) {
      const pieces = files.get(name);
      return pieces === undefined ? null : joined(pieces);
    },
    async append(name) {
      if (open.has(name)) throw new EditError("storage-busy", `"${name}" is being written already; wait for its end.`);
      open.add(name);
      const pieces = files.get(name) ?? [];
      files.set(name, pieces);
      return {
        get bytes() {
          return sizeOf(pieces);
        },
        async write(piece) {
          if (used() + piece.length > capacity) {
            throw new EditError("storage-full", "There is no room for this; remove something and try again.");
          }
          for (const part of parts(piece, pieceBytes)) pieces.push(part.slice());
        },
        async close() {
          open.delete(name);
        },
      };
    },
    async remove(name) {
      files.delete(name);
    },
    room: async () => (Number.isFinite(capacity) ? { used: used(), free: capacity - used() } : null),
  };
}
