/** Why Generate would do nothing right now; null when it would run. */
import type { NotReady } from "../messages/en";
import { requestOf } from "./draft";
import { packOf, type Session } from "./session";

export function readinessOf(session: Session): NotReady | null {
  const reading = session.reading.value;
  if (session.environment.value.engine !== "ready") return "no-engine";
  switch (reading.state) {
    case "none":
      return "no-picture";
    case "reading":
      return "reading";
    case "failed":
      return "unreadable";
    case "read": {
      const ready = requestOf(session.draft.value, reading.subject, packOf(session), "");
      return ready.ready ? null : ready.reason;
    }
  }
}
