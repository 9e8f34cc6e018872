/** The window's features, and their signals and verbs side by side: a test names what a user sees or does, wherever it belongs. */
import type { Features } from "../../ui/app/compose";

type Both<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer All) => void ? All : never;

export type Flat = Features & Both<Features[keyof Features]>;

/** @throws when two features have a part of the same name */
export function flat(features: Features): Flat {
  const all: Record<string, unknown> = { ...features };
  for (const feature of Object.values(features)) {
    for (const [name, part] of Object.entries(feature)) {
      if (name in all) throw new Error(`Two features have a "${name}".`);
      all[name] = part;
    }
  }
  return all as unknown as Flat;
}
