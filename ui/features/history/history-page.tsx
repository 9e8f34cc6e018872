/** Runs kept with the document: look, search, use again, star, delete. */

import { useState } from "preact/hooks";
import { text } from "../../messages/current";
import { type KeptEntry, promptOf, searched } from "../../stored/kept";
import { Button, IconButton } from "../../widgets/button";
import { SearchField } from "../../widgets/search-field";
import { Toggle } from "../../widgets/toggle";
import { labelFor } from "../../wording/labels";
import type { ModelsState } from "../models/state";
import { missingPackOf } from "../models/wanted";
import type { Outcomes } from "../results/accepting";
import { HistoryFailure } from "./history-failure";
import type { Keeping } from "./keeping";
import type { KeepingState } from "./state";

/** Shown at first and added on demand, so that a long history opens at once. */
const AT_ONCE = 20;

export interface HistoryPageProps {
  readonly keeping: Keeping;
  readonly models: ModelsState;
  readonly outcomes: Outcomes;
}

export function HistoryPage({ keeping, models, outcomes }: HistoryPageProps) {
  const [query, setQuery] = useState("");
  const [starredOnly, setStarredOnly] = useState(false);
  const [most, setMost] = useState(AT_ONCE);
  const all = keeping.history.value;
  const found = searched(all, query, starredOnly);
  return (
    <>
      <div class="search-bar">
        <SearchField label={text.history.search} value={query} onChange={setQuery} testId="history-search" />
        <Toggle
          icon="star"
          label={text.history.starred}
          pressed={starredOnly}
          onChange={setStarredOnly}
          testId="starred-only"
        />
      </div>
      <HistoryFailure keeping={keeping} />
      {found.length === 0 && <p class="hint">{all.length === 0 ? text.history.empty : text.history.nothing}</p>}
      <ul class="runs" data-testid="history">
        {found.slice(0, most).map((entry) => (
          <Entry key={entry.id} entry={entry} keeping={keeping} models={models} outcomes={outcomes} />
        ))}
      </ul>
      {found.length > most && (
        <Button look="ghost" onPress={() => setMost(most + AT_ONCE)}>
          {text.words.more(found.length - most)}
        </Button>
      )}
      <Kept keeping={keeping} />
    </>
  );
}

interface KeptProps {
  readonly keeping: KeepingState;
}

/** How long finished pictures stay, where, and what it takes. */
function Kept({ keeping }: KeptProps) {
  const lasting = keeping.lasting.value;
  if (lasting === null) return null;
  const { ids, bytes, most } = lasting;
  return (
    <p class="hint" data-testid="lasting">
      {most === 0 ? text.history.fleeting : text.history.lasting(ids.size, bytes / 2 ** 20, most / 2 ** 20)}
    </p>
  );
}

function titleOf(entry: KeptEntry): string {
  const { recalled } = entry;
  if (recalled.state === "whole") return labelFor(recalled.edit.kind, recalled.edit.prompt);
  return promptOf(entry) || text.history.noWords;
}

interface EntryProps {
  readonly entry: KeptEntry;
  readonly keeping: Keeping;
  readonly models: ModelsState;
  readonly outcomes: Outcomes;
}

function Entry({ entry, keeping, models, outcomes }: EntryProps) {
  const { id, starred, recalled, candidates, asked, at, name } = entry;
  const isHere =
    outcomes.runs.value.some(({ request }) => request.id === id) ||
    (recalled.state === "whole" && keeping.lasting.value?.ids.has(id) === true);
  const usable =
    recalled.state === "whole" || (recalled.state === "newer" && (recalled.prompt ?? recalled.seed) !== null);
  const title = titleOf(entry);
  const missing = missingPackOf(models, recalled);
  const facts = [
    name,
    at === null ? "" : text.history.when(at),
    candidates.length < asked ? text.history.unfinished(candidates.length, asked) : "",
    recalled.state === "whole"
      ? text.history.settings(recalled.edit.settings.steps, recalled.edit.settings.guidance)
      : "",
  ];
  return (
    <li class="kept" data-testid="history-entry" data-starred={starred}>
      <div class="kept-pictures">
        {candidates.map(({ seed, picture }, index) =>
          picture === "" ? null : (
            <button
              key={seed}
              type="button"
              class="kept-picture"
              title={isHere ? text.history.showCandidate(index + 1, seed) : text.history.candidate(index + 1, seed)}
              aria-label={
                isHere ? text.history.showCandidate(index + 1, seed) : text.history.candidate(index + 1, seed)
              }
              disabled={!usable}
              onClick={() => (isHere ? void outcomes.showRun(id, seed) : keeping.reuse(id, seed))}
            >
              <img src={picture} alt="" width="48" height="48" />
            </button>
          ),
        )}
      </div>
      <p class="kept-title">{title}</p>
      <p class="hint">{facts.filter(Boolean).join(" · ")}</p>
      {missing && <p class="hint">{text.store.wantedShort(missing.title)}</p>}
      {recalled.state === "newer" && <p class="hint">{text.history.newer}</p>}
      {recalled.state === "unreadable" && <p class="hint">{text.history.unreadable}</p>}
      <div class="kept-actions">
        {usable && (
          <Button title={text.history.reuseHint} onPress={() => keeping.reuse(id)} testId="history-reuse">
            {text.history.reuse}
          </Button>
        )}
        {isHere && (
          <Button title={text.history.showHint} onPress={() => void outcomes.showRun(id)} testId="history-show">
            {text.history.show}
          </Button>
        )}
        <span class="spring" />
        <Toggle
          icon="star"
          label={`${starred ? text.history.unstar : text.history.star}: ${title}`}
          pressed={starred}
          onChange={() => void keeping.star(id)}
          testId="history-star"
        />
        <IconButton
          icon="clear"
          label={`${text.history.remove}: ${title}`}
          onPress={() => void keeping.forgetRun(id)}
          testId="history-remove"
        />
      </div>
    </li>
  );
}
