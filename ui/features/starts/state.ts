/** The user's own start pictures. */
import { type Signal, signal } from "@preact/signals";
import type { Failure } from "../../wording/failures";
import type { KeptPicture } from "./own-kept";

export interface OwnState {
  readonly busy: boolean;
  readonly failure: Failure | null;
}

export interface StartsState {
  /** Newest first. */
  readonly own: Signal<readonly KeptPicture[]>;
  /** Whether one is being added, and why the last change of them failed. */
  readonly ownState: Signal<OwnState>;
}

export function newStarts(): StartsState {
  return { own: signal<readonly KeptPicture[]>([]), ownState: signal<OwnState>({ busy: false, failure: null }) };
}
