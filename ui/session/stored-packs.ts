/** What the window knows of the packs on this machine. */
import type { PackSummary } from "../../models/contract/packs";
import type { StoreContents } from "../../models/packs/store/pack-store";
import type { Failure } from "./messages";
import type { Session } from "./session";

export type StoreState =
  | { readonly state: "unread" }
  | { readonly state: "read"; readonly contents: StoreContents }
  | { readonly state: "failed"; readonly failure: Failure };

/** Interrupted installations. */
export function unfinishedOf(store: StoreState): StoreContents["unfinished"] {
  return store.state === "read" ? store.contents.unfinished : [];
}

/** The pack as the store has it; null for one that comes with Blendfill. */
export function storedOf(store: StoreState, { id }: Pick<PackSummary, "id">) {
  return store.state === "read" ? (store.contents.installed.find((pack) => pack.id === id) ?? null) : null;
}

/** Interrupted installations that this window is not at work on. */
export function pausedOf(session: Session): StoreContents["unfinished"] {
  const busy = new Set(session.installing.value.map(({ id }) => id));
  return unfinishedOf(session.store.value).filter(({ id }) => !busy.has(id));
}
