/** Why Generate would do nothing right now; null when it would run. */
import type { NotReady } from "../messages/en";
import { sides } from "./jobs";
import type { Later } from "./queue";
import { requestOf } from "./request";
import { packOf, type Session } from "./session";

/** Several selected pictures as edits of their own: each with the shapes over it, else the whole of it. */
export function batchOf(session: Session): readonly Later[] {
  const selection = session.selection.value;
  const pictures = selection?.state === "none" ? (selection.pictures ?? []) : [];
  return pictures.map((picture) => ({
    selection: { state: "ready", ...picture, stored: null },
    draft: {
      ...session.draft.value,
      where: picture.shapes.length > 0 ? "shapes" : "everything",
      painted: null,
      drawn: null,
      drawnOn: [],
      strayed: false,
      again: false,
    },
  }));
}

/** What keeps several pictures from being painted in one go. */
function batchReadiness(session: Session, pictures: readonly Later[]): NotReady | null {
  const { job, sides: by } = session.draft.value;
  const pack = packOf(session);
  if (!pack) return "no-pack";
  if (!pack.kinds.includes(job)) return "other-pack";
  const marked = pictures.every(({ selection }) => selection.shapes.length > 0);
  switch (job) {
    case "fill":
      return null;
    case "remove":
      return marked ? null : "nothing-marked";
    case "background":
      return marked ? null : "no-subject";
    case "extend":
      return sides.some((side) => by[side] > 0) ? null : "no-extension";
    case "scribble":
      return "nothing-drawn";
  }
}

export function readinessOf(session: Session): NotReady | null {
  const reading = session.reading.value;
  if (session.environment.value.engine !== "ready") return "no-engine";
  const several = batchOf(session);
  if (several.length > 0) return batchReadiness(session, several);
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
