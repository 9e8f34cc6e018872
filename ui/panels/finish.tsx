/** How the result meets the picture, closed; how much of it differs from the usual. */
import { usualFinish } from "../../models/contract/settings";
import { text } from "../messages/current";
import { finishOf } from "../session/finishing";
import { Disclosure } from "../widgets/disclosure";
import type { Kit } from "./kit";
import { FinishSettings } from "./later-parts";

export function Finish({ session, actions }: Kit) {
  const { match, grain, blend } = finishOf(session);
  const changed = [
    match !== usualFinish.match || (match && blend !== usualFinish.blend),
    grain !== usualFinish.grain,
  ].filter(Boolean).length;
  return (
    <Disclosure label={text.finish.label} note={changed > 0 ? text.more.changed(changed) : null} testId="finish">
      <FinishSettings session={session} actions={actions} />
    </Disclosure>
  );
}
