/** The selected layer was made here: offer to take its prompt, area and settings back. */

import { useMemo, useState } from "preact/hooks";
import { text } from "../../messages/current";
import { fromStored, type Recalled } from "../../stored/format";
import { Button } from "../../widgets/button";
import { Note } from "../../widgets/note";
import type { EditingState } from "../draft/state";
import type { ModelsState } from "../models/state";
import { insteadOf, missingPackOf } from "../models/wanted";
import type { OutcomesState } from "../results/state";
import type { RunState } from "../run/state";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";
import type { Recalling } from "./recalling";

interface SentenceStates {
  readonly editing: EditingState;
  readonly models: ModelsState;
}

function sentence(recalled: Recalled, { editing, models }: SentenceStates): string {
  switch (recalled.state) {
    case "unreadable":
      return text.stored.unreadable;
    case "newer":
      return recalled.prompt === null && recalled.seed === null ? text.stored.newer : text.stored.partly;
    case "whole": {
      const missing = missingPackOf(models, recalled);
      return missing === null
        ? text.stored.offer
        : `${text.stored.offer} ${text.stored.missingPack(missing.title, insteadOf(models, editing.draft.value))}`;
    }
  }
}

export interface StoredOfferProps {
  readonly editing: EditingState;
  readonly models: ModelsState;
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly recalling: Recalling;
  readonly selecting: SelectingState;
  readonly shell: ShellState;
}

export function StoredOffer({ editing, models, outcomes, progress, recalling, selecting, shell }: StoredOfferProps) {
  const selection = selecting.selection.value;
  const stored = selection?.state === "ready" ? selection.stored : null;
  const recalled = useMemo(() => (stored === null ? null : fromStored(stored)), [stored]);
  const [done, setDone] = useState<string | null>(null);
  // In front of a result just accepted the offer would only be noise.
  const busy = progress.job.value.state === "running" || (outcomes.results.value && shell.stage.value === "result");
  if (!recalled || stored === done || busy) return null;
  const usable =
    recalled.state === "whole" || (recalled.state === "newer" && (recalled.prompt ?? recalled.seed) !== null);
  return (
    <Note look="info" dismiss={{ label: text.dismiss, onPress: () => setDone(stored) }} testId="stored-offer">
      {sentence(recalled, { editing, models })}
      {usable && (
        <div class="note-actions">
          <Button
            onPress={() => {
              recalling.editAgain();
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
