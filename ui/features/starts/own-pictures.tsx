/** The user's own reference pictures: added from the selection, named, used, deleted. */

import type { OwnUse } from "../../../models/contract/starts";
import { text } from "../../messages/current";
import { Button, IconButton } from "../../widgets/button";
import { Note } from "../../widgets/note";
import { Toggle } from "../../widgets/toggle";
import type { EditingState } from "../draft/state";
import { type KeptPicture, titleOf } from "./own-kept";
import type { Starts } from "./starts";

export interface OwnPicturesProps {
  readonly editing: EditingState;
  readonly starts: Starts;
}

export function OwnPictures({ editing, starts }: OwnPicturesProps) {
  const pictures = starts.own.value;
  const { busy, failure } = starts.ownState.value;
  return (
    <section class="own" aria-label={text.own.title} data-testid="own-pictures">
      <div class="own-head">
        <span class="label" aria-hidden="true">
          {text.own.title}
        </span>
        <Button title={text.own.addHint} disabled={busy} onPress={() => void starts.addOwn()} testId="add-own">
          {busy ? text.own.adding : text.own.add}
        </Button>
      </div>
      {failure && (
        <Note look="warning" dismiss={{ label: text.dismiss, onPress: starts.dismissOwnFailure }} testId="own-failure">
          <strong>{failure.sentence}</strong> {failure.next}
        </Note>
      )}
      {pictures.length === 0 ? (
        <p class="hint">{text.own.empty}</p>
      ) : (
        <ul class="own-list">
          {pictures.map((picture) => (
            <OwnPicture key={picture.id} picture={picture} editing={editing} starts={starts} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface OwnPictureProps {
  readonly picture: KeptPicture;
  readonly editing: EditingState;
  readonly starts: Starts;
}

function OwnPicture({ picture, editing, starts }: OwnPictureProps) {
  const { id, name, use, opaque, thumbnail } = picture;
  const { job, picture: chosen } = editing.draft.value;
  const title = titleOf(picture);
  const uses: readonly OwnUse[] = opaque ? ["stands", "floats", "covers"] : ["stands", "floats"];
  // A thing is no background.
  const fits = job === "fill" || use === "covers";
  return (
    <li class="own-picture" data-testid="own-picture">
      <img class="own-thumbnail" src={thumbnail} alt="" width="40" height="40" />
      <input
        class="field"
        type="text"
        value={name}
        aria-label={text.own.name(title)}
        title={text.own.nameHint}
        data-testid="own-name"
        onChange={(event) => {
          const field = event.currentTarget;
          void starts.renameOwn(id, field.value).then(() => {
            // What could not be a name gives way to the one it has.
            field.value = starts.own.value.find((one) => one.id === id)?.name ?? "";
          });
        }}
      />
      <div class="own-actions">
        <Toggle
          icon="pin"
          label={text.own.choose(title)}
          pressed={chosen?.always === true && chosen.id === id}
          disabled={!fits}
          onChange={(pressed) => starts.chooseOwn(pressed ? id : null)}
          testId="own-choose"
        />
        <IconButton
          icon="clear"
          label={text.own.remove(title)}
          onPress={() => void starts.removeOwn(id)}
          testId="own-remove"
        />
      </div>
      <select
        class="field"
        value={use}
        aria-label={text.own.use(title)}
        data-testid="own-use"
        onChange={(event) => void starts.useOwnAs(id, event.currentTarget.value as OwnUse)}
      >
        {uses.map((one) => (
          <option key={one} value={one}>
            {text.own.uses[one]}
          </option>
        ))}
      </select>
      {opaque && use !== "covers" && <p class="hint own-cut">{text.own.cut}</p>}
    </li>
  );
}
