/** What should appear, in words. */

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { kindOf } from "../../../models/kinds/kinds";
import { text } from "../../messages/current";
import { promptsOf } from "../../stored/kept";
import { Icon } from "../../widgets/icon";
import type { Editing } from "../draft/editing";
import { wordsOf } from "../draft/request";
import type { EditingState } from "../draft/state";
import type { KeepingState } from "../history/state";
import type { ModelsState } from "../models/state";
import { packOf } from "../models/state";
import type { OutcomesState } from "../results/state";
import { later } from "../shell/later";
import type { ShellState } from "../shell/state";
import { titleOf } from "../starts/own-kept";
import type { Starts } from "../starts/starts";
import { ReadWords } from "./read-words";
import { completed, suggest } from "./suggestions";

export const Words = later(async () => (await import("./words")).Words);

const CHIPS = 8;
/** Earlier prompts offered before them; the up arrow goes back through all. */
const RECENT = 2;

export interface PromptProps {
  readonly editing: Editing;
  readonly keeping: KeepingState;
  readonly models: ModelsState;
  readonly outcomes: OutcomesState;
  readonly shell: ShellState;
  readonly starts: Starts;
}

export function Prompt({ editing, keeping, models, outcomes, shell, starts }: PromptProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { prompt, job } = editing.draft.value;
  const results = outcomes.results.value;
  const own = starts.own.value.map(titleOf);
  const painted = [...new Set([...own, ...(packOf(models, editing.draft.value)?.names.map(({ name }) => name) ?? [])])];
  // With nothing typed, what the model itself paints best is offered.
  const names = prompt.trim() === "" ? painted : [...new Set([...painted, ...models.startNames.value])];
  const earlierPrompts = promptsOf(keeping.history.value);
  const read = wordsOf(editing);
  const likely = read?.completions ?? [];
  const chips = likely.length > 0 ? likely : suggest(prompt, names, CHIPS, earlierPrompts);
  const recent = prompt.trim() === "" ? earlierPrompts.slice(0, RECENT) : [];
  const take = (next: string): void => {
    editing.change({ prompt: next });
    area.current?.focus();
  };
  // What is told while typing is not told again by the run; a painter that reads sentences only knows afterwards.
  const told = new Set(read?.unknown.map(({ word }) => word));
  const unknown = (
    results && "prompt" in results.request && results.request.prompt === prompt.trim() ? results.unknownWords : []
  ).filter((word) => !told.has(word));
  const asked = shell.focusPrompt.value;
  const [listed, setListed] = useState(false);
  /** Which earlier prompt is shown; -1 is what the user typed. */
  const earlier = useRef(-1);

  /** As in a shell: up goes back through earlier prompts while nothing else was typed, down forward again. */
  const recall = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") {
      if (event.key.length === 1) earlier.current = -1;
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const prompts = promptsOf(keeping.history.value);
    const browsing = earlier.current >= 0 && prompts[earlier.current] === prompt;
    if (prompt !== "" && !browsing) return;
    const next = (browsing ? earlier.current : -1) + (event.key === "ArrowUp" ? 1 : -1);
    if (next >= prompts.length || next < -1) return;
    event.preventDefault();
    earlier.current = next;
    editing.change({ prompt: prompts[next] ?? "" });
  };

  useEffect(() => {
    area.current?.focus({ preventScroll: true });
  }, [asked]);

  if (!kindOf(job).takes.words) return null;
  return (
    <section class="prompt">
      <div class="prompt-head">
        <label for={id} class="label">
          {text.prompt.labels[job]}
        </label>
        <button
          type="button"
          class="link"
          aria-expanded={listed}
          data-testid="words-open"
          onClick={() => setListed(!listed)}
        >
          {listed ? text.words.close : text.words.open}
        </button>
      </div>
      <textarea
        ref={area}
        id={id}
        class="field prompt-field"
        rows={2}
        placeholder={text.prompt.placeholders[job]}
        aria-describedby={`${id}-hint`}
        data-testid="prompt"
        value={prompt}
        onKeyDown={recall}
        onInput={(event) => editing.change({ prompt: event.currentTarget.value })}
      />
      {listed && <Words editing={editing} models={models} starts={starts} />}
      {!listed && recent.length + chips.length > 0 && (
        <ul class="chips" aria-label={text.prompt.suggestions} data-testid="suggestions">
          {recent.map((earlier) => (
            <li key={`earlier ${earlier}`}>
              <button
                type="button"
                class="chip chip-recent"
                title={earlier}
                aria-label={text.prompt.earlier(earlier)}
                onClick={() => take(earlier)}
              >
                <Icon name="history" />
                <span>{earlier}</span>
              </button>
            </li>
          ))}
          {chips.map((name) => (
            <li key={name}>
              <button type="button" class="chip" onClick={() => take(completed(prompt, name))}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ReadWords editing={editing} onTake={() => area.current?.focus()} />
      <StartsFrom editing={editing} starts={starts} />
      <p id={`${id}-hint`} class={unknown.length > 0 ? "hint" : "unseen"} data-testid="prompt-hint" aria-live="polite">
        {unknown.length > 0 ? text.prompt.unknown(unknown) : text.prompt.empty}
      </p>
    </section>
  );
}

interface StartsFromProps {
  readonly editing: EditingState;
  readonly starts: Starts;
}

/** A chosen picture counts more than the words; one that an edit started from may be gone. */
function StartsFrom({ editing, starts }: StartsFromProps) {
  const { job, picture } = editing.draft.value;
  if (!picture || (job !== "fill" && job !== "background")) return null;
  const here = starts.own.value.some(({ id }) => id === picture.id);
  if (here && !picture.always) return null;
  return (
    <p class="hint" data-testid={here ? "own-chosen" : "own-missing"}>
      {here ? text.own.always(picture.name) : text.own.missing(picture.name)}{" "}
      <button type="button" class="link" data-testid="own-by-words" onClick={() => starts.chooseOwn(null)}>
        {text.own.byWords}
      </button>
    </p>
  );
}
