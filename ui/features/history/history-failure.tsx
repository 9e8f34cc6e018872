/** Says that something could not be kept: where the user is when it happens, and with the history. */

import { text } from "../../messages/current";
import { Note } from "../../widgets/note";
import type { Keeping } from "./keeping";

export interface HistoryFailureProps {
  readonly keeping: Keeping;
}

export function HistoryFailure({ keeping }: HistoryFailureProps) {
  const failure = keeping.historyFailure.value;
  if (!failure) return null;
  return (
    <Note
      look="warning"
      dismiss={{ label: text.dismiss, onPress: keeping.dismissHistoryFailure }}
      testId="history-failure"
    >
      <strong>{failure.sentence}</strong> {failure.next}
    </Note>
  );
}
