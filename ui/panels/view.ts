/** What the preview shows now. Pure over the session's signals. */
import type { EditPreview } from "../../models/contract";
import type { Size } from "../../models/image/geometry";
import { type Where, whereOf } from "../session/draft";
import { chosenOf, type Forming, type Session } from "../session/session";

export type View =
  | { readonly shows: "nothing" }
  | {
      readonly shows: "picture";
      readonly name: string;
      readonly base: EditPreview;
      readonly source: Size;
      /** Drawn over the picture: what forms, or the chosen result. */
      readonly over: Forming | null;
      /** The frame and stripes of what would be painted; null to leave them out. */
      readonly marked: EditPreview | null;
      /** Brush: the user may paint here. */
      readonly tool: "brush" | "none";
      readonly where: Where;
      readonly busy: boolean;
    };

export function viewOf(session: Session): View {
  const job = session.job.value;
  const results = session.results.value;
  const reading = session.reading.value;
  const chosen = chosenOf(session);
  const over: Forming | null =
    chosen && !session.comparing.value ? { image: chosen.small, patch: chosen.candidate.patch } : null;

  if (job.state === "running") {
    const mine = results?.request.id === job.id;
    const front = job.forming ?? (mine ? over : null);
    const { name, base, source } = job;
    const marked = front ? null : job.marked;
    return { shows: "picture", name, base, source, over: front, marked, tool: "none", where: "shapes", busy: true };
  }
  if (results && (session.stage.value === "result" || reading.state === "none")) {
    const { name, base, source } = results;
    return { shows: "picture", name, base, source, over, marked: null, tool: "none", where: "shapes", busy: false };
  }
  if (reading.state !== "read") return { shows: "nothing" };
  const { subject, base, marked } = reading;
  const where = whereOf(session.draft.value, subject.shapes.length);
  return {
    shows: "picture",
    name: subject.selection.source.name,
    base,
    source: base.source,
    over: null,
    marked,
    tool: where === "painted" ? "brush" : "none",
    where,
    busy: false,
  };
}
