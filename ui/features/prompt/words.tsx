/** The words the model knows: searched, grouped by kind, taken by a click. */

import { useState } from "preact/hooks";
import { text } from "../../messages/current";
import { SearchField } from "../../widgets/search-field";
import type { Editing } from "../draft/editing";
import type { EditingState } from "../draft/state";
import type { ModelsState } from "../models/state";
import { packOf } from "../models/state";
import { titleOf } from "../starts/own-kept";
import type { StartsState } from "../starts/state";
import { completed } from "./suggestions";

type Group = keyof typeof text.words.kinds | "reference" | "own";

const groups: readonly Group[] = ["own", "object", "material", "place", "other", "reference"];
/** Shown of a group before one searches. */
const AT_ONCE = 24;

function groupOf(kind: string): Group {
  switch (kind) {
    case "object":
    case "photograph":
      return "object";
    case "material":
    case "place":
      return kind;
    case "scene":
    case "landscape":
      return "place";
    default:
      return "other";
  }
}

interface WordsOfStates {
  readonly editing: EditingState;
  readonly models: ModelsState;
  readonly starts: StartsState;
}

/** Every word with its group; what the library shows beside what the model paints comes last. */
function wordsOf({ editing, models, starts }: WordsOfStates): ReadonlyMap<Group, readonly string[]> {
  const painted = packOf(models, editing.draft.value)?.names ?? [];
  const own = starts.own.value.map(titleOf);
  const known = new Set([...own, ...painted.map(({ name }) => name)]);
  const all = [
    ...own.map((name) => ["own", name] as const),
    ...painted.map(({ name, kind }) => [groupOf(kind), name] as const),
    ...models.startNames.value.filter((name) => !known.has(name)).map((name) => ["reference", name] as const),
  ];
  return new Map(groups.map((group) => [group, all.filter(([one]) => one === group).map(([, name]) => name)]));
}

interface StartsOfStates {
  readonly editing: EditingState;
  readonly models: ModelsState;
}

/** What a fill of each name starts from, in words. */
function startsOf({ editing, models }: StartsOfStates): ReadonlyMap<string, string> {
  const { starts } = text.words;
  return new Map([
    ...models.startNames.value.map((name) => [name, starts.library] as const),
    ...(packOf(models, editing.draft.value)?.names ?? []).flatMap(({ name, start }) =>
      start ? [[name, starts[start]] as const] : [],
    ),
  ]);
}

export interface WordsProps {
  readonly editing: Editing;
  readonly models: ModelsState;
  readonly starts: StartsState;
}

export function Words({ editing, models, starts }: WordsProps) {
  const [query, setQuery] = useState("");
  const { prompt } = editing.draft.value;
  const wanted = query.trim().toLowerCase();
  const found = [...wordsOf({ editing, models, starts })].map(
    ([group, names]) => [group, names.filter((name) => name.toLowerCase().includes(wanted))] as const,
  );
  const startedFrom = startsOf({ editing, models });
  const none = found.every(([, names]) => names.length === 0);
  return (
    <div class="words" data-testid="words">
      <SearchField label={text.words.search} value={query} onChange={setQuery} testId="words-search" />
      <p class="hint" role="status">
        {none ? text.words.none : ""}
      </p>
      {found.map(([group, names]) =>
        names.length === 0 ? null : (
          <section key={group} class="facts">
            <h2>{group === "reference" || group === "own" ? text.words[group] : text.words.kinds[group]}</h2>
            <ul class="word-list">
              {names.slice(0, AT_ONCE).map((name) => (
                <li key={name}>
                  <button
                    type="button"
                    class="chip"
                    title={startedFrom.get(name)}
                    onClick={() => {
                      const before = prompt === "" || /\s$/.test(prompt) ? prompt : `${prompt} `;
                      editing.change({ prompt: completed(before, name) });
                    }}
                  >
                    {name}
                  </button>
                </li>
              ))}
              {names.length > AT_ONCE && <li class="hint">{text.words.more(names.length - AT_ONCE)}</li>}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}
