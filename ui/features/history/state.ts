/** What is kept of runs. */
import { type Signal, signal } from "@preact/signals";
import type { KeptEntry } from "../../stored/kept";
import type { Failure } from "../../wording/failures";

export interface KeptPictures {
  /** The runs whose finished pictures are kept. */
  readonly ids: ReadonlySet<string>;
  readonly bytes: number;
  /** 0 where nothing can be kept. */
  readonly most: number;
}

export interface KeepingState {
  /** Runs kept with the document, newest first. */
  readonly history: Signal<readonly KeptEntry[]>;
  /** Finished pictures that outlive this window; null before that is known. */
  readonly lasting: Signal<KeptPictures | null>;
  /** Why the last run could not be kept, if so. */
  readonly historyFailure: Signal<Failure | null>;
}

export function newKeeping(): KeepingState {
  return {
    history: signal<readonly KeptEntry[]>([]),
    lasting: signal<KeptPictures | null>(null),
    historyFailure: signal<Failure | null>(null),
  };
}
