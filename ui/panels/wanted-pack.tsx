/** The edit that was taken back was painted with a model that is not here: which, what is used instead, how to get it. */
import { text } from "../messages/current";
import { insteadOf } from "../session/wanted";
import { Button } from "../widgets/button";
import { Note } from "../widgets/note";
import type { Kit } from "./kit";

export function WantedPack({ session, actions }: Kit) {
  const wanted = session.wanted.value;
  if (wanted === null || session.packs.value.some(({ id }) => id === wanted.id)) return null;
  const { address } = wanted;
  return (
    <Note look="warning" testId="wanted-pack">
      {text.store.wanted(wanted.title, insteadOf(session))}
      <div class="note-actions">
        {address !== null && (
          <Button
            onPress={() => {
              actions.goTo("models");
              void actions.lookAt({ from: "url", url: address });
            }}
            testId="get-pack"
          >
            {text.store.get}
          </Button>
        )}
        <Button look="ghost" onPress={() => actions.change({ packId: null })} testId="use-instead">
          {text.store.useInstead}
        </Button>
      </div>
    </Note>
  );
}
