/** The pack an edit was made with, and what to do where it is not installed. */

import type { PackMark } from "../../stored/edit";
import type { Recalled } from "../../stored/format";
import type { Draft } from "../draft/draft";
import { type ModelsState, packOf, type WantedPack } from "./state";

/** What a stored edit says of an installed pack; undefined for those that come with Blendfill. */
export function markOf({ packs }: Pick<ModelsState, "packs">, packId: string): PackMark | undefined {
  const pack = packs.value.find(({ id }) => id === packId);
  if (pack === undefined || pack.builtIn) return undefined;
  // An address on the user's own machine means nothing on another.
  return { title: pack.title, ...(pack.address?.startsWith("https://") && { address: pack.address }) };
}

/** The pack of a stored edit, if it is not here. */
export function missingPackOf({ packs }: Pick<ModelsState, "packs">, recalled: Recalled): WantedPack | null {
  if (recalled.state !== "whole") return null;
  const { packId, pack } = recalled.edit;
  if (packs.value.length === 0 || packs.value.some(({ id }) => id === packId)) return null;
  return { id: packId, title: pack?.title ?? packId, address: pack?.address ?? null };
}

/** The title of the pack that is used instead. */
export function insteadOf(models: Pick<ModelsState, "packs">, draft: Pick<Draft, "packId" | "job">): string {
  return packOf(models, draft)?.title ?? "";
}
