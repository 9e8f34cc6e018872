/** What should appear, in words. */
import { useEffect, useId, useRef } from "preact/hooks";
import { text } from "../messages/current";
import { packOf } from "../session/session";
import type { Kit } from "./kit";
import { completed, suggest } from "./suggestions";

const CHIPS = 8;

export function Prompt({ session, actions }: Kit) {
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { prompt, job } = session.draft.value;
  const results = session.results.value;
  const painted = packOf(session)?.names.map(({ name }) => name) ?? [];
  // With nothing typed, what the model itself paints best is offered.
  const names = prompt.trim() === "" ? painted : [...new Set([...painted, ...session.referenceNames.value])];
  const chips = suggest(prompt, names, CHIPS);
  const unknown =
    results && results.request.kind !== "remove" && results.request.prompt === prompt.trim()
      ? results.unknownWords
      : [];
  const asked = session.focusPrompt.value;

  useEffect(() => {
    area.current?.focus({ preventScroll: true });
  }, [asked]);

  if (job === "remove") return null;
  return (
    <section class="prompt">
      <label for={id} class="label">
        {text.prompt.labels[job]}
      </label>
      <textarea
        ref={area}
        id={id}
        class="field prompt-field"
        rows={2}
        placeholder={text.prompt.placeholders[job]}
        aria-describedby={`${id}-hint`}
        data-testid="prompt"
        value={prompt}
        onInput={(event) => actions.change({ prompt: event.currentTarget.value })}
      />
      {chips.length > 0 && (
        <ul class="chips" aria-label={text.prompt.suggestions} data-testid="suggestions">
          {chips.map((name) => (
            <li key={name}>
              <button
                type="button"
                class="chip"
                onClick={() => {
                  actions.change({ prompt: completed(prompt, name) });
                  area.current?.focus();
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p id={`${id}-hint`} class={unknown.length > 0 ? "hint" : "unseen"} data-testid="prompt-hint" aria-live="polite">
        {unknown.length > 0 ? text.prompt.unknown(unknown) : text.prompt.empty}
      </p>
    </section>
  );
}
