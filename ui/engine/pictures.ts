/** Pictures that stored requests name: in the document where the editor keeps them, else in this browser's storage. */
import { HostError } from "../../plugin/protocol/host";
import { largestPicture, type PictureStore } from "../../plugin/protocol/pictures";
import type { ResultStore } from "../../plugin/protocol/results";

/** A file of its own, because the first screen does without. Rejects where the browser has no storage for us. */
export const browserPictures = async (): Promise<PictureStore> =>
  picturesIn(await (await import("./file-results")).browserFiles("blendfill-pictures"));

/** In a place as finished pictures are kept in; none makes room for another, because a request may name each. */
export function picturesIn(store: ResultStore): PictureStore {
  return {
    read: (hash) => store.read(hash),
    async write(hash, bytes) {
      if (bytes.length > largestPicture) throw new HostError("too-large", "This picture is too large to be kept.");
      if ((await store.read(hash)) === null) await store.write({ id: hash, starred: true, bytes });
    },
  };
}

/** @param open the browser's place, for editors without one of their own; rejects where there is none */
export function picturesHere(open: () => Promise<PictureStore>, editors: PictureStore | null): PictureStore {
  if (editors !== null) return editors;
  let place: Promise<PictureStore> | null = null;
  const here = (): Promise<PictureStore> => {
    place ??= open().catch(() => nowhere);
    return place;
  };
  return {
    read: async (hash) => (await here()).read(hash),
    write: async (hash, bytes) => (await here()).write(hash, bytes),
  };
}

const nowhere: PictureStore = {
  read: async () => null,
  write: async () => {
    throw new HostError("storage-full", "There is nowhere to keep pictures.");
  },
};
