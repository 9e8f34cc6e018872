/** The settings few people need, closed; how many differ from their defaults. */
import { text } from "../messages/current";
import { Disclosure } from "../widgets/disclosure";
import { settingsChanges } from "./changes";
import type { Kit } from "./kit";
import { MoreSettings } from "./later-parts";

export function More({ session, actions }: Kit) {
  const changed = settingsChanges(session.draft.value);
  return (
    <Disclosure label={text.more.label} note={changed > 0 ? text.more.changed(changed) : null} testId="more">
      <MoreSettings session={session} actions={actions} changed={changed} />
    </Disclosure>
  );
}
