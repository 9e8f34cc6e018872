/** figma.clientStorage: plain values, 5 MB in all. */
import { checkMessage, copyMessage, storedSize } from "./values";

const capacity = 5 * 1000 * 1000;

/** Where values lie between runs of the plugin. */
export interface StoragePlace {
  load(): { [key: string]: unknown };
  /** Resolves when they are kept. */
  save(values: { readonly [key: string]: unknown }): Promise<void> | void;
}

export function createClientStorage(
  place: StoragePlace,
): Pick<ClientStorageAPI, "getAsync" | "setAsync" | "deleteAsync" | "keysAsync"> {
  const values = new Map(Object.entries(place.load()));
  /** What cannot be kept is taken back: a value that was refused is not there either. */
  const change = async (key: string, act: () => void): Promise<void> => {
    const [had, before] = [values.has(key), values.get(key)];
    act();
    try {
      await place.save(Object.fromEntries(values));
    } catch (error) {
      if (had) values.set(key, before);
      else values.delete(key);
      throw error;
    }
  };
  return {
    getAsync: async (key) => copyMessage(values.get(key)),
    setAsync: async (key, value: unknown) => {
      checkMessage(value, key);
      const others = [...values].filter(([name]) => name !== key);
      const bytes = others.reduce((sum, [name, other]) => sum + name.length + storedSize(other), 0);
      if (bytes + key.length + storedSize(value) > capacity) {
        throw new Error("clientStorage: the plugin's quota of 5 MB is exceeded");
      }
      const copy = copyMessage(value);
      await change(key, () => values.set(key, copy));
    },
    deleteAsync: (key) => change(key, () => values.delete(key)),
    keysAsync: async () => [...values.keys()],
  };
}
