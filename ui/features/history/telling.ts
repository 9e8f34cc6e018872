/** Says that something could not be kept: once, however often it goes wrong, until keeping has worked again. */

import type { Ports } from "../../ports";
import type { Failure } from "../../wording/failures";
import type { ShellState } from "../shell/state";
import type { KeepingState } from "./state";

/** What is kept: runs in the history, and their finished pictures. */
type Kept = "runs" | "pictures";

export interface Telling {
  failed(what: Kept, error: unknown, failure: Failure): void;
  worked(what: Kept): void;
}

export interface TellingStates {
  readonly keeping: Pick<KeepingState, "historyFailure">;
  readonly shell: Pick<ShellState, "announcement">;
}

export function createTelling({ keeping, shell }: TellingStates, ports: Pick<Ports, "log">): Telling {
  /** The code of what was told last of each. */
  const told = new Map<Kept, string>();
  return {
    failed(what, error, failure) {
      if (told.get(what) === failure.code) return;
      told.set(what, failure.code);
      ports.log(error);
      keeping.historyFailure.value = failure;
      shell.announcement.value = `${failure.sentence} ${failure.next}`;
    },
    worked: (what) => void told.delete(what),
  };
}
