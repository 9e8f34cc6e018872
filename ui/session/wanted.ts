/** The pack an edit was made with, and what to do where it is not installed. */
import { packOf, type Session } from "./session";
import type { PackMark } from "./stored";
import type { Recalled } from "./stored-format";

/** A pack that something was painted with and that is not here. */
export interface WantedPack {
  readonly id: string;
  /** Its id where nothing else is known. */
  readonly title: string;
  /** Where it can be installed from; null where nobody wrote it down. */
  readonly address: string | null;
}

/** What a stored edit says of an installed pack; undefined for those that come with Blendfill. */
export function markOf(session: Session, packId: string): PackMark | undefined {
  const pack = session.packs.value.find(({ id }) => id === packId);
  if (pack === undefined || pack.builtIn) return undefined;
  // An address on the user's own machine means nothing on another.
  return { title: pack.title, ...(pack.address?.startsWith("https://") && { address: pack.address }) };
}

/** The pack of a stored edit, if it is not here. */
export function missingPackOf(session: Session, recalled: Recalled): WantedPack | null {
  if (recalled.state !== "whole") return null;
  const { packId, pack } = recalled.edit;
  if (session.packs.value.length === 0 || session.packs.value.some(({ id }) => id === packId)) return null;
  return { id: packId, title: pack?.title ?? packId, address: pack?.address ?? null };
}

/** The title of the pack that is used instead. */
export function insteadOf(session: Session): string {
  return packOf(session)?.title ?? "";
}
