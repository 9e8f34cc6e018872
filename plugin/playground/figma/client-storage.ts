/** figma.clientStorage: plain values, 5 MB in all. */
import { checkMessage, copyMessage, storedSize } from "./values";

const capacity = 5 * 1000 * 1000;

/** Where values lie between runs of the plugin. */
export interface StoragePlace {
  load(): { [key: string]: unknown };
  save(values: { readonly [key: string]: unknown }): void;
}

export function createClientStorage(
  place: StoragePlace,
): Pick<ClientStorageAPI, "getAsync" | "setAsync" | "deleteAsync" | "keysAsync"> {
  const values = new Map(Object.entries(place.load()));
  const save = (): void => place.save(Object.fromEntries(values));
  return {
    getAsync: async (key) => copyMessage(values.get(key)),
    setAsync: async (key, value: unknown) => {
      checkMessage(value, key);
      const others = [...values].filter(([name]) => name !== key);
      const bytes = others.reduce((sum, [name, other]) => sum + name.length + storedSize(other), 0);
      if (bytes + key.length + storedSize(value) > capacity) {
        throw new Error("clientStorage: the plugin's quota of 5 MB is exceeded");
      }
      values.set(key, copyMessage(value));
      save();
    },
    deleteAsync: async (key) => {
      values.delete(key);
      save();
    },
    keysAsync: async () => [...values.keys()],
  };
}
