/** Pictures of finished runs in this browser's storage; where the frame may not store anything, in the editor's. */
import { HostError } from "../../plugin/protocol/host";
import type { ResultStore } from "../../plugin/protocol/results";

/** A file of its own, because the first screen does without. Rejects where the browser has no storage for us. */
export const browserResults = async (): Promise<ResultStore> =>
  (await import("./file-results")).browserFiles("blendfill-results");

/** @param open the browser's place; rejects where there is none, and then the editor's serves */
export function resultsHere(open: () => Promise<ResultStore>, editors: ResultStore | null): ResultStore {
  let place: Promise<ResultStore> | null = null;
  const here = (): Promise<ResultStore> => {
    place ??= open().catch(() => editors ?? nowhere);
    return place;
  };
  return {
    list: async () => (await here()).list(),
    read: async (id) => (await here()).read(id),
    write: async (run) => (await here()).write(run),
    star: async (id, starred) => (await here()).star(id, starred),
    remove: async (ids) => (await here()).remove(ids),
  };
}

const nowhere: ResultStore = {
  list: async () => ({ runs: [], most: 0 }),
  read: async () => null,
  write: async () => {
    throw new HostError("storage-full", "There is nowhere to keep finished pictures.");
  },
  star: async () => {},
  remove: async () => {},
};
