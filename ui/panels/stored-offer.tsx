/** The selected layer was made here: offer to take its prompt, area and settings back. */
import { useMemo, useState } from "preact/hooks";
import { text } from "../messages/current";
import type { Session } from "../session/session";
import { fromStored, type Recalled } from "../session/stored-format";
import { insteadOf, missingPackOf } from "../session/wanted";
import { Button } from "../widgets/button";
import { Note } from "../widgets/note";
import type { Kit } from "./kit";

function sentence(recalled: Recalled, session: Session): string {
  switch (recalled.state) {
    case "unreadable":
      return text.stored.unreadable;
    case "newer":
      return recalled.prompt === null && recalled.seed === null ? text.stored.newer : text.stored.partly;
    case "whole": {
      const missing = missingPackOf(session, recalled);
      return missing === null
        ? text.stored.offer
        : `${text.stored.offer} ${text.stored.missingPack(missing.title, insteadOf(session))}`;
    }
  }
}

export function StoredOffer({ session, actions }: Kit) {
  const selection = session.selection.value;
  const stored = selection?.state === "ready" ? selection.stored : null;
  const recalled = useMemo(() => (stored === null ? null : fromStored(stored)), [stored]);
  const [done, setDone] = useState<string | null>(null);
  // In front of a result just accepted the offer would only be noise.
  const busy = session.job.value.state === "running" || (session.results.value && session.stage.value === "result");
  if (!recalled || stored === done || busy) return null;
  const usable =
    recalled.state === "whole" || (recalled.state === "newer" && (recalled.prompt ?? recalled.seed) !== null);
  return (
    <Note look="info" dismiss={{ label: text.dismiss, onPress: () => setDone(stored) }} testId="stored-offer">
      {sentence(recalled, session)}
      {usable && (
        <div class="note-actions">
          <Button
            onPress={() => {
              actions.editAgain();
              setDone(stored);
            }}
            testId="edit-again"
          >
            {text.stored.edit}
          </Button>
        </div>
      )}
    </Note>
  );
}
