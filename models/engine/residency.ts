/** Which loaded things stay in memory: the most recently used ones that fit a budget of bytes. */
export interface Resident {
  readonly bytes: number;
  release(): Promise<void>;
}

export interface Residency<T extends Resident> {
  /** The thing under this key, now the most recently used. */
  get(key: string): T | undefined;
  /** Keeps a thing and releases the least recently used others until all fit; the new one always stays. */
  add(key: string, value: T): Promise<void>;
  /** Releases everything whose key passes. */
  drop(isDropped: (key: string) => boolean): Promise<void>;
}

export function makeResidency<T extends Resident>(budgetBytes: number): Residency<T> {
  // A Map remembers insertion order; re-inserting on use makes its first key the least recently used.
  const held = new Map<string, T>();
  const remove = async (key: string): Promise<void> => {
    const value = held.get(key);
    held.delete(key);
    await value?.release();
  };
  return {
    get(key) {
      const value = held.get(key);
      if (value === undefined) return undefined;
      held.delete(key);
      held.set(key, value);
      return value;
    },
    async add(key, value) {
      await remove(key);
      held.set(key, value);
      let bytes = [...held.values()].reduce((sum, each) => sum + each.bytes, 0);
      for (const [oldest, { bytes: freed }] of [...held]) {
        if (bytes <= budgetBytes || oldest === key) break;
        bytes -= freed;
        await remove(oldest);
      }
    },
    async drop(isDropped) {
      for (const key of [...held.keys()].filter(isDropped)) await remove(key);
    },
  };
}
