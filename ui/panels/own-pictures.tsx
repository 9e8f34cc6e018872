/** The user's own reference pictures: added from the selection, named, used, deleted. */
import type { OwnUse } from "../../models/contract/starts";
import { text } from "../messages/current";
import { type KeptPicture, titleOf } from "../session/own-kept";
import { Button, IconButton } from "../widgets/button";
import { Note } from "../widgets/note";
import { Toggle } from "../widgets/toggle";
import type { Kit } from "./kit";

export function OwnPictures({ session, actions }: Kit) {
  const pictures = session.own.value;
  const { busy, failure } = session.ownState.value;
  return (
    <section class="own" aria-label={text.own.title} data-testid="own-pictures">
      <div class="own-head">
        <span class="label" aria-hidden="true">
          {text.own.title}
        </span>
        <Button title={text.own.addHint} disabled={busy} onPress={() => void actions.addOwn()} testId="add-own">
          {busy ? text.own.adding : text.own.add}
        </Button>
      </div>
      {failure && (
        <Note look="warning" dismiss={{ label: text.dismiss, onPress: actions.dismissOwnFailure }} testId="own-failure">
          <strong>{failure.sentence}</strong> {failure.next}
        </Note>
      )}
      {pictures.length === 0 ? (
        <p class="hint">{text.own.empty}</p>
      ) : (
        <ul class="own-list">
          {pictures.map((picture) => (
            <OwnPicture key={picture.id} picture={picture} session={session} actions={actions} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OwnPicture({ picture, session, actions }: Kit & { readonly picture: KeptPicture }) {
  const { id, name, use, opaque, thumbnail } = picture;
  const { job, picture: chosen } = session.draft.value;
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
          void actions.renameOwn(id, field.value).then(() => {
            // What could not be a name gives way to the one it has.
            field.value = session.own.value.find((one) => one.id === id)?.name ?? "";
          });
        }}
      />
      <div class="own-actions">
        <Toggle
          icon="pin"
          label={text.own.choose(title)}
          pressed={chosen?.always === true && chosen.id === id}
          disabled={!fits}
          onChange={(pressed) => actions.chooseOwn(pressed ? id : null)}
          testId="own-choose"
        />
        <IconButton
          icon="clear"
          label={text.own.remove(title)}
          onPress={() => void actions.removeOwn(id)}
          testId="own-remove"
        />
      </div>
      <select
        class="field"
        value={use}
        aria-label={text.own.use(title)}
        data-testid="own-use"
        onChange={(event) => void actions.useOwnAs(id, event.currentTarget.value as OwnUse)}
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
