/** The edit that was taken back was painted with a model that is not here: which, what is used instead, how to get it. */

import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import { Note } from "../../widgets/note";
import type { Editing } from "../draft/editing";
import type { Models } from "../models/models";
import { insteadOf } from "../models/wanted";
import type { Shell } from "../shell/shell";

export interface WantedPackProps {
  readonly editing: Editing;
  readonly models: Models;
  readonly shell: Shell;
}

export function WantedPack({ editing, models, shell }: WantedPackProps) {
  const wanted = models.wanted.value;
  if (wanted === null || models.packs.value.some(({ id }) => id === wanted.id)) return null;
  const { address } = wanted;
  return (
    <Note look="warning" testId="wanted-pack">
      {text.store.wanted(wanted.title, insteadOf(models, editing.draft.value))}
      <div class="note-actions">
        {address !== null && (
          <Button
            onPress={() => {
              shell.goTo("models");
              void models.lookAt({ from: "url", url: address });
            }}
            testId="get-pack"
          >
            {text.store.get}
          </Button>
        )}
        <Button look="ghost" onPress={() => editing.change({ packId: null })} testId="use-instead">
          {text.store.useInstead}
        </Button>
      </div>
    </Note>
  );
}
