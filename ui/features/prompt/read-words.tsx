/** Under the prompt: words that nobody knows, with what could be taken instead, and words that are read as others. */
import { text } from "../../messages/current";
import type { Editing } from "../draft/editing";
import { wordsOf } from "../draft/request";
import { replaced } from "./suggestions";

export interface ReadWordsProps {
  readonly editing: Editing;
  readonly onTake: () => void;
}

export function ReadWords({ editing, onTake }: ReadWordsProps) {
  const answer = wordsOf(editing);
  const { unknown = [], mapped = [], paints = true } = answer ?? {};
  return (
    <div class="read-words" aria-live="polite" data-testid="read-words">
      {!paints && unknown.length === 0 && <p class="hint">{text.prompt.nothingKnown}</p>}
      {unknown.map(({ word, nearest }) => (
        <p key={word} class="hint" data-testid="unknown-word">
          {text.prompt.unknownWord} <span class="unknown-word">{word}</span>
          {nearest.map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-label={text.prompt.instead(word, name)}
              onClick={() => {
                editing.change(replaced(editing.draft.value, word, name));
                onTake();
              }}
            >
              {name}
            </button>
          ))}
        </p>
      ))}
      {mapped.length > 0 && (
        <p class="hint" data-testid="mapped-words">
          {mapped.map(({ from, to }) => text.prompt.mapped(from, to)).join(" · ")}
        </p>
      )}
    </div>
  );
}
