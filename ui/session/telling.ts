/** Says that something could not be kept: once, however often it goes wrong, until keeping has worked again. */
import type { Failure } from "./messages";
import type { Ports } from "./ports";
import type { Session } from "./session";

/** What is kept: runs in the history, and their finished pictures. */
type Kept = "runs" | "pictures";

export interface Telling {
  failed(what: Kept, error: unknown, failure: Failure): void;
  worked(what: Kept): void;
}

export function createTelling(session: Session, ports: Pick<Ports, "log">): Telling {
  /** The code of what was told last of each. */
  const told = new Map<Kept, string>();
  return {
    failed(what, error, failure) {
      if (told.get(what) === failure.code) return;
      told.set(what, failure.code);
      ports.log(error);
      session.historyFailure.value = failure;
      session.announcement.value = `${failure.sentence} ${failure.next}`;
    },
    worked: (what) => void told.delete(what),
  };
}
