/** Says that something could not be kept: where the user is when it happens, and with the history. */
import { text } from "../messages/current";
import { Note } from "../widgets/note";
import type { Kit } from "./kit";

export function HistoryFailure({ session, actions }: Kit) {
  const failure = session.historyFailure.value;
  if (!failure) return null;
  return (
    <Note
      look="warning"
      dismiss={{ label: text.dismiss, onPress: actions.dismissHistoryFailure }}
      testId="history-failure"
    >
      <strong>{failure.sentence}</strong> {failure.next}
    </Note>
  );
}
