/** In a browser's worker: runs every promise of a byte store over the real ones, each on a store of its own. */
import { indexedDbStore } from "../../models/engine/store/indexed-db";
import { opfsStore } from "../../models/engine/store/opfs";
import type { ByteStore } from "../../models/packs/store/byte-store";
import { byteStorePromises } from "../contracts/byte-store";

const openers: Record<string, (name: string) => () => Promise<ByteStore>> = {
  opfs: (name) => async () => {
    const root = await navigator.storage.getDirectory();
    return opfsStore(await root.getDirectoryHandle(name, { create: true }));
  },
  indexeddb: (name) => () => indexedDbStore(name),
};

self.onmessage = async () => {
  const outcomes: string[] = [];
  for (const [kind, opener] of Object.entries(openers)) {
    for (const [index, { says, check }] of byteStorePromises.entries()) {
      try {
        await check(opener(`contract-${kind}-${index}`));
        outcomes.push(`${kind} ${says}: kept`);
      } catch (error) {
        outcomes.push(`${kind} ${says}: ${String(error)}`);
      }
    }
  }
  self.postMessage(outcomes);
};
