/** What the window knows of the packs on this machine. */
import type { PackSummary } from "../../../models/contract/packs";
import type { StoreContents } from "../../../models/packs/store/pack-store";
import type { ModelsState, StoreState } from "./state";

/** Interrupted installations. */
export function unfinishedOf(store: StoreState): StoreContents["unfinished"] {
  return store.state === "read" ? store.contents.unfinished : [];
}

export function installedOf(store: StoreState): StoreContents["installed"] {
  return store.state === "read" ? store.contents.installed : [];
}

/** The pack as the store has it; null for one that comes with Blendfill. */
export function storedOf(store: StoreState, { id }: Pick<PackSummary, "id">) {
  return installedOf(store).find((pack) => pack.id === id) ?? null;
}

/** Installed packs that lack something, or that the engine could not read, and that nobody mends at this moment. */
export function damagedOf({
  installing,
  packs,
  store,
}: Pick<ModelsState, "installing" | "packs" | "store">): StoreContents["installed"] {
  const busy = new Set(installing.value.map(({ id }) => id));
  const readable = new Set(packs.value.map(({ id }) => id));
  return installedOf(store.value).filter(
    ({ id, damaged }) => !busy.has(id) && (damaged.length > 0 || !readable.has(id)),
  );
}

/** Interrupted installations that this window is not at work on. */
export function pausedOf({
  installing,
  store,
}: Pick<ModelsState, "installing" | "store">): StoreContents["unfinished"] {
  const busy = new Set(installing.value.map(({ id }) => id));
  return unfinishedOf(store.value).filter(({ id }) => !busy.has(id));
}
