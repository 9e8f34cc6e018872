/** What the window knows of the packs on this machine. */
import type { PackSummary } from "../../../models/contract/packs";
import type { StoreContents } from "../../../models/packs/store/pack-store";
import type { ModelsState, StoreState } from "./state";

/** Interrupted installations. */
export function unfinishedOf(store: StoreState): StoreContents["unfinished"] {
  return store.state === "read" ? store.contents.unfinished : [];
}

/** The pack as the store has it; null for one that comes with Blendfill. */
export function storedOf(store: StoreState, { id }: Pick<PackSummary, "id">) {
  return store.state === "read" ? (store.contents.installed.find((pack) => pack.id === id) ?? null) : null;
}

/** Interrupted installations that this window is not at work on. */
export function pausedOf({
  installing,
  store,
}: Pick<ModelsState, "installing" | "store">): StoreContents["unfinished"] {
  const busy = new Set(installing.value.map(({ id }) => id));
  return unfinishedOf(store.value).filter(({ id }) => !busy.has(id));
}
