/** The language the user wants could not be loaded: another is spoken until it can. */

import { languages, text } from "../../messages/current";
import { Button } from "../../widgets/button";
import { Note } from "../../widgets/note";
import type { Speech } from "./speaking";

export interface MissingLanguageProps {
  readonly speech: Speech;
}

export function MissingLanguage({ speech }: MissingLanguageProps) {
  const wanted = speech.missingLanguage.value;
  if (wanted === null) return null;
  return (
    <div role="alert">
      <Note look="warning" testId="missing-language">
        <strong>{text.unloaded.language(languages[wanted].name)}</strong> {text.unloaded.next}
        <div class="note-actions">
          <Button onPress={() => void speech.setLanguage(wanted)} testId="missing-language-retry">
            {text.unloaded.retry}
          </Button>
        </div>
      </Note>
    </div>
  );
}
